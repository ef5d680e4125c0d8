using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Climbs the ladders that nobody has stopped.</summary>
public sealed class ClimbLadders(IDbContextFactory<CareDb> dbs, DueTurns turns, Ladders ladders) : IRound
{
    public async Task<int> Run(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var due = await db.Alerts.Where(a => a.NextStepAt <= now && a.ClosedAt == null
                && db.Patients.Any(p => p.ClinicId == a.ClinicId && p.Id == a.PatientId && p.DeletedAt == null))
            .GroupBy(a => new { a.ClinicId, a.PatientId }).OrderBy(g => g.Min(a => a.NextStepAt)).Take(turns.ToRead)
            .Select(g => new PatientKey(g.Key.ClinicId, g.Key.PatientId)).ToListAsync(cancellation);
        return await turns.Take(due, async (turnDb, patient) =>
        {
            if (patient is not null)
            {
                foreach (var alert in await turnDb.Alerts.Where(a => a.ClinicId == patient.ClinicId && a.PatientId == patient.Id && a.NextStepAt <= now && a.ClosedAt == null).ToListAsync(cancellation))
                {
                    await ladders.Climb(turnDb, patient, alert, now, cancellation);
                }
            }
        }, cancellation);
    }
}
