using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection.Rules;

/// <summary>The mean of the last five days against that of the fourteen before, in standard errors that allow for readings which carry over.</summary>
internal static class MovingWindow
{
    private const int Recent = 5, Before = 14, FewestRecent = 2, FewestBefore = 3;
    private const double CarriesOver = .3;

    public static double[] Score(Diary diary)
    {
        var scores = new double[diary.Length];
        for (var day = 0; day < diary.Length; day++)
        {
            var recent = Values(diary, day - Recent + 1, day);
            var before = Values(diary, day - Recent - Before + 1, day - Recent);
            scores[day] = diary.Values[day] is null || recent.Length < FewestRecent || before.Length < FewestBefore
                ? double.NegativeInfinity
                : Rise(recent, before, Spread.Shrunk([.. diary.Values.Take(day + 1).OfType<double>()], diary.Items));
        }

        return scores;
    }

    /// <param name="sd">Of all readings so far, shrunk to the population's.</param>
    private static double Rise(double[] recent, double[] before, double sd) =>
        (recent.Average() - before.Average()) / (sd * Math.Sqrt(CarriesOver + (1.0 / recent.Length) + (1.0 / before.Length)));

    private static double[] Values(Diary diary, int from, int to) =>
        [.. Enumerable.Range(Math.Max(0, from), Math.Max(0, to - Math.Max(0, from) + 1)).Select(d => diary.Values[d]).OfType<double>()];
}
