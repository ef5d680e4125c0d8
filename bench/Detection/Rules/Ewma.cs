using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection.Rules;

/// <summary>
/// An exponentially weighted mean against the level, in its own standard errors. Usual limit: 2.7. It starts again whenever its
/// level is taken anew; a fixed chart starts again after its alarm.
/// </summary>
internal static class Ewma
{
    public const double Limit = 2.7;
    private const double Phi = .82, Share = .5;

    /// <param name="weight">What the newest reading weighs.</param>
    /// <param name="carried">Whether limits allow for readings that carry over from day to day.</param>
    /// <param name="restartsAt">The score past which the mean starts again at the level; infinity for never.</param>
    public static double[] Score(Diary diary, Level[] levels, double weight, bool carried, double restartsAt)
    {
        var scores = new double[diary.Length];
        var (mean, score, since) = (double.NaN, 0.0, int.MinValue);
        var spread = Math.Sqrt(Variance(weight, carried));
        for (var day = 0; day < diary.Length; day++)
        {
            scores[day] = double.NegativeInfinity;
            var level = levels[day];
            if (!level.IsKnown || diary.Values[day] is not { } y)
            {
                continue;
            }

            if (level.Since != since || score >= restartsAt)
            {
                (mean, since) = (level.Mean, level.Since);
            }

            mean += weight * (y - mean);
            score = (mean - level.Mean) / (level.Sd * spread);
            scores[day] = score;
        }

        return scores;
    }

    private static double Variance(double weight, bool carried)
    {
        var kept = 1 - weight;
        var plain = weight / (2 - weight);
        return carried ? plain * (1 - Share + (Share * (1 + (kept * Phi)) / (1 - (kept * Phi)))) : plain;
    }
}
