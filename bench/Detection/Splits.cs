namespace Evenkeel.Bench.Detection;

/// <summary>
/// Which seeds, people and files belong to which part of the protocol. Nothing else names a seed. A test holds that what tunes
/// reads <see cref="Tuning"/> and the calibration half only.
/// </summary>
public static class Splits
{
    /// <summary>For choosing settings, as often as one likes: seeds 101-130.</summary>
    public static Seeds Tuning { get; } = new("tuning", 101, 30);

    /// <summary>For setting thresholds: seed 301.</summary>
    public static Seeds Calibration { get; } = new("calibration", 301, 1);

    /// <summary>For figures that are published: seeds 401-430.</summary>
    public static Seeds Test { get; } = new("test", 401, 30);

    /// <summary>For published figures by share of missed days: seeds 500-529.</summary>
    public static Seeds TestMissing { get; } = new("test, missed days", 500, 30);

    /// <summary>For published figures of ways of asking: seeds 700-729.</summary>
    public static Seeds TestAsking { get; } = new("test, asking", 700, 30);

    /// <summary>For masks, offsets and injected events on real diaries: seed 900. The people are what is split there.</summary>
    public static Seeds Injection { get; } = new("injection", 900, 1);

    /// <summary>For drawing people again.</summary>
    public const ulong Bootstrap = 1;

    /// <summary>Real diaries: files below ../shared/data. Kossakowski is shown and never tuned.</summary>
    public const string Jang = "jang/daily.csv", DigiBp = "digibp/daily.csv", Kossakowski = "kossakowski/daily.csv";

    /// <summary>Usable people in the order of their file, counted from zero: even for calibration and tuning, odd for the test.</summary>
    public static Half HalfOf(int position) => position % 2 == 0 ? Half.Calibration : Half.Test;
}

/// <summary>Half of the people of a data set.</summary>
public enum Half
{
    Calibration = 1,
    Test = 2,
}

/// <summary>A run of seeds with one purpose.</summary>
public sealed record Seeds(string Purpose, ulong First, int Count)
{
    public IEnumerable<ulong> All => Enumerable.Range(0, Count).Select(i => First + (ulong)i);
}
