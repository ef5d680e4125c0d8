using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Preparation;

/// <summary>Keeps what the patient brings to a session. The same form again is the same answer; a later one stands beside it and counts.</summary>
public sealed class KeepAnswers(PatientTurn turn, Clock clock)
{
    /// <returns>What is wrong, by field, "" for the whole; empty when it was kept, also when it was before.</returns>
    public Task<IReadOnlyDictionary<string, string>> Run(Caller caller, Guid appointmentId, AnswersForm form, CancellationToken cancellation = default) =>
        turn.Take<IReadOnlyDictionary<string, string>>(caller.Patient, async (db, patient) =>
        {
            if (form.Problems() is { Count: > 0 } problems)
            {
                return problems;
            }

            var now = clock.Now;
            if (patient is null || form.Id == Guid.Empty || await Session(db, caller.Patient, appointmentId, cancellation) is not { } appointment || !PreSession.IsOpen(appointment.StartsAt, now))
            {
                return new Dictionary<string, string> { [""] = "This session is not booked for the next 24 hours any more, so this could not be kept. What you wrote is still here: please tell your care team." };
            }

            if (!await db.PreSessionAnswers.AnyAsync(a => a.ClinicId == caller.ClinicId && a.Id == form.Id, cancellation))
            {
                db.PreSessionAnswers.Add(form.ToRow(caller.ClinicId, patient.Id, appointmentId, now));
                db.Note(caller.ClinicId, now, caller.UserId, patient.Id, "answered what you bring to your session", appointmentId.ToString());
            }

            return new Dictionary<string, string>();
        }, cancellation);

    /// <summary>A booked session, or one that has begun meanwhile: an answer is never refused because it came a moment late.</summary>
    internal static Task<Appointment?> Session(CareDb db, PatientKey key, Guid appointmentId, CancellationToken cancellation) => db.Appointments.AsNoTracking().SingleOrDefaultAsync(
        a => a.ClinicId == key.ClinicId && a.Id == appointmentId && a.PatientId == key.PatientId && a.Kind == AppointmentKind.Session && (a.State == AppointmentState.Booked || a.State == AppointmentState.Fulfilled), cancellation);
}
