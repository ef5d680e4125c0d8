using Evenkeel.Data;
using Evenkeel.Platform.Time;

namespace Evenkeel.Care;

/// <summary>
/// The clock is the second patient: asks everything that falls due with time, several times a second, whether it is due. Of many
/// processes one watches, which saves work; two that both believe they do harm nobody, for each turn finds what the other has done.
/// </summary>
public sealed class NightWatch(IEnumerable<IRound> rounds, ILeases leases, Clock clock, ILogger<NightWatch> log) : BackgroundService
{
    public const string Lease = "watch";
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    /// <summary>Does all that is due at an instant; returns how much that was.</summary>
    public async Task<int> Round(DateTimeOffset now, CancellationToken cancellation = default)
    {
        var done = 0;
        foreach (var round in rounds)
        {
            try
            {
                done += await round.Run(now, cancellation);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                log.LogError(e, "{Round} failed; the watch asks it again on the next round", round.GetType().Name);
            }
        }

        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Every, clock.Provider);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                // Asked for by the round itself and not beside it: a watch that hangs loses its lease to one that does not.
                if (await HasLease(stopping))
                {
                    await Round(clock.Now, stopping);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        finally
        {
            await GiveBack();
        }
    }

    private async Task<bool> HasLease(CancellationToken cancellation)
    {
        try
        {
            return await leases.Take(Lease, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.LogError(e, "The lease of the watch could not be asked for; the watch asks again {Every} later", Every);
            return false;
        }
    }

    private async Task GiveBack()
    {
        try
        {
            await leases.GiveBack(Lease, CancellationToken.None).WaitAsync(ILeases.Length);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "The lease of the watch could not be given back; it runs out by itself");
        }
    }
}
