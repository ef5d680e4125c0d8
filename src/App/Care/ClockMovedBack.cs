using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>
/// A server's clock that is set back by two hours would let every ladder rest for two hours more, and one that was a year ahead would
/// leave whoever was heard meanwhile unseen for a year. Once a minute this looks for what lies further ahead than it can, and sets it
/// right: what nobody has taken climbs now, what somebody holds has its promise from now, who was judged ahead is judged again (decision 0024).
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
        var waiting = await db.Alerts.AsNoTracking()
            .Where(a => a.NextStepAt > soonest && a.ClosedAt == null && db.Patients.Any(p => p.ClinicId == a.ClinicId && p.Id == a.PatientId && p.DeletedAt == null))
            .Select(a => new { a.ClinicId, a.PatientId, a.Priority, a.NextRung, Acknowledged = a.AcknowledgedAt != null, NextStepAt = a.NextStepAt!.Value }).ToListAsync(cancellation);
        // Gravest first: with ten thousand open alerts no Stat waits behind the others.
        var displaced = waiting.Where(a => a.NextStepAt > soonest + LongestRest(a.Priority, a.NextRung, a.Acknowledged))
            .OrderByDescending(a => a.Priority).ThenBy(a => a.Acknowledged).Select(a => new PatientKey(a.ClinicId, a.PatientId))
            .Concat(await RowsAhead.Of(db, soonest).Select(p => new PatientKey(p.ClinicId, p.Id)).ToListAsync(cancellation)).Distinct().ToList();
        var done = await turns.Take(displaced, async (turnDb, patient) =>
        {
            if (patient is not null)
            {
                await RowsAhead.MoveBack(turnDb, patient, now, soonest, cancellation);
                var clinic = await turnDb.Clinics.AsNoTracking().SingleAsync(c => c.Id == patient.ClinicId, cancellation);
                var open = await turnDb.Alerts.Where(a => a.ClinicId == patient.ClinicId && a.PatientId == patient.Id && a.ClosedAt == null).ToListAsync(cancellation);
                open.ForEach(a => SetAnew(a, clinic, now));
            }
        }, cancellation);
        // More than one round takes go on with the next one, not in a minute.
        _last = displaced.Count > DueTurns.AtOnce && done > 0 ? _last : minute;
        return done;
    }

    private static TimeSpan LongestRest(Priority priority, int nextRung, bool isHeld) => Ladder.LongestRest(priority, nextRung, isHeld) ?? DutyHours.LongestWait;

    private static void SetAnew(Alert alert, Clinic clinic, DateTimeOffset now)
    {
        var isHeld = alert.AcknowledgedAt is not null;
        var rest = LongestRest(alert.Priority, alert.NextRung, isHeld);
        if (alert.NextStepAt is not { } next || next <= now + Tolerance + rest)
        {
            return;
        }

        alert.Version++;
        // What is said from now on must be newer than what was said by the other clock, or it would ring nobody again.
        alert.NewestFactAt = alert.NewestFactAt > now ? now : alert.NewestFactAt;
        if (alert.Priority < Priority.Asap)
        {
            alert.LadderStartedAt = now;
            alert.NextStepAt = Ladder.AcknowledgeBy(alert.Priority, now, ClinicHours.Around(clinic, now));
            return;
        }

        alert.NextStepAt = isHeld ? now + rest : now;
        if (!isHeld)
        {
            // The rungs after this one keep their distances.
            alert.LadderStartedAt = now - Ladder.RungOf(alert.Priority, alert.NextRung)!.After;
        }
    }
}
