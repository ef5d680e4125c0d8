using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Readings as they are typed in, or why they were not taken.</summary>
/// <param name="Id">Made when the page was drawn: the same again is the same reading.</param>
/// <param name="Words">Why nothing was taken, or why an unlikely value is right.</param>
/// <param name="RedFlags">What was seen beside any number, in words: "chest pain".</param>
/// <param name="Unreadable">By field, what is asked of something typed that is no number.</param>
public sealed record VitalsBody(
    Guid Id, PatientKey Patient, Guid AppointmentId, VitalsMoment Moment, DateTimeOffset TakenAt, VitalReadings Readings, string Words, IReadOnlyList<string> RedFlags,
    IReadOnlyDictionary<string, string>? Unreadable = null)
{
    /// <summary>The readings with what can be made out of what is no number: for the alarm alone, never kept.</summary>
    public VitalReadings? Legible { get; init; }

    public VitalReadings ForTheAlarm => Legible ?? Readings;

    /// <summary>Why this is an emergency as it is typed, in words; empty when it is none.</summary>
    public IReadOnlyList<string> Emergencies => [.. ForTheAlarm.Emergencies, .. RedFlags];

    /// <summary>The name of the emergency: before the dose a pressure alone is too high to start, and everything else is one of the session.</summary>
    /// <param name="dosedAt">Null before the dose.</param>
    public ReportKind KindOfEmergency(DateTimeOffset? dosedAt) =>
        Moment == VitalsMoment.BeforeDose && !(dosedAt <= TakenAt) && RedFlags.Count == 0
            && (ForTheAlarm with { Systolic = null, Diastolic = null }).Emergencies.Count == 0
            ? ReportKind.PressureTooHighToStart
            : ReportKind.PhysicalRedFlag;
}

/// <summary>Keeps readings of a session. An emergency among them is reported and alerts in the same commit.</summary>
public sealed class KeepVitals(PatientTurn turn, AssessPatient assess, Clock clock)
{
    private const int LongestWords = 500;

    /// <summary>Clocks on a wall differ a little.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <returns>What is wrong, by field; empty when it was kept.</returns>
    public Task<IReadOnlyDictionary<string, string>> Run(Guid takenBy, VitalsBody body, CancellationToken cancellation = default) =>
        turn.Take<IReadOnlyDictionary<string, string>>(body.Patient, async (db, patient) =>
        {
            var now = clock.Now;
            if (patient is null || !await db.Appointments.AnyAsync(a => a.ClinicId == patient.ClinicId && a.Id == body.AppointmentId && a.PatientId == patient.Id, cancellation))
            {
                return One(nameof(body.Id), "There is no such appointment.");
            }

            if (await db.VitalSigns.AnyAsync(v => v.ClinicId == patient.ClinicId && v.Id == body.Id, cancellation))
            {
                return new Dictionary<string, string>();
            }

            var isClosed = await db.Sessions.AnyAsync(s => s.ClinicId == patient.ClinicId && s.AppointmentId == body.AppointmentId && s.ClosedAt != null, cancellation);
            if (Problems(body, isClosed, now) is { Count: > 0 } problems)
            {
                // What may be mistyped is asked about, but an emergency does not wait for the answer.
                if (body.Id != Guid.Empty && body.ForTheAlarm.EmergenciesIfMistyped.Concat(body.RedFlags).ToArray() is { Length: > 0 } maybe)
                {
                    await Alarm(db, patient, takenBy, body, [.. maybe, "typed, and still being asked about"], now, cancellation);
                }

                return problems;
            }

            db.VitalSigns.Add(new VitalSigns
            {
                ClinicId = patient.ClinicId, Id = body.Id, PatientId = patient.Id, AppointmentId = body.AppointmentId, Moment = body.Moment, TakenAt = body.TakenAt, ReceivedAt = now,
                Systolic = body.Readings.Systolic, Diastolic = body.Readings.Diastolic, HeartRate = body.Readings.HeartRate, OxygenSaturation = body.Readings.OxygenSaturation,
                Words = string.Join("; ", body.RedFlags.Append(body.Words).Where(w => w.Length > 0)), TakenBy = takenBy,
            });
            db.Note(patient.ClinicId, now, takenBy, patient.Id, isClosed ? "added a reading to a closed session" : body.Readings.IsEmpty && body.RedFlags.Count == 0 ? "noted why a reading was not taken" : "noted readings of your session", body.Id.ToString());
            if (body.Emergencies is { Count: > 0 } seen)
            {
                await Alarm(db, patient, takenBy, body, seen, now, cancellation);
            }

            return new Dictionary<string, string>();
        }, cancellation);

    /// <summary>Each reading alarms once, however often it is sent.</summary>
    private async Task Alarm(CareDb db, Patient patient, Guid takenBy, VitalsBody body, IEnumerable<string> seen, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.Reports.AnyAsync(r => r.ClinicId == patient.ClinicId && r.Id == body.Id, cancellation))
        {
            return;
        }

        var dosedAt = await db.Sessions.Where(s => s.ClinicId == patient.ClinicId && s.AppointmentId == body.AppointmentId).Select(s => s.DosedAt).FirstOrDefaultAsync(cancellation);
        db.Reports.Add(new Data.Report
        {
            ClinicId = patient.ClinicId, Id = body.Id, PatientId = patient.Id, Kind = body.KindOfEmergency(dosedAt), MadeAt = body.TakenAt > now ? now : body.TakenAt, ReceivedAt = now,
            On = Days.On(patient.ZoneAt(now), now), MadeBy = takenBy, Words = string.Join("; ", seen.Append(body.Words).Where(w => w.Length > 0)),
        });
        await assess.Run(db, patient, Trigger.Report, now, cancellation);
    }

    private static Dictionary<string, string> Problems(VitalsBody body, bool isClosed, DateTimeOffset now)
    {
        var problems = new Dictionary<string, string>(body.Unreadable ?? new Dictionary<string, string>());
        if (body.Id == Guid.Empty)
        {
            problems[nameof(body.Id)] = "This form has lost its number. Please open the page again.";
        }

        if (!Enum.IsDefined(body.Moment))
        {
            problems[nameof(body.Moment)] = "Please choose which reading it is.";
        }

        if (body.TakenAt > now + Ahead)
        {
            problems[nameof(body.TakenAt)] = "This time lies in the future. Please enter when it was taken.";
        }

        if (body.Words.Length > LongestWords - 100)
        {
            problems[nameof(body.Words)] = $"Please keep it to {LongestWords - 100} characters; this has {body.Words.Length}.";
        }

        if (body.Words.Length > 0)
        {
            return problems;
        }

        foreach (var doubt in body.Readings.Doubts())
        {
            problems.TryAdd(doubt.Field, doubt.Question);
        }

        if (problems.Count == 0 && body.Readings.IsEmpty && body.RedFlags.Count == 0)
        {
            problems[nameof(body.Words)] = "No number was typed. Please type what was read, or say why it was not taken.";
        }

        if (problems.Count == 0 && isClosed)
        {
            problems[nameof(body.Words)] = "The record is closed. Please say why this is added.";
        }

        return problems;
    }

    private static Dictionary<string, string> One(string field, string words) => new() { [field] = words };
}
