namespace Evenkeel.Bench.Detection.Diaries;

/// <summary>How far readings lie apart.</summary>
internal static class Spread
{
    public static double Sd(IEnumerable<double?> values) => Sd([.. values.OfType<double>()]);

    public static double Sd(double[] readings)
    {
        var mean = readings.Length > 1 ? readings.Average() : 0;
        return readings.Length > 1 ? Math.Sqrt(readings.Sum(v => (v - mean) * (v - mean)) / (readings.Length - 1)) : 0;
    }

    public static double Median(double[] readings)
    {
        double[] sorted = [.. readings.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
