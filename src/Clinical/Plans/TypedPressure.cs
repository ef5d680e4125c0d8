namespace Evenkeel.Clinical.Plans;

/// <summary>Blood pressure as it was typed: in two boxes, or both numbers in the first as people say them, 190/120.</summary>
public readonly record struct TypedPressure(string Upper, string Lower)
{
    private const string Unit = "mmHg";

    public static TypedPressure Of(string? upper, string? lower) =>
        string.IsNullOrWhiteSpace(lower) && upper?.Split('/') is [var first, var second] ? new(first, second) : new(upper ?? "", lower ?? "");

    /// <summary>mmHg; null where nothing was typed, or no number.</summary>
    public int? Systolic => TypedNumber.Whole(Upper, Unit);

    /// <summary>mmHg; null where nothing was typed, or no number.</summary>
    public int? Diastolic => TypedNumber.Whole(Lower, Unit);

    /// <summary>What can be made out of the two, so that an emergency rings while it is asked about; it is never kept.</summary>
    public (int? Systolic, int? Diastolic) Legible =>
        (Systolic ?? TypedNumber.Legible(Upper), Diastolic ?? TypedNumber.Legible(Lower));

    public bool IsUpperClear => string.IsNullOrWhiteSpace(Upper) || Systolic is not null;

    public bool IsLowerClear => string.IsNullOrWhiteSpace(Lower) || Diastolic is not null;
}
