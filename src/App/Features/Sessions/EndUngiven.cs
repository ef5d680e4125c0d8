using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Sessions;

/// <summary>
/// Ends a session that was begun and in which no dose was given. From then on it counts as none: nothing is asked after it, nothing is
/// held, and the next may be booked. Its record and the reason stay.
/// </summary>
public sealed class EndUngiven(PatientTurn turn, AssessPatient assess, Clock clock)
{
    public const int LongestReason = 500;

    /// <returns>Why not, in words; empty when it is ended, or was before.</returns>
    public Task<string> Run(Caller caller, Visit visit, string reason, CancellationToken cancellation = default) =>
        turn.Take(new PatientKey(visit.Patient.ClinicId, visit.Patient.Id), async (db, patient) =>
        {
            var now = clock.Now;
            reason = reason.Trim();
            var session = await db.Sessions.IgnoreQueryFilters().SingleAsync(s => s.ClinicId == caller.ClinicId && s.Id == visit.Session!.Id, cancellation);
            if (session.NotGivenAt is not null)
            {
                return "";
            }

            if (session.DosedAt is not null || session.DoseMg is not null || session.ClosedAt is not null)
            {
                return "A dose is written in this record. If none was given, empty the dose and its time first, with the reason.";
            }

            if (reason.Length is 0 or > LongestReason)
            {
                return $"Please say why no dose was given, in at most {LongestReason} characters.";
            }

            (session.NotGivenAt, session.NotGivenReason) = (now, reason);
            var appointment = await db.Appointments.SingleAsync(a => a.ClinicId == caller.ClinicId && a.Id == visit.Appointment.Id, cancellation);
            (appointment.State, appointment.Sequence, appointment.ChangedBy, appointment.ChangedAt, appointment.Reason) = (AppointmentState.Cancelled, appointment.Sequence + 1, caller.UserId, now, reason);
            db.Note(caller.ClinicId, now, caller.UserId, patient!.Id, "ended a session in which no dose was given", session.Id.ToString());
            await assess.Run(db, patient, Trigger.Session, now, cancellation);
            return "";
        }, cancellation);
}
