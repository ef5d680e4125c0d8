using System.Globalization;
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

    public VitalReadings Readings => new(Number(Systolic), Number(Diastolic), Number(HeartRate), null);

    /// <summary>Per field, what could not be read and what would be right.</summary>
    public Dictionary<string, string> Unreadable() => new[] { (nameof(Systolic), Systolic, 120), (nameof(Diastolic), Diastolic, 80), (nameof(HeartRate), HeartRate, 70) }
        .Where(f => !string.IsNullOrWhiteSpace(f.Item2) && Number(f.Item2) is null)
        .ToDictionary(f => f.Item1, f => $"Please enter a whole number, like {f.Item3}.");

    private static int? Number(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
