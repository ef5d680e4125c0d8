using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Escalation;

/// <summary>The alert of a sign that stands open.</summary>
public sealed record StandingAlert(Priority Priority, bool IsAcknowledged, DateTimeOffset NewestFactAt);

/// <summary>One open alert per patient and sign (design 5a, alert).</summary>
public static class AlertRule
{
    /// <summary>Quiet time after a closing, when the person who closes chooses none.</summary>
    public static readonly TimeSpan DefaultQuiet = TimeSpan.FromHours(48);

    /// <summary>The longest quiet time, and the longest time before known ideation is reviewed; closed.</summary>
    public static readonly TimeSpan LongestQuiet = TimeSpan.FromDays(7);

    /// <summary>The newest fact of a sign that failed: it rests on none.</summary>
    public static readonly DateTimeOffset OfAFailure = DateTimeOffset.MinValue;

    public static AlertMove Decide(Card card, Finding finding, StandingAlert? standing, Closing? lastClosing, DateTimeOffset now)
    {
        if (Wanted(finding) is not { } wanted)
        {
            return AlertMove.None;
        }

        if (standing is not null)
        {
            return wanted.Priority > standing.Priority ? AlertMove.Raise
                : standing.IsAcknowledged && RingsAgain(card, wanted.Priority) && wanted.NewestFactAt > standing.NewestFactAt ? AlertMove.RingAgain
                : AlertMove.Update;
        }

        var quiet = lastClosing is { OfAFailure: false } && now < lastClosing.QuietUntil && now < lastClosing.At + LongestQuiet && wanted.Priority <= lastClosing.Priority && MayBeQuiet(card, wanted.Priority);
        return quiet ? AlertMove.None : AlertMove.Open;
    }

    /// <summary>The priority and the newest fact that a finding wants an alert for; null when it wants none. A sign that failed wants one.</summary>
    public static (Priority Priority, DateTimeOffset NewestFactAt)? Wanted(Finding finding) => finding switch
    {
        Present { Response: Response.Alert } p => (p.Priority, p.NewestFactAt),
        Indeterminate { Because: Because.SignFailed } i => (i.Priority, OfAFailure),
        _ => null,
    };

    /// <summary>Quiet never applies to Stat, to ideation (known ideation governs it), or to what a person asked for.</summary>
    public static bool MayBeQuiet(Card card, Priority priority) => priority != Priority.Stat && !card.AskedByPerson && card.Code != Ideation.Code;

    private static bool RingsAgain(Card card, Priority priority) => card.AskedByPerson || priority == Priority.Stat;
}
