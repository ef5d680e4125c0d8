using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection.Rules;

/// <summary>An exponentially weighted mean against the level, in its own standard errors. Usual limit: 2.7.</summary>
internal static class Ewma
{
    private const double Phi = .82, Share = .5;

    /// <param name="weight">What the newest reading weighs.</param>
    /// <param name="carried">Whether limits allow for readings that carry over from day to day.</param>
    public static double[] Score(Diary diary, Level[] levels, double weight, bool carried)
    {
        var scores = new double[diary.Length];
        var (mean, readings, since) = (double.NaN, 0, int.MinValue);
        for (var day = 0; day < diary.Length; day++)
        {
            scores[day] = double.NegativeInfinity;
            var level = levels[day];
            if (!level.IsKnown || diary.Values[day] is not { } y)
            {
                continue;
            }

            if (level.Since != since)
            {
                (mean, readings, since) = (level.Mean, 0, level.Since);
            }

            mean += weight * (y - mean);
            readings++;
            scores[day] = (mean - level.Mean) / (level.Sd * Math.Sqrt(Variance(weight, readings, carried)));
        }

        return scores;
    }

    private static double Variance(double weight, int readings, bool carried)
    {
        var kept = 1 - weight;
        var plain = weight / (2 - weight) * (1 - Math.Pow(kept, 2 * readings));
        return carried ? plain * (1 - Share + (Share * (1 + (kept * Phi)) / (1 - (kept * Phi)))) : plain;
    }
}
