namespace Evenkeel.Clinical.Words;

/// <summary>Whether a scale has changed since the course began, in one sentence.</summary>
public static class ScaleVoice
{
    /// <param name="title">The scale's short name, as on its strip of the chart.</param>
    /// <param name="day">Says the day of an instant, as in "Tue 20 Oct".</param>
    public static string ForClinician(ScaleChange change, string title, Func<DateTimeOffset, string> day)
    {
        var (least, points) = (change.Instrument.ReliableChange, Math.Abs(change.Points));
        return $"{title} {change.Now} on {day(change.NowAt)}, {change.Start} before the course ({day(change.StartAt)}): " + (change.IsChange
            ? $"{points} points {(change.Points > 0 ? "higher" : "lower")}, a change ({least} or more)."
            : $"within the usual range; a change counts from {least} points.");
    }
}
