namespace Evenkeel.Bench.Detection.Rules;

/// <summary>What a rule compares with: a mean and an SD [points], and the day of the session that it was taken at (-1: none).</summary>
public readonly record struct Level(double Mean, double Sd, int Since)
{
    public static readonly Level None = new(double.NaN, double.NaN, -1);

    public bool IsKnown => !double.IsNaN(Mean);

    public double Z(double value) => (value - Mean) / Sd;
}
