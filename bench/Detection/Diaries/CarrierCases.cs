using Evenkeel.Cohort;

namespace Evenkeel.Bench.Detection.Diaries;

/// <summary>Real diaries with pretended sessions every week, and with shifts and dips put in where and as in the cohort.</summary>
public static class CarrierCases
{
    private const int Week = 7, Draws = 4;
    private static readonly int[] FirstSessions = [3, 7, 14];

    /// <summary>The share of sessions with a dip after them, over all: what the cohort's mix comes to.</summary>
    private static readonly double DipShare = new MixParameters().Shares[1] * new MixParameters().DipShare;

    /// <param name="masked">Share of days that are taken away besides.</param>
    public static Case[] Calm(IEnumerable<Carrier> carriers, double masked = 0) => Make(carriers, masked, 0);

    /// <param name="size">The size of the shift that everybody gets [own SD].</param>
    public static Case[] Worse(IEnumerable<Carrier> carriers, double size, double masked = 0) => Make(carriers, masked, size);

    /// <summary>The same people with the first session alone: every day after it is away from sessions.</summary>
    /// <param name="size">The size of the shift that everybody gets at least <see cref="AwayProtocol.DaysAfterASession"/> days later [own SD]; zero for none.</param>
    public static Case[] Away(IEnumerable<Carrier> carriers, double size) => Make(carriers, 0, size, away: true);

    private static Case[] Make(IEnumerable<Carrier> carriers, double masked, double size, bool away = false) =>
        [.. carriers.SelectMany(c => FirstSessions.SelectMany(first => Enumerable.Range(0, Draws).Select(draw => Of(c, first, draw, masked, size, away)))).OfType<Case>()];

    private static Case? Of(Carrier carrier, int first, int draw, double masked, double size, bool away)
    {
        Seeded For(Chance purpose) => Seeded.For(Splits.Injection.First, (Stable(carrier.Name) * 1_000) + (first * 10) + draw, purpose);
        var values = carrier.Values.ToArray();
        int[] sessions = [.. Enumerable.Range(0, values.Length).Where(d => d >= first && (away ? d == first : (d - first) % Week == 0))];
        var events = size > 0 ? Shift(sessions, values.Length, size, away, For(Chance.Event)) : [.. Dips(sessions, values.Length, For(Chance.Event))];
        if (events is null)
        {
            return null;
        }

        foreach (var e in events)
        {
            Put(e, values, carrier.Sd);
        }

        var mask = new MissingParameters { Shares = [masked] };
        var missed = MissedDays.Draw(mask, new bool[values.Length], For(Chance.Missing));
        values = [.. values.Select((v, d) => missed[d] ? null : v)];
        var diary = new Diary(values, sessions, new int?[values.Length], carrier.Items);
        return new(carrier.Name, carrier.Set, diary, events, new bool[values.Length], carrier.Sd, null);
    }

    /// <summary>A number for a name that is the same in every run: who else is in the file changes nothing.</summary>
    private static int Stable(string name) => name.Aggregate(17, (hash, c) => ((hash * 31) + c) % 100_003);

    private static TrueEvent[]? Shift(int[] sessions, int length, double size, bool away, Seeded chance)
    {
        var p = new ShiftParameters();
        var step = chance.Happens(p.StepShare);
        var lasts = chance.Whole(p.Lasts);
        var room = length - p.RoomAfterOnset - sessions[0];
        var after = away ? chance.Whole(new(AwayProtocol.DaysAfterASession, Math.Max(room, AwayProtocol.DaysAfterASession))) : 1 + chance.Weighted(p.OnsetShares);
        int[] roomy = [.. sessions.Where(s => s + after + p.RoomAfterOnset <= length)];
        if (roomy.Length == 0)
        {
            return null;
        }

        var session = chance.Choice(roomy);
        var onset = session + after;
        return [new(EventKind.Shift, onset, Math.Min(onset + lasts, length) - 1, size, session, step ? 1 : p.RampDays)];
    }

    private static IEnumerable<TrueEvent> Dips(int[] sessions, int length, Seeded chance)
    {
        var p = new MixParameters();
        foreach (var session in sessions)
        {
            var dips = chance.Happens(DipShare);
            var onset = session + 1 + chance.Weighted(new ShiftParameters().OnsetShares);
            var lasts = chance.Whole(p.DipDays);
            var size = chance.Uniform(p.DipSize);
            if (dips && onset < length)
            {
                yield return new(EventKind.Dip, onset, Math.Min(onset + lasts, length) - 1, size, session, 1);
            }
        }
    }

    private static void Put(TrueEvent e, double?[] values, double sd)
    {
        for (var day = e.OnsetDay; day <= e.EndDay; day++)
        {
            values[day] = values[day] is { } v ? Math.Clamp(v + (Math.Min(1, (day - e.OnsetDay + 1.0) / e.RampDays) * e.SizeSd * sd), 0, 10) : null;
        }
    }
}
