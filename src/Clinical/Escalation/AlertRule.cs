using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Escalation;

/// <summary>The alert of a sign that stands open.</summary>
/// <param name="Grade">See <see cref="Present.Grade"/>: the gravest that it has held.</param>
public sealed record StandingAlert(Priority Priority, bool IsAcknowledged, DateTimeOffset NewestFactAt, int Grade = 0);

/// <summary>What a finding wants an alert for.</summary>
public sealed record WantedAlert(Priority Priority, DateTimeOffset NewestFactAt, int Grade);

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
                : standing.IsAcknowledged && IsNews(card, wanted, standing) ? AlertMove.RingAgain
                : AlertMove.Update;
        }

        var quiet = lastClosing is { OfAFailure: false } && now < lastClosing.QuietUntil && now < lastClosing.At + LongestQuiet && wanted.Priority <= lastClosing.Priority && MayBeQuiet(card, wanted.Priority);
        return quiet ? AlertMove.None : AlertMove.Open;
    }

    /// <summary>What a finding wants an alert for; null when it wants none. A sign that failed wants one.</summary>
    public static WantedAlert? Wanted(Finding finding) => finding switch
    {
        Present { Response: Response.Alert } p => new(p.Priority, p.NewestFactAt, p.Grade),
        Indeterminate { Because: Because.SignFailed } i => new(i.Priority, OfAFailure, 0),
        _ => null,
    };

    /// <summary>Quiet never applies to Stat, to ideation (known ideation governs it), or to what a person asked for.</summary>
    public static bool MayBeQuiet(Card card, Priority priority) => priority != Priority.Stat && !card.AskedByPerson && card.Code != Ideation.Code;

    /// <summary>Whoever holds it must hear of it: a graver reason at the same priority, or the same asked or said again.</summary>
    private static bool IsNews(Card card, WantedAlert wanted, StandingAlert standing) =>
        wanted.Grade > standing.Grade || (RingsAgain(card, wanted.Priority) && wanted.NewestFactAt > standing.NewestFactAt);

    private static bool RingsAgain(Card card, Priority priority) => card.AskedByPerson || priority == Priority.Stat;
}
