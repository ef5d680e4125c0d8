using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Sessions;

/// <summary>Closes the record of a session once it is whole; from then on it changes only with a reason, and what stood there stays.</summary>
public sealed class CloseSession(PatientTurn turn, Clock clock)
{
    /// <returns>Whether it is closed now; false when something is missing, which the page names.</returns>
    public Task<bool> Run(Caller caller, Visit visit, CancellationToken cancellation = default) =>
        turn.Take(new PatientKey(visit.Patient.ClinicId, visit.Patient.Id), async (db, patient) =>
        {
            if (await db.Sessions.SingleOrDefaultAsync(s => s.ClinicId == caller.ClinicId && s.Id == visit.Session!.Id, cancellation) is not { } session)
            {
                // It was ended without a dose in the meantime, and the page says so.
                return false;
            }

            if (session.ClosedAt is not null)
            {
                return true;
            }

            var moments = await db.VitalSigns.Where(v => v.ClinicId == caller.ClinicId && v.AppointmentId == visit.Appointment.Id).Select(v => v.Moment).ToListAsync(cancellation);
            var items = await db.SessionChecks.Where(c => c.ClinicId == caller.ClinicId && c.AppointmentId == visit.Appointment.Id).Select(c => c.Item).ToListAsync(cancellation);
            var record = new SessionRecord(session.DoseMg, session.Lot, session.PeoplePresent, session.DosedAt, session.AlteredUntil, session.EndedAt, moments.ToHashSet(), items.ToHashSet());
            if (!record.MayClose)
            {
                return false;
            }

            (session.ClosedAt, session.ClosedBy) = (clock.Now, caller.UserId);
            db.Note(caller.ClinicId, clock.Now, caller.UserId, patient!.Id, "closed the record of your session", session.Id.ToString());
            return true;
        }, cancellation);
}
