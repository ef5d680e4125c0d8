namespace Evenkeel.Clinical.Escalation;

/// <summary>When the clinic is open, as UTC intervals (end exclusive), in order and not touching; zones and holidays are settled before they get here.</summary>
/// <param name="Open">At least two weeks ahead of any instant asked about.</param>
public sealed record DutyHours(IReadOnlyList<OpenInterval> Open)
{
    public bool IsOpen(DateTimeOffset at) => Open.Any(i => i.From <= at && at < i.Until);

    /// <summary>When the clinic opens next; now when it is open; null when the intervals do not reach so far.</summary>
    public DateTimeOffset? OpensAt(DateTimeOffset at) => IsOpen(at) ? at : Open.Where(i => i.From > at).Select(i => (DateTimeOffset?)i.From).FirstOrDefault();

    /// <summary>The end of the first working day that begins after an instant. A clinic that never opens gets 24 hours: no alert waits for ever.</summary>
    public DateTimeOffset EndOfNextWorkingDay(DateTimeOffset at) =>
        Open.Where(i => i.From > at).Select(i => (DateTimeOffset?)i.Until).FirstOrDefault() ?? at + TimeSpan.FromHours(24);
}

/// <summary>A stretch of opening hours, UTC; the end is exclusive.</summary>
public readonly record struct OpenInterval(DateTimeOffset From, DateTimeOffset Until);
