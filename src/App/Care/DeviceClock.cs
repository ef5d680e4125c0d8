using System.Globalization;
using Evenkeel.Platform.Time;

namespace Evenkeel.Care;

/// <summary>What a device says about when something was said. An answer may be days old; a clock may not be wrong (design 5a).</summary>
/// <param name="MadeAt">When the person answered; null where the page ran without script.</param>
/// <param name="SentAt">The device's clock at sending, against which the server's tells whether it is right; null without script.</param>
public readonly record struct DeviceClock(DateTimeOffset? MadeAt, DateTimeOffset? SentAt)
{
    private static readonly TimeSpan MayBeOffBy = TimeSpan.FromMinutes(10);

    /// <summary>Older than this is no answer that waited on a phone, but a clock that was never set.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(366);

    /// <summary>As a page sends it; null where it ran without script, or sent no time.</summary>
    public static DateTimeOffset? Instant(string? typed) =>
        DateTimeOffset.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    /// <summary>The time that counts, and whether the received time had to stand in for the device's.</summary>
    public (DateTimeOffset At, bool WasOff) Settle(DateTimeOffset receivedAt)
    {
        var madeAt = MadeAt is { } made ? Clock.Cut(made) : receivedAt;
        var wasOff = madeAt > receivedAt || madeAt < receivedAt - Oldest || (SentAt - receivedAt)?.Duration() > MayBeOffBy;
        return (wasOff ? receivedAt : madeAt, wasOff);
    }
}
