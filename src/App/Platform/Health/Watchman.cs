using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Time;

namespace Evenkeel.Platform.Health;

/// <summary>
/// Looks every half minute whether the canary still passes. Has a timer of its own and needs neither the watch nor the delivery worker
/// nor, once it has read whom to tell, the database.
/// </summary>
public sealed class Watchman(Glance glance, Writable writable, AuditSetAside aside, Monitoring monitoring, Alarms alarms, Heartbeat heartbeat, Clock clock, ILogger<Watchman> log) : BackgroundService
{
    /// <summary>A database that answers later than this does not answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly PathJudge _judge = new(clock.Provider);

    public async Task Look(CancellationToken cancellation = default)
    {
        var now = clock.Now;
        var state = _judge.Judge(await Asked(limit => glance.Read(now, limit), cancellation), now);
        if (state.Broken == BrokenStep.Watch && await Asked(writable.Write, cancellation) is null)
        {
            // It is not the watch that is dead: it can write nothing down.
            state = state with { Broken = BrokenStep.Writing };
        }

        if (aside.Count > 0)
        {
            await Asked(aside.Enter, cancellation);
        }

        monitoring.Current = state;
        await alarms.Ring(monitoring.Current, cancellation);
        if (_judge.IsNewProof)
        {
            await heartbeat.Beat(cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(ProofTimes.LooksEvery, clock.Provider);
        try
        {
            do
            {
                try
                {
                    await Look(stopping);
                }
                catch (Exception e) when (!stopping.IsCancellationRequested)
                {
                    log.LogError(e, "The watchman stumbled; he looks again in half a minute");
                }
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    /// <summary>What the database answers; null when it does not, or too late.</summary>
    private async Task<T?> Asked<T>(Func<CancellationToken, Task<T>> question, CancellationToken cancellation)
        where T : class
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(Patience);
            // A driver that does not heed the limit must not keep him from telling.
            return await Task.Run(() => question(limit.Token), CancellationToken.None).WaitAsync(limit.Token);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.LogError(e, "The database does not answer the watchman");
            return null;
        }
    }
}
