namespace Evenkeel.Clinical.Escalation;

/// <summary>When the clinic is open, as UTC intervals (end exclusive), in order and not touching; zones and holidays are settled before they get here.</summary>
/// <param name="Open">At least two weeks ahead of any instant asked about.</param>
public sealed record DutyHours(IReadOnlyList<OpenInterval> Open)
{
    /// <summary>How long an alert may wait for the end of a working day: the longest ordinary row of holidays fits, a summer's closing does not; closed.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(6);

    private static readonly TimeSpan WithoutWorkingDay = TimeSpan.FromHours(24);

    public bool IsOpen(DateTimeOffset at) => Open.Any(i => i.From <= at && at < i.Until);

    /// <summary>When the clinic opens next; now when it is open; null when the intervals do not reach so far.</summary>
    public DateTimeOffset? OpensAt(DateTimeOffset at) => IsOpen(at) ? at : Open.Where(i => i.From > at).Select(i => (DateTimeOffset?)i.From).FirstOrDefault();

    /// <summary>
    /// The end of the first working day that begins after an instant. Where that is more than six days away, or never comes, it is
    /// 24 hours: no alert waits for ever, nor through a summer's closing.
    /// </summary>
    public DateTimeOffset EndOfNextWorkingDay(DateTimeOffset at) =>
        Open.Where(i => i.From > at && i.Until <= at + LongestWait).Select(i => (DateTimeOffset?)i.Until).FirstOrDefault() ?? at + WithoutWorkingDay;
}

/// <summary>A stretch of opening hours, UTC; the end is exclusive.</summary>
public readonly record struct OpenInterval(DateTimeOffset From, DateTimeOffset Until);
