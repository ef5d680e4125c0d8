namespace Evenkeel.Clinical.Signs;

/// <summary>
/// A gain that is lost over weeks: too slow for the diary's rules, so it is read from the PHQ-9. On made-up people the scores find it
/// where no rule on weekly medians did (decision 0025).
/// </summary>
public static class SlowRelapse
{
    public const string Code = "slow-relapse";

    /// <summary>PHQ-9 points between the start and the best since the first session that count as a gain; closed.</summary>
    public const int Gained = WorseThanBeforeTreatment.ReliableChange;

    /// <summary>PHQ-9 points above that best; closed (reliable change).</summary>
    public const int Lost = WorseThanBeforeTreatment.ReliableChange;

    /// <summary>At most so many PHQ-9 points below the start; closed.</summary>
    public const int NearStart = WorseThanBeforeTreatment.WatchChange;

    /// <summary>Below this total nobody is told; closed.</summary>
    public const int LeastTotal = 10;

    /// <summary>The gain must be no older than this [days]; closed. Who lost it long ago is not losing it now.</summary>
    public const int GainedWithin = 90;

    /// <summary>A slow thing is looked at once in four weeks: so long after a closing it is only watched; open end.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromDays(28);

    /// <summary>So many scores in a row: one alone is often a bad fortnight.</summary>
    public const int InARow = 2;

    public static readonly Card Card = new(
        Code, "Slow return of symptoms",
        "The PHQ-9 had clearly fallen, and twice in a row it is back near the start. It went slowly, so no single day shows it: talk about the next step.",
        "design 5a, return of symptoms; decision 0025; evidence 1.2, 4.2 (PHQ-9 working relapse)", "worsening-unseen", new(2026, 11, 30));

    public static Finding Judge(Trajectory t)
    {
        if (t.CourseStart is not { } first)
        {
            return new Indeterminate(Because.NoSessionYet);
        }

        Score[] scores = [.. t.Scores.Where(s => s.Instrument == "phq-9" && s.Total is not null)];
        var start = scores.LastOrDefault(s => s.AnsweredAt < first.Start)?.Total;
        Score[] since = [.. scores.Where(s => s.AnsweredAt >= first.After)];
        if (start is null || since.Length == 0)
        {
            return new Indeterminate(Because.NoBaseline);
        }

        return Found(start.Value, since) is not { } found ? t.Calm(since[^1].AnsweredAt)
            : t.LastClosing(Code)?.At + Quiet is { } quietUntil && t.AsOf < quietUntil
                ? found with { Priority = Priority.Routine, Response = Response.Watch, LookAgainAt = quietUntil }
                : found.UnlessClosed(t, Code);
    }

    private static Present? Found(int start, Score[] since)
    {
        var now = since[^1];
        Score[] earlier = [.. since.SkipLast(InARow).Where(s => now.AnsweredAt - s.AnsweredAt <= TimeSpan.FromDays(GainedWithin))];
        if (earlier.Length == 0 || earlier.Min(s => s.Total!.Value) is var best && start - best < Gained)
        {
            return null;
        }

        var (lost, limit) = (since[^InARow..], Limit(start, best));
        return lost.All(s => s.Total >= limit)
            ? new Present(
                Priority.Urgent, Response.Alert, now.ReceivedAt,
                [.. lost.Select(s => new Evidence(Fact.Phq9Total, s.Total!.Value, s.AnsweredAt, limit)), new(Fact.Phq9Best, best), new(Fact.Phq9AtStart, start)])
            : null;
    }

    /// <summary>The least total that counts after such a gain.</summary>
    public static int Limit(int start, int best) => Math.Max(LeastTotal, Math.Max(best + Lost, start - NearStart));
}
