using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Reads what the readiness gate of an appointment is judged on.</summary>
public static class Readiness
{
    public static async Task<GateFacts> Of(CareDb db, Appointment appointment, CancellationToken cancellation)
    {
        var key = new PatientKey(appointment.ClinicId, appointment.PatientId);
        var reading = await db.VitalSigns.AsNoTracking()
            .Where(v => v.ClinicId == key.ClinicId && v.AppointmentId == appointment.Id && v.Moment == VitalsMoment.BeforeDose)
            .OrderByDescending(v => v.TakenAt).ThenByDescending(v => v.ReceivedAt).FirstOrDefaultAsync(cancellation);
        var checks = await db.SessionChecks.AsNoTracking().Where(c => c.ClinicId == key.ClinicId && c.AppointmentId == appointment.Id).ToListAsync(cancellation);
        var own = await db.Users.Where(u => u.ClinicId == key.ClinicId && u.PatientId == key.PatientId && u.Role == Role.Patient).Select(u => u.Id).ToListAsync(cancellation);
        var alarms = await db.Alerts.AsNoTracking()
            .Where(a => a.ClinicId == key.ClinicId && a.PatientId == key.PatientId && a.ClosedAt == null && a.Priority >= Priority.Asap).ToListAsync(cancellation);
        var taken = await db.PreSessionAnswers.AsNoTracking().Where(a => a.ClinicId == key.ClinicId && a.AppointmentId == appointment.Id).OrderByDescending(a => a.ReceivedAt).ThenByDescending(a => a.Id).FirstOrDefaultAsync(cancellation);
        return new GateFacts(
            appointment.AtHome,
            reading is null ? null : new(reading.Systolic, reading.Diastolic, reading.ReceivedAt),
            await GateStandings.Consent(db, key, Days.Begins(appointment.Zone, appointment.On), cancellation),
            await GateStandings.Eligible(db, key, cancellation),
            await GateStandings.WatchPlan(db, key, appointment.Zone, cancellation),
            [.. alarms.Select(a => new GateAlarm($"{TitleOf(a.Sign)} ({a.Priority})", a.NewestFactAt))],
            [.. (await Holds(db, key, cancellation)).Select(h => $"{h.Medicine}, {h.HoursBefore} h before")],
            taken is { MedicinesToday.Length: > 0 } ? new(taken.MedicinesToday, taken.ReceivedAt) : null,
            [.. checks.Select(c => new GateCheck(c.Item, c.Passed, c.Words, c.OverrideReason, own.Contains(c.CheckedBy), c.CheckedAt))]);
    }

    /// <summary>Medicines that wait before a session, as it stands.</summary>
    public static Task<List<MedicationStatement>> Holds(CareDb db, PatientKey key, CancellationToken cancellation) =>
        db.MedicationStatements.AsNoTracking().Where(h => h.ClinicId == key.ClinicId && h.PatientId == key.PatientId && h.EndedAt == null && h.HoursBefore > 0).OrderBy(h => h.Medicine).ToListAsync(cancellation);

    private static string TitleOf(string sign) => Catalogue.Current.Signs.FirstOrDefault(s => s.Card.Code == sign)?.Card.Title ?? sign;
}
