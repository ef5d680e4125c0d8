using Evenkeel.Bench.Detection.Diaries;
using Evenkeel.Clinical.Band;

namespace Evenkeel.Bench.Detection;

/// <summary>Our own engine over a diary.</summary>
public static class Engine
{
    /// <summary>The limit that the program ships with, at a tenth of a false alert per patient-month.</summary>
    public static double Shipped(int items) => AlertBudget.LimitFor(AlertBudget.Usual, items);

    /// <summary>The evidence of each answered day; a missed day says nothing.</summary>
    public static double[] Evidence(Diary diary) => Walk(diary, null).Evidence;

    /// <summary>The evidence of an onset away from sessions.</summary>
    public static double[] EvidenceAway(Diary diary) => Walk(diary, null, b => b.EvidenceAway).Evidence;

    /// <summary>The same where the day after a suspicious answer, if it is missed, brings a reminder.</summary>
    /// <returns>The evidence, and how many reminders were sent after the first session.</returns>
    public static (double[] Evidence, int Reminders) Reminded(Case c) => Walk(c.Diary, c.Reached);

    private static (double[] Evidence, int Reminders) Walk(Diary diary, double?[]? reached, Func<BandDay, double>? says = null)
    {
        var band = new OwnBand(diary.Items == 1 ? BandParameters.OneItem : BandParameters.ThreeItems);
        var sessions = diary.Sessions.ToHashSet();
        var (evidence, reminders, suspicious) = (new double[diary.Length], 0, false);
        for (var day = 0; day < diary.Length; day++)
        {
            var value = diary.Values[day];
            if (value is null && suspicious && reached is not null)
            {
                value = reached[day];
                reminders += day > diary.Sessions[0] ? 1 : 0;
            }

            var now = band.Step(value, sessions.Contains(day));
            evidence[day] = value is null ? double.NegativeInfinity : says is null ? now.Evidence : says(now);
            suspicious = value is not null && new BandReading(default, now, 0).IsSuspicious;
        }

        return (evidence, reminders);
    }
}
