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

    public bool ChestPain { get; init; }

    public bool SevereHeadache { get; init; }

    public bool CannotBeWoken { get; init; }

    public IReadOnlyList<string> RedFlags =>
    [
        .. ChestPain ? ["chest pain"] : Array.Empty<string>(),
        .. SevereHeadache ? ["severe headache"] : Array.Empty<string>(),
        .. CannotBeWoken ? ["cannot be woken"] : Array.Empty<string>(),
    ];

    /// <summary>What of it could be read; half a form may be an emergency already.</summary>
    public VitalReadings Readings => new(Number(Systolic), Number(Diastolic), Number(HeartRate), Number(OxygenSaturation));

    /// <summary>Why this is an emergency as it is typed, in words; empty when it is none.</summary>
    public IReadOnlyList<string> Emergencies => [.. Readings.Emergencies, .. RedFlags];

    public static VitalsForm Drawn(Visit visit, VitalsMoment moment) =>
        new() { Id = Guid.CreateVersion7(visit.Now), Moment = moment, TakenAt = NearTime.Write(visit.Appointment.Zone, visit.Now) };

    /// <summary>What was typed as readings; or, per field, what could not be read and what would be right.</summary>
    public (VitalsBody? Body, IReadOnlyDictionary<string, string> Problems) Read(Visit visit)
    {
        var problems = new Dictionary<string, string>();
        foreach (var (field, typed, example) in new[] { (nameof(Systolic), Systolic, 120), (nameof(Diastolic), Diastolic, 80), (nameof(HeartRate), HeartRate, 70), (nameof(OxygenSaturation), OxygenSaturation, 97) })
        {
            if (!string.IsNullOrWhiteSpace(typed) && Number(typed) is null)
            {
                problems[field] = $"Please enter a whole number, like {example}.";
            }
        }

        if (!NearTime.TryRead(TakenAt, out var time))
        {
            problems[nameof(TakenAt)] = "Please enter the time like 14:30.";
        }

        if (problems.Count > 0)
        {
            return (null, problems);
        }

        // A reading that is typed in later was taken before the record was closed.
        var takenAt = NearTime.Before(visit.Appointment.Zone, time, visit.Session?.ClosedAt ?? visit.Now);
        return (new(Id, new PatientKey(visit.Patient.ClinicId, visit.Patient.Id), visit.Appointment.Id, Moment, takenAt, Readings, Words?.Trim() ?? "", RedFlags), problems);
    }

    private static int? Number(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>The form on a page.</summary>
/// <param name="Fixed">It is for this reading and no other; null where the page asks which.</param>
/// <param name="Action">Where it is sent.</param>
public sealed record VitalsView(Visit Visit, VitalsForm Form, IReadOnlyDictionary<string, string> Problems, string Action, VitalsMoment? Fixed);
