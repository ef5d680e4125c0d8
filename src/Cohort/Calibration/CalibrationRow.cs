namespace Evenkeel.Cohort.Calibration;

/// <summary>One figure of the cohort beside what was published.</summary>
/// <param name="What">What was measured, in words.</param>
/// <param name="Published">The published figure or figures, as they were printed.</param>
/// <param name="Source">Where they stand in the evidence; each number there carries its reference.</param>
/// <param name="Interval">What the cohort's figure must lie in; closed.</param>
/// <param name="Value">What 2,000 virtual people come to.</param>
/// <param name="Why">Why the interval is not simply the published range; empty when it is.</param>
public sealed record CalibrationRow(string What, string Published, string Source, Span Interval, double Value, string Why = "")
{
    public bool IsWithin => Interval.From <= Value && Value <= Interval.To;
}
