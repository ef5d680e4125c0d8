using System.Diagnostics;

namespace Evenkeel.Bench;

/// <summary>How long each of many requests took.</summary>
public sealed class Timings(IEnumerable<long> ticks)
{
    private readonly long[] _sorted = [.. ticks.Order()];

    public int Count => _sorted.Length;

    public double Median => At(0.50);

    public double P99 => At(0.99);

    public double Worst => At(1);

    /// <summary>Milliseconds that this share of the requests stayed within (nearest rank: a time that was really seen).</summary>
    private double At(double share) =>
        Count == 0 ? double.NaN : Stopwatch.GetElapsedTime(0, _sorted[Math.Max(0, (int)Math.Ceiling(share * Count) - 1)]).TotalMilliseconds;
}
