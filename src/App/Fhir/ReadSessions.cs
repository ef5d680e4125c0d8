using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Fhir;

/// <summary>Reads sessions for another program, also those that were begun and not given. Each read by another than the patient stands in the patient's log.</summary>
public sealed class ReadSessions(IDbContextFactory<CareDb> dbs, PatientAccess access, Clock clock)
{
    /// <returns>Null when there is none, or it is not the caller's to read.</returns>
    public async Task<SeenSession?> One(Caller caller, Guid id, string action, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.Sessions.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(s => s.ClinicId == caller.ClinicId && s.Id == id, cancellation) is { } session
            && await access.Read(caller, session.PatientId, action, cancellation) is { } patient ? new(session, patient, clock.Now) : null;
    }

    /// <returns>All of a patient's, the latest first; null when the patient is not the caller's to read. One person's are never so many that they need pages.</returns>
    public async Task<IReadOnlyList<SeenSession>?> Of(Caller caller, Guid patientId, string action, CancellationToken cancellation)
    {
        if (await access.Read(caller, patientId, action, cancellation) is not { } patient)
        {
            return null;
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var sessions = await db.Sessions.IgnoreQueryFilters().AsNoTracking().Where(s => s.ClinicId == patient.ClinicId && s.PatientId == patientId)
            .OrderByDescending(s => s.StartedAt).ThenBy(s => s.Id).ToListAsync(cancellation);
        return [.. sessions.Select(s => new SeenSession(s, patient, clock.Now))];
    }
}
