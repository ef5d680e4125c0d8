using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Home;

/// <summary>What the patient can do before the next booked session, once it is near.</summary>
/// <param name="Open">Things to get ready that are not ticked.</param>
/// <param name="HasUnread">A watch plan waits to be opened.</param>
/// <param name="AnswersDue">"How you come to your session" is open and not answered.</param>
public sealed record BeforeSession(Appointment Appointment, int Open, bool HasUnread, bool AnswersDue)
{
    /// <summary>A proposal.</summary>
    private static readonly TimeSpan ShownBefore = TimeSpan.FromDays(7);

    /// <returns>Null when no session is near.</returns>
    public static async Task<BeforeSession?> Of(CareDb db, PatientKey key, DateTimeOffset now, CancellationToken cancellation)
    {
        // A session that is late has not taken place.
        var (since, until) = (now - ReadinessGate.CountsFor, now + ShownBefore);
        var next = await db.Appointments.AsNoTracking()
            .Where(a => a.ClinicId == key.ClinicId && a.PatientId == key.PatientId && a.Kind == AppointmentKind.Session && a.State == AppointmentState.Booked && a.StartsAt > since && a.StartsAt <= until)
            .OrderBy(a => a.StartsAt).Select(a => a.Id).FirstOrDefaultAsync(cancellation);
        if (next == Guid.Empty || await Preparations.Of(db, key, next, cancellation) is not { } list)
        {
            return null;
        }

        var isDue = PreSession.IsOpen(list.Appointment.StartsAt, now) && !await db.PreSessionAnswers.AnyAsync(a => a.ClinicId == key.ClinicId && a.AppointmentId == next, cancellation);
        return new(list.Appointment, list.Lines.Count(l => !l.IsDone), await WatchPlans.Now(db, key, cancellation) is { OpenedAt: null }, isDue);
    }
}
