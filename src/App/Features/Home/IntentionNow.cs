using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Journal;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Home;

/// <summary>The patient's intention, when a session is about to begin or has begun.</summary>
public sealed class IntentionNow(ReadIntention read)
{
    private static readonly TimeSpan Near = TimeSpan.FromHours(24);

    /// <returns>Null when no session is near, or nothing was said or written for it.</returns>
    public async Task<OpenedEntry?> Of(CareDb db, PatientKey key, DateTimeOffset now, CancellationToken cancellation)
    {
        var (since, until) = (now - Near, now + Near);
        var begun = await db.Sessions.Where(s => s.ClinicId == key.ClinicId && s.PatientId == key.PatientId && s.AppointmentId != null && s.StartedAt > since && s.StartedAt <= now)
            .OrderByDescending(s => s.StartedAt).Select(s => s.AppointmentId).FirstOrDefaultAsync(cancellation);
        var late = now - ReadinessGate.CountsFor;
        var session = begun ?? await db.Appointments
            .Where(a => a.ClinicId == key.ClinicId && a.PatientId == key.PatientId && a.Kind == AppointmentKind.Session && a.State == AppointmentState.Booked && a.StartsAt > late && a.StartsAt <= until)
            .OrderBy(a => a.StartsAt).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(cancellation);
        return session is { } id && await read.Own(key, id, cancellation) is { } own && (own.Words is { Length: > 0 } || own.Recordings.Count > 0) ? own : null;
    }
}
