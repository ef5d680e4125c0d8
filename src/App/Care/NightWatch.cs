using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>The clock is the second patient: looks again where an all-clear has run out, and climbs ladders that nobody has stopped.</summary>
public sealed class NightWatch(IDbContextFactory<CareDb> dbs, PatientTurn turn, AssessPatient assess, Ladders ladders, Clock clock, ILogger<NightWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    private const int AtOnce = 200;

    /// <summary>Does all that is due at an instant; returns how much that was.</summary>
    public async Task<int> Round(DateTimeOffset now, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var patients = await db.Patients.Where(p => p.ReassessAt <= now && p.DeletedAt == null && !p.IsHistorical)
            .OrderBy(p => p.ReassessAt).Take(AtOnce).Select(p => new PatientKey(p.ClinicId, p.Id)).ToListAsync(cancellation);
        foreach (var key in patients)
        {
            await Guarded(key, () => turn.Take(key, async (turnDb, patient) =>
            {
                if (patient?.ReassessAt <= now)
                {
                    await assess.Run(turnDb, patient, Trigger.Clock, now, cancellation);
                }

                return 0;
            }, cancellation), cancellation);
        }

        var alerts = await db.Alerts.Where(a => a.NextStepAt <= now && a.ClosedAt == null)
            .OrderBy(a => a.NextStepAt).Take(AtOnce).Select(a => new { a.ClinicId, a.PatientId, a.Id }).ToListAsync(cancellation);
        foreach (var due in alerts)
        {
            var key = new PatientKey(due.ClinicId, due.PatientId);
            await Guarded(key, () => turn.Take(key, async (turnDb, patient) =>
            {
                var alert = await turnDb.Alerts.SingleAsync(a => a.ClinicId == due.ClinicId && a.Id == due.Id, cancellation);
                if (patient is null)
                {
                    alert.NextStepAt = null;
                }
                else
                {
                    await ladders.Climb(turnDb, patient, alert, now, cancellation);
                }

                return 0;
            }, cancellation), cancellation);
        }

        return patients.Count + alerts.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Every, clock.Provider);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                await Guarded(default, () => Round(clock.Now, stopping), stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    /// <summary>One patient whose turn fails must not keep the watch from the others.</summary>
    private async Task Guarded(PatientKey key, Func<Task> work, CancellationToken stopping)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            log.LogError(e, "The watch failed for patient {Patient}; it looks again on the next round", key.PatientId);
        }
    }
}
