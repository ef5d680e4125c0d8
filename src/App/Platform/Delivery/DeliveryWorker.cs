using System.Threading.Channels;
using Evenkeel.Platform.Time;

namespace Evenkeel.Platform.Delivery;

/// <summary>Empties the outbox. Each channel has its own places, so that a mail server that hangs keeps no push waiting.</summary>
public sealed class DeliveryWorker(IEnumerable<IChannel> channels, LeaseMessages leases, SendMessage send, Clock clock, ILogger<DeliveryWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    private readonly Lane[] _lanes = [.. channels.Select(c => new Lane(c))];

    /// <summary>Looks now: something has just been written into the outbox.</summary>
    public void Wake() => Array.ForEach(_lanes, l => l.Bell.Writer.TryWrite(true));

    /// <summary>Does once what is due on every channel, to its end; returns how much that was.</summary>
    public async Task<int> Round(CancellationToken cancellation = default)
    {
        var leased = (await Task.WhenAll(_lanes.Select(l => leases.Take(l.Channel.Kind, l.Channel.AtOnce, cancellation)))).SelectMany(m => m).ToArray();
        await Task.WhenAll(leased.Select(send.Run));
        return leased.Length;
    }

    protected override Task ExecuteAsync(CancellationToken stopping) => Task.WhenAll(_lanes.Select(l => Run(l, stopping)));

    private async Task Run(Lane lane, CancellationToken stopping)
    {
        var running = new List<Task>();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                running.RemoveAll(t => t.IsCompleted);
                foreach (var message in await leases.Take(lane.Channel.Kind, lane.Channel.AtOnce - running.Count, stopping))
                {
                    running.Add(Finish(message));
                }

                await lane.Rung(Every, clock, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
            }
            catch (Exception e)
            {
                log.LogError(e, "The outbox of {Channel} could not be read; it is read again in a moment", lane.Channel.Kind);
                await Task.Delay(Every, clock.Provider, CancellationToken.None);
            }
        }

        // What is on its way goes to its end; each send has a limit.
        await Task.WhenAll(running);
    }

    private async Task Finish(Data.Message message)
    {
        await send.Run(message);
        // A place is free, and the message may be on another channel by now.
        Wake();
    }

    private sealed record Lane(IChannel Channel)
    {
        public Channel<bool> Bell { get; } = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        /// <summary>Waits for the bell, but no longer than this.</summary>
        public async Task Rung(TimeSpan most, Clock clock, CancellationToken cancellation)
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            await Task.WhenAny(Bell.Reader.WaitToReadAsync(waiting.Token).AsTask(), Task.Delay(most, clock.Provider, waiting.Token));
            await waiting.CancelAsync();
            while (Bell.Reader.TryRead(out _))
            {
            }

            cancellation.ThrowIfCancellationRequested();
        }
    }
}
