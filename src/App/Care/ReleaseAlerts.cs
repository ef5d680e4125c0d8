using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>An alert whose owner's account is suspended is nobody's: it becomes unacknowledged, and its ladder begins anew.</summary>
public sealed class ReleaseAlerts(IDbContextFactory<CareDb> dbs, PatientTurn turn, Ladders ladders) : IRound
{
    public async Task<int> Run(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var left = await db.Alerts.AsNoTracking()
            .Where(a => a.ClosedAt == null && db.Users.Any(u => u.Id == a.OwnerId && u.SuspendedAt != null)).ToListAsync(cancellation);
        foreach (var alert in left)
        {
            await turn.Take(
                new PatientKey(alert.ClinicId, alert.PatientId), (own, patient) => Release(own, patient, alert.Id, now, cancellation), cancellation);
        }

        return left.Count;
    }

    private async Task<bool> Release(CareDb db, Patient? patient, Guid id, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.Alerts.SingleOrDefaultAsync(
            a => a.Id == id && a.ClosedAt == null && db.Users.Any(u => u.Id == a.OwnerId && u.SuspendedAt != null), cancellation) is not { } alert)
        {
            return false;
        }

        (alert.OwnerId, alert.PlannedAction) = (null, "");
        alert.Version++;
        if (alert.AcknowledgedAt is not null && patient is not null)
        {
            // What was promised by a time is owed by that time still, whoever does it.
            var due = alert.NextStepAt;
            await ladders.Start(db, patient, alert, StepKind.RangAgain, now, cancellation);
            alert.NextStepAt = due < alert.NextStepAt ? due : alert.NextStepAt;
        }

        return true;
    }
}
