using Evenkeel.Clinical.Plans;

namespace Evenkeel.Features.Live;

/// <summary>Blood pressure as a support person typed it, so that nothing is lost when something is asked about.</summary>
public sealed record PressureForm : Tap
{
    public const int LongestNumber = 10;

    /// <summary>Which ones a support person takes.</summary>
    public static readonly IReadOnlyList<(VitalsMoment Moment, string Words)> Moments =
    [
        (VitalsMoment.BeforeDose, "before the medicine"), (VitalsMoment.At40Minutes, "about 40 minutes after it"), (VitalsMoment.Between, "in between"), (VitalsMoment.End, "the last one, at the end"),
    ];

    public VitalsMoment Moment { get; init; }

    public string? Systolic { get; init; }

    public string? Diastolic { get; init; }

    public string? HeartRate { get; init; }

    /// <summary>It waited on the phone for a network: nobody could be asked, so that it is kept as it was typed.</summary>
    public bool Waited { get; init; }

    public VitalReadings Readings => new(Pressure.Systolic, Pressure.Diastolic, TypedNumber.Whole(HeartRate), null);

    /// <summary>The same with what can be made out of what is no number, for the alarm.</summary>
    public VitalReadings Legible => new(Pressure.Legible.Systolic, Pressure.Legible.Diastolic, TypedNumber.Whole(HeartRate), null);

    private TypedPressure Pressure => TypedPressure.Of(Systolic, Diastolic);

    /// <summary>Per field, what could not be read and what would be right.</summary>
    public Dictionary<string, string> Unreadable() => new[]
        {
            (nameof(Systolic), Pressure.IsUpperClear, 120), (nameof(Diastolic), Pressure.IsLowerClear, 80),
            (nameof(HeartRate), string.IsNullOrWhiteSpace(HeartRate) || TypedNumber.Whole(HeartRate) is not null, 70),
        }
        .Where(f => !f.Item2).ToDictionary(f => f.Item1, f => $"Please enter a whole number, like {f.Item3}.");
}
