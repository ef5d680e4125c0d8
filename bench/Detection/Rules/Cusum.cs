using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection.Rules;

/// <summary>What readings exceed the level by, less an allowance, summed and never below zero [SD]. Usual limit: 5.</summary>
internal static class Cusum
{
    /// <param name="restarts">Whether the sum starts again when the level is taken anew.</param>
    public static double[] Score(Diary diary, Level[] levels, double allowance, bool restarts)
    {
        var scores = new double[diary.Length];
        var (sum, since) = (0.0, int.MinValue);
        for (var day = 0; day < diary.Length; day++)
        {
            scores[day] = double.NegativeInfinity;
            var level = levels[day];
            if (!level.IsKnown || diary.Values[day] is not { } y)
            {
                continue;
            }

            sum = restarts && level.Since != since ? 0 : sum;
            since = level.Since;
            sum = Math.Max(0, sum + level.Z(y) - allowance);
            scores[day] = sum;
        }

        return scores;
    }
}
