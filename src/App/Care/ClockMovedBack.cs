using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>
/// A server's clock that is set back by two hours would let every ladder rest for two hours more. Once a minute this looks for steps that
/// lie further ahead than their ladder ever rests, and sets them anew: what nobody has taken climbs now, what somebody holds has its
/// promise from now (decision 0024).
/// </summary>
public sealed class ClockMovedBack(IDbContextFactory<CareDb> dbs, DueTurns turns) : IRound
{
    /// <summary>Clocks of several machines may differ by seconds.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    private long _last = -1;

    public async Task<int> Run(DateTimeOffset now, CancellationToken cancellation)
    {
        var minute = now.UtcTicks / TimeSpan.TicksPerMinute;
        if (minute == _last)
        {
            return 0;
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var soonest = now + Tolerance;
        var ahead = await db.Alerts.AsNoTracking().Where(a => a.NextStepAt > soonest && a.ClosedAt == null && a.Priority >= Priority.Asap)
            .Select(a => new { a.ClinicId, a.PatientId, a.Priority, a.NextRung, Acknowledged = a.AcknowledgedAt != null, NextStepAt = a.NextStepAt!.Value }).ToListAsync(cancellation);
        _last = minute;
        var displaced = ahead.Where(a => a.NextStepAt > soonest + Ladder.LongestRest(a.Priority, a.NextRung, a.Acknowledged)).Select(a => new PatientKey(a.ClinicId, a.PatientId)).Distinct();
        return await turns.Take(displaced, async (turnDb, patient) =>
        {
            if (patient is not null)
            {
                var open = await turnDb.Alerts.Where(a => a.ClinicId == patient.ClinicId && a.PatientId == patient.Id && a.ClosedAt == null).ToListAsync(cancellation);
                open.ForEach(a => SetAnew(a, now));
            }
        }, cancellation);
    }

    private static void SetAnew(Alert alert, DateTimeOffset now)
    {
        var isHeld = alert.AcknowledgedAt is not null;
        if (Ladder.LongestRest(alert.Priority, alert.NextRung, isHeld) is not { } rest || alert.NextStepAt is not { } next || next <= now + Tolerance + rest)
        {
            return;
        }

        alert.Version++;
        // What is said from now on must be newer than what was said by the other clock, or it would ring nobody again.
        alert.NewestFactAt = alert.NewestFactAt > now ? now : alert.NewestFactAt;
        alert.NextStepAt = isHeld ? now + rest : now;
        if (!isHeld)
        {
            // The rungs after this one keep their distances.
            alert.LadderStartedAt = now - Ladder.RungOf(alert.Priority, alert.NextRung)!.After;
        }
    }
}
