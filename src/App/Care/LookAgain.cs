using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Looks again where an all-clear has run out: silence needs no rule of its own.</summary>
public sealed class LookAgain(IDbContextFactory<CareDb> dbs, DueTurns turns, AssessPatient assess) : IRound
{
    public async Task<int> Run(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var due = await db.Patients.Where(p => p.ReassessAt <= now && p.DeletedAt == null && !p.IsHistorical)
            .OrderBy(p => p.ReassessAt).Take(turns.ToRead).Select(p => new PatientKey(p.ClinicId, p.Id)).ToListAsync(cancellation);
        return await turns.Take(due, async (turnDb, patient) =>
        {
            if (patient?.ReassessAt <= now)
            {
                await assess.Run(turnDb, patient, Trigger.Clock, now, cancellation);
            }
        }, cancellation);
    }
}
