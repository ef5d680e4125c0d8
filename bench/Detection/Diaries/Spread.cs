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

    /// <summary>How many readings' worth the population's SD counts.</summary>
    public const double Shrinkage = 8;

    /// <summary>The median person SD [points]: of a mean of three items or more, and of one item.</summary>
    public static double Population(int items) => items >= 3 ? 1.3 : 1.7;

    /// <summary>The SD of the readings, drawn towards the population's while they are few.</summary>
    public static double Shrunk(double[] readings, int items)
    {
        var (s0, sd) = (Population(items), Sd(readings));
        var more = Math.Max(0, readings.Length - 1);
        return Math.Sqrt(((Shrinkage * s0 * s0) + (more * sd * sd)) / (Shrinkage + more));
    }

    public static double Median(double[] readings)
    {
        double[] sorted = [.. readings.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
