using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection.Rules;

/// <summary>The mean of the last five days against that of the fourteen before, in SDs of all so far, shrunk to the population's.</summary>
internal static class MovingWindow
{
    private const int Recent = 5, Before = 14, FewestRecent = 2, FewestBefore = 3;

    public static double[] Score(Diary diary)
    {
        var scores = new double[diary.Length];
        for (var day = 0; day < diary.Length; day++)
        {
            var recent = Values(diary, day - Recent + 1, day);
            var before = Values(diary, day - Recent - Before + 1, day - Recent);
            scores[day] = diary.Values[day] is null || recent.Length < FewestRecent || before.Length < FewestBefore
                ? double.NegativeInfinity
                : (recent.Average() - before.Average()) / Spread.Shrunk([.. diary.Values.Take(day + 1).OfType<double>()], diary.Items);
        }

        return scores;
    }

    private static double[] Values(Diary diary, int from, int to) =>
        [.. Enumerable.Range(Math.Max(0, from), Math.Max(0, to - Math.Max(0, from) + 1)).Select(d => diary.Values[d]).OfType<double>()];
}
