using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection.Rules;

/// <summary>What readings exceed the level by, less an allowance, summed and never below zero [SD]. Usual limit: 5; past it the sum starts again.</summary>
internal static class Cusum
{
    public const double Limit = 5;

    public static double[] Score(Diary diary, Level[] levels, double allowance)
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

            sum = Math.Max(0, (sum >= Limit ? 0 : sum) + level.Z(y) - allowance);
            scores[day] = sum;
        }

        return scores;
    }
}
