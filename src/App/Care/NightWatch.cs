using Evenkeel.Platform.Time;

namespace Evenkeel.Care;

/// <summary>The clock is the second patient: asks everything that falls due with time, several times a second, whether it is due.</summary>
public sealed class NightWatch(IEnumerable<IRound> rounds, Clock clock, ILogger<NightWatch> log) : BackgroundService
{
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
                await Round(clock.Now, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }
}
