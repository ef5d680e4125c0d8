using Evenkeel.Clinical.Band;

namespace Evenkeel.Clinical.Signs;

/// <summary>
/// The person's own band says that a worsening which lasts explains the answers well enough for an alert, within the budget that the
/// clinic has signed. It adds to the rules and takes nothing from them (decision 0025).
/// </summary>
public static class SustainedWorsening
{
    public const string Code = "sustained-worsening";

    /// <summary>After a person has closed it, no new alert for so long: so the budget was counted; open end.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromDays(AlertBudget.QuietDays);

    /// <summary>After a band that could not be made.</summary>
    private static readonly TimeSpan TriesAgainAfter = TimeSpan.FromMinutes(15);

    public static readonly Card Card = new(
        Code, "Worse, and it looks like lasting",
        "Against this person's own ups and downs the latest answers look more like a worsening that lasts than like a dip or a fade. Ask how they are, and look at the next answer.",
        "design 5a; detector sections 3 and 5; decision 0025", "worsening-unseen", new(2026, 11, 30));

    public static Finding Judge(Trajectory t) => Judge(t, Code, Card, b => b.IsPastLimit);

    /// <summary>The same for either question that the band answers.</summary>
    internal static Finding Judge(Trajectory t, string code, Card card, Func<BandReading, bool> isPastLimit)
    {
        if (t.BandFailed)
        {
            // As any sign that fails, and tried again soon: what is wrong may be gone by then.
            return new Indeterminate(Because.SignFailed, card.IfItFails, t.AsOf + TriesAgainAfter);
        }

        if (t.Band is not { } band)
        {
            return new Indeterminate(t.Readings.Count > 0 ? Because.NotAnsweredSince : Because.NoAnswerYet);
        }

        if (!isPastLimit(band))
        {
            return t.Calm(t.LastReadingAt());
        }

        var newest = t.Days.LastOrDefault(d => d.On == band.On)?.LastAt ?? t.AsOf;
        // Quiet is for a worsening that a person looked at; who closed "this sign failed" has seen none.
        var quietUntil = t.LastClosing(code) is { OfAFailure: false } closing ? closing.At + Quiet : (DateTimeOffset?)null;
        var present = new Present(Priority.Urgent, Response.Alert, newest, [.. BandEvidence.Of(t, band)]);
        return t.AsOf < quietUntil
            ? present with { Priority = Priority.Routine, Response = Response.Watch, LookAgainAt = quietUntil }
            : present.UnlessClosed(t, code);
    }
}
