using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection.Scoring;

/// <summary>From scores and a threshold to figures.</summary>
public static class Measure
{
    public static Ratio FalseAlerts(Scored calm, double threshold) => FalseAlerts(calm.Cases, calm.At(threshold));

    public static Ratio FalseAlerts(IReadOnlyList<Case> calm, Outcome[] outcomes) =>
        Ratio.Of(calm.Select((c, i) => (c.Person, (double)outcomes[i].False, c.Months)));

    public static Ratio Dips(IReadOnlyList<Case> calm, Outcome[] outcomes) =>
        Ratio.Of(calm.Select((c, i) => (c.Person, (double)outcomes[i].Dips.Alerted, (double)outcomes[i].Dips.All)));

    public static Ratio By(Scored worse, double threshold, int days) => By(worse.Cases, worse.At(threshold), days);

    public static Ratio By(IReadOnlyList<Case> worse, Outcome[] outcomes, int days) =>
        Ratio.Of(worse.Select((c, i) => (c.Person, outcomes[i].By(days) ? 1.0 : 0, 1.0)));

    public static Found Found(Scored worse, double size, double threshold)
    {
        const int InTime = 14;
        var outcomes = worse.At(threshold);
        double[] delays = [.. outcomes.Where(o => o.By(InTime)).Select(o => (double)o.Delay!.Value)];
        Ratio Within(int days) => By(worse.Cases, outcomes, days);
        return new(size, Within(2), Within(4), Within(7), Within(InTime), delays.Length > 0 ? Spread.Median(delays) : null);
    }
}
