using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection.Rules;

/// <summary>What readings exceed the level by, less an allowance, summed and never below zero [SD]. Usual limit: 5.</summary>
internal static class Cusum
{
    public const double Limit = 5;

    /// <param name="restartsAt">The sum past which it starts again: a sum that could grow for ever would need weeks to forget.</param>
    public static double[] Score(Diary diary, Level[] levels, double allowance, double restartsAt)
    {
        var scores = new double[diary.Length];
        var sum = 0.0;
        for (var day = 0; day < diary.Length; day++)
        {
            scores[day] = double.NegativeInfinity;
            var level = levels[day];
            if (!level.IsKnown || diary.Values[day] is not { } y)
            {
                continue;
            }

            sum = Math.Max(0, (sum >= restartsAt ? 0 : sum) + level.Z(y) - allowance);
            scores[day] = sum;
        }

        return scores;
    }
}
