using Evenkeel.Data;

namespace Evenkeel.Platform.Delivery.Lists;

/// <summary>The program's own pages: whatever is written down stands there already.</summary>
internal sealed class InAppChannel : IChannel
{
    public Channel Kind => Channel.InApp;

    public int AtOnce => 8;

    public Task<Sent> Send(Letter letter, CancellationToken cancellation) => Task.FromResult(Sent.Taken("stands on the person's own pages"));
}
