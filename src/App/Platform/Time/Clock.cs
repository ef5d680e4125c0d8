namespace Evenkeel.Platform.Time;

/// <summary>Now, in UTC, cut to the microsecond that both databases keep, so that what is stored equals what was decided on.</summary>
public sealed class Clock(TimeProvider time)
{
    public DateTimeOffset Now => Cut(time.GetUtcNow());

    public TimeProvider Provider => time;

    public static DateTimeOffset Cut(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
