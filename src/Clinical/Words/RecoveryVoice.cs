namespace Evenkeel.Clinical.Words;

/// <summary>How long dips took, in words. Nothing here says how long another will take.</summary>
public static class RecoveryVoice
{
    /// <param name="day">Says a day, as in "Tue 3 Nov".</param>
    public static string ForClinician(Recovery dip, DateOnly today, Func<DateOnly, string> day) => dip.Days is { } days
        ? $"Dip of {day(dip.BeganOn)}: {(days == 0 ? "recovered on the same day" : $"recovered after {Days(days)}")}{Unanswered(dip, $", {dip.Unanswered} of them without an answer")}."
        : $"Dip of {day(dip.BeganOn)}: not recovered as of today, day {today.DayNumber - dip.BeganOn.DayNumber + 1}{Unanswered(dip, $"; no answer on {Days(dip.Unanswered)} since")}.";

    public static string ForClinician(RecoveryTrend trend) => trend switch
    {
        RecoveryTrend.Falling => "Falling: the latest took less time than the median of those before it.",
        RecoveryTrend.Steady => "Steady: the latest took about as long as the median of those before it.",
        RecoveryTrend.Rising => "Rising: the latest takes longer than the median of those before it.",
        _ => "Neither falling nor rising can be told yet.",
    };

    public static string ForPatient(Recovery dip, Func<DateOnly, string> day) =>
        (dip.Days is { } days
            ? $"A harder time began on {day(dip.BeganOn)}. {(days == 0 ? "It eased on the same day." : $"It eased after {Days(days)}.")}"
            : $"A harder time began on {day(dip.BeganOn)}. Your answers do not show yet that it has eased.")
        + Unanswered(dip, $" We have no answer from {Days(dip.Unanswered)} of it, so we do not know how you were then.");

    /// <summary>Empty when nothing can be compared.</summary>
    public static string ForPatient(RecoveryTrend trend) => trend switch
    {
        RecoveryTrend.Falling => "The last one was shorter than those before it.",
        RecoveryTrend.Steady => "The last one was about as long as those before it.",
        RecoveryTrend.Rising => "The last one is longer than those before it. You can talk with your care team about it.",
        _ => "",
    };

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";

    private static string Unanswered(Recovery dip, string words) => dip.Unanswered > 0 ? words : "";
}
