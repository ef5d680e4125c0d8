namespace Evenkeel.Bench.Detection.Diaries;

/// <summary>Signs that a real diary holds a lasting rise of its own: alerts there would be called false without being so.</summary>
public static class NaturalShift
{
    private const int FewestEachSide = 7, Run = 7;
    private const double Rise = 1, Above = 2;

    public static bool In(double?[] values)
    {
        double[] readings = [.. values.OfType<double>()];
        return BestSplitRises(readings) || AnyRunIsHigh(readings);
    }

    /// <summary>The split in two that explains most rises by one SD of what is left, or more.</summary>
    private static bool BestSplitRises(double[] readings)
    {
        var best = (Left: double.PositiveInfinity, Rise: 0.0);
        for (var at = FewestEachSide; at <= readings.Length - FewestEachSide; at++)
        {
            var (before, after) = (readings[..at], readings[at..]);
            var squares = Squares(before) + Squares(after);
            best = squares < best.Left ? (squares, after.Average() - before.Average()) : best;
        }

        return best.Rise >= Rise * Math.Sqrt(best.Left / Math.Max(1, readings.Length - 2));
    }

    private static bool AnyRunIsHigh(double[] readings)
    {
        var limit = Spread.Median(readings) + (Above * Spread.Sd(readings));
        return Enumerable.Range(0, Math.Max(0, readings.Length - Run + 1)).Any(i => readings[i..(i + Run)].Average() >= limit);
    }

    private static double Squares(double[] readings)
    {
        var mean = readings.Average();
        return readings.Sum(v => (v - mean) * (v - mean));
    }
}
