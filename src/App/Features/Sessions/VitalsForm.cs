using System.Globalization;
using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Platform.Time;

namespace Evenkeel.Features.Sessions;

/// <summary>Readings as they were typed, so that nothing is lost when something is asked about.</summary>
public sealed record VitalsForm
{
    public Guid Id { get; init; }

    public VitalsMoment Moment { get; init; }

    /// <summary>By the clock where the session takes place.</summary>
    public string? TakenAt { get; init; }

    public string? Systolic { get; init; }

    public string? Diastolic { get; init; }

    public string? HeartRate { get; init; }

    public string? OxygenSaturation { get; init; }

    public string? Words { get; init; }

    /// <summary>What somebody sees in the body, whatever the numbers say.</summary>
    public BodilySign[] Seen { get; init; } = [];

    public IReadOnlyList<string> RedFlags => [.. Seen.Where(Enum.IsDefined).Distinct().Select(ItemWords.InARecord)];

    /// <summary>What of it could be read; half a form may be an emergency already.</summary>
    public VitalReadings Readings => new(Pressure.Systolic, Pressure.Diastolic, Number(HeartRate), Number(OxygenSaturation));

    /// <summary>The same with what can be made out of what is no number, for the alarm.</summary>
    public VitalReadings Legible => new(
        Pressure.Legible.Systolic, Pressure.Legible.Diastolic, Number(HeartRate), Number(OxygenSaturation) ?? TypedNumber.Legible(OxygenSaturation));

    private TypedPressure Pressure => TypedPressure.Of(Systolic, Diastolic);

    public static VitalsForm Drawn(Visit visit, VitalsMoment moment) =>
        new() { Id = Guid.CreateVersion7(visit.Now), Moment = moment, TakenAt = NearTime.Write(visit.Appointment.Zone, visit.Now) };

    /// <summary>What was typed as readings, with what is asked about by field: an emergency among them rings while it is asked about.</summary>
    public VitalsBody Read(Visit visit)
    {
        var asked = new Dictionary<string, string>();
        foreach (var (field, isClear, example) in new[]
        {
            (nameof(Systolic), Pressure.IsUpperClear, 120), (nameof(Diastolic), Pressure.IsLowerClear, 80),
            (nameof(HeartRate), IsClear(HeartRate), 70), (nameof(OxygenSaturation), IsClear(OxygenSaturation), 97),
        })
        {
            if (!isClear)
            {
                asked[field] = $"Please enter a whole number, like {example}.";
            }
        }

        // A reading that is typed in later was taken before the record was closed.
        var takenAt = visit.Now;
        if (NearTime.TryRead(TakenAt, out var time))
        {
            takenAt = NearTime.Before(visit.Appointment.Zone, time, visit.Session?.ClosedAt ?? visit.Now);
        }
        else
        {
            asked[nameof(TakenAt)] = "Please enter the time like 14:30.";
        }

        return new(
            Id, new PatientKey(visit.Patient.ClinicId, visit.Patient.Id), visit.Appointment.Id, Moment, takenAt, Readings,
            Words?.Trim() ?? "", RedFlags, asked) { Legible = Legible };
    }

    private static bool IsClear(string? typed) => string.IsNullOrWhiteSpace(typed) || TypedNumber.Whole(typed) is not null;

    private static int? Number(string? typed) => TypedNumber.Whole(typed);
}

/// <summary>The form on a page.</summary>
/// <param name="Fixed">It is for this reading and no other; null where the page asks which.</param>
/// <param name="Action">Where it is sent.</param>
public sealed record VitalsView(Visit Visit, VitalsForm Form, IReadOnlyDictionary<string, string> Problems, string Action, VitalsMoment? Fixed);
