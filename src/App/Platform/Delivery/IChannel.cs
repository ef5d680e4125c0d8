using Evenkeel.Data;

namespace Evenkeel.Platform.Delivery;

/// <summary>What one attempt came to.</summary>
/// <param name="Detail">What the other side said, as numbers or our own words: a server's text may hold an address.</param>
/// <param name="After">For "not now": no sooner than this, as the other side asked.</param>
public sealed record Sent(DeliveryOutcome Outcome, string Detail = "", TimeSpan? After = null)
{
    public static Sent Taken(string detail) => new(DeliveryOutcome.Taken, detail);

    public static Sent Later(string detail, TimeSpan? after = null) => new(DeliveryOutcome.TryLater, detail, after);

    public static Sent Refused(string detail) => new(DeliveryOutcome.Refused, detail);

    public static Sent NoAddress(string detail) => new(DeliveryOutcome.NoAddress, detail);
}

/// <summary>One way out of the program.</summary>
public interface IChannel
{
    Channel Kind { get; }

    /// <summary>How many it sends at the same time. Each channel has its own places, so that one slow server holds up no other.</summary>
    int AtOnce { get; }

    /// <summary>One attempt. What goes wrong at the other side is an outcome, not an exception.</summary>
    Task<Sent> Send(Letter letter, CancellationToken cancellation);
}
