using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Home;

/// <summary>Whether the patient is asked how perception and attention are, at this hour after the latest session.</summary>
public static class PerceptionDue
{
    /// <returns>The session; null when nothing is due.</returns>
    public static async Task<Guid?> Of(CareDb db, PatientKey key, Guid me, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now - PerceptionAsks.AsksUntil;
        if (await db.Sessions.AsNoTracking().Where(s => s.ClinicId == key.ClinicId && s.PatientId == key.PatientId && s.NotGivenAt == null && s.StartedAt > since && s.StartedAt <= now)
            .OrderByDescending(s => s.StartedAt).FirstOrDefaultAsync(cancellation) is not { } session)
        {
            return null;
        }

        var answered = await db.PerceptionChecks.AsNoTracking().Where(c => c.ClinicId == key.ClinicId && c.PatientId == key.PatientId && c.SessionId == session.Id && c.AnsweredBy == me).Select(c => c.AnsweredAt).ToListAsync(cancellation);
        return PerceptionAsks.Due(session.StartedAt, answered, now) is null ? null : session.Id;
    }
}
