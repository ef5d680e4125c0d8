using Evenkeel.Care;
using Evenkeel.Data;

namespace Evenkeel.Features.Live;

/// <summary>One tap of a support person, as their phone sends it: now, or when the network is back.</summary>
public record Tap
{
    /// <summary>Made where it was tapped, so that it counts once however often it is sent.</summary>
    public Guid Id { get; init; }

    public Seems Seems { get; init; }

    public string? Words { get; init; }

    public string? MadeAt { get; init; }

    public string? SentAt { get; init; }

    internal DeviceClock Clock => new(DeviceClock.Instant(MadeAt), DeviceClock.Instant(SentAt));
}
