using System.Globalization;

namespace Evenkeel.Cohort.Calibration;

/// <summary>Means, spreads and correlations, by square roots alone, so that they print the same on every machine.</summary>
internal static class Figures
{
    public static double Share<T>(IEnumerable<T> items, Func<T, bool> which) => items.Average(i => which(i) ? 1.0 : 0.0);

    public static double Sd(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
    }

    /// <summary>The value below which the share of all lies; no interpolation.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)(share * (sorted.Length - 1))];
    }

    public static double Correlation(IReadOnlyCollection<(double X, double Y)> pairs)
    {
        var (x, y) = (pairs.Average(p => p.X), pairs.Average(p => p.Y));
        var together = pairs.Sum(p => (p.X - x) * (p.Y - y));
        return together / Math.Sqrt(pairs.Sum(p => (p.X - x) * (p.X - x)) * pairs.Sum(p => (p.Y - y) * (p.Y - y)));
    }

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
