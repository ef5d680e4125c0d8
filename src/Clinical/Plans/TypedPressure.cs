namespace Evenkeel.Clinical.Plans;

/// <summary>Blood pressure as it was typed: in two boxes, or both numbers in the first as people say them, 190/120.</summary>
public readonly record struct TypedPressure(string Upper, string Lower)
{
    private const string Unit = "mmHg";

    public static TypedPressure Of(string? upper, string? lower) =>
        string.IsNullOrWhiteSpace(lower) && upper?.Split('/') is [var first, var second] ? new(first, second) : new(upper ?? "", lower ?? "");

    /// <summary>mmHg; what is no number is read as the first one in it.</summary>
    public int? Systolic => TypedNumber.Whole(Upper, Unit) ?? TypedNumber.Legible(Upper);

    /// <summary>mmHg; what is no number is read as the first one in it.</summary>
    public int? Diastolic => TypedNumber.Whole(Lower, Unit) ?? TypedNumber.Legible(Lower);

    public bool IsUpperClear => string.IsNullOrWhiteSpace(Upper) || TypedNumber.Whole(Upper, Unit) is not null;

    public bool IsLowerClear => string.IsNullOrWhiteSpace(Lower) || TypedNumber.Whole(Lower, Unit) is not null;
}
