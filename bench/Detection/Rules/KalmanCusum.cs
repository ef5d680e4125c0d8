using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection.Rules;

/// <summary>
/// A Kalman filter of a slow level and noise that carries over; its standardised surprises summed as in CUSUM. A session lets the
/// level move, and it is expected to fall.
/// </summary>
internal static class KalmanCusum
{
    private const double Phi = .82, Share = .5, Drift = .004, Start = 5.5, StartSd = 2;

    /// <summary>What a session is expected to do, the variance of that, and the sum past which it starts again.</summary>
    private const double Falls = .8, Moves = .3, RestartsAt = 5, Shrinkage = 5;

    public static double[] Score(Diary diary, double allowance)
    {
        var s0 = Spread.Population(diary.Items);
        var latest = diary.LatestSession();
        var scores = new double[diary.Length];
        var (level, carried, sum, squares, readings) = (Start, 0.0, 0.0, 0.0, 0);
        var (cll, cla, caa) = (StartSd * StartSd / (s0 * s0), 0.0, Share);
        for (var day = 0; day < diary.Length; day++)
        {
            (carried, cla, caa) = (Phi * carried, Phi * cla, (Phi * Phi * caa) + (Share * (1 - (Phi * Phi))));
            cll += Drift;
            var variance = ((Shrinkage * s0 * s0) + squares) / (Shrinkage + readings);
            if (day > 0 && latest[day] != latest[day - 1])
            {
                (level, cll) = (level - Falls, cll + (Moves / variance));
            }

            scores[day] = double.NegativeInfinity;
            if (diary.Values[day] is not { } y)
            {
                continue;
            }

            var (gl, ga) = (cll + cla, cla + caa);
            var f = gl + ga + 1 - Share;
            var v = y - level - carried;
            sum = Math.Max(0, (sum >= RestartsAt ? 0 : sum) + (v / Math.Sqrt(f * variance)) - allowance);
            scores[day] = sum;
            (level, carried) = (level + (gl * v / f), carried + (ga * v / f));
            (cll, cla, caa) = (cll - (gl * gl / f), cla - (gl * ga / f), caa - (ga * ga / f));
            (squares, readings) = (squares + (v * v / f), readings + 1);
        }

        return scores;
    }
}
