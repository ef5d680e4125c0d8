namespace Evenkeel.Clinical.Signs;

/// <summary>
/// We do not know how the person is: two missed check-ins in the week after a session, or any missed after a dip. A state on
/// the caseload and on the page, no alert of its own, and never "fine".
/// </summary>
public static class Unknown
{
    public const string Code = "unknown";

    /// <summary>Days after a session in which missed check-ins are counted.</summary>
    public const int WeekDays = 7;

    public const int MissedInWeek = 2;

    public static readonly Card Card = new(
        Code, "Not known how they are",
        "Answers are missing just when they matter. People who get worse often stop answering: read this as \"ask\", not as \"fine\".",
        "design 5a, unknown; evidence 0.5 [S11][S12]", "silence-read-as-fine", new(2026, 11, 1));

    public static Finding Judge(Trajectory t)
    {
        if (t.Sessions.Count == 0)
        {
            return new Indeterminate(Because.NoSessionYet);
        }

        var session = t.Sessions[^1].On;
        var inWeek = t.Today.DayNumber - session.DayNumber <= WeekDays + 1 ? Missed(t, session.AddDays(1), session.AddDays(WeekDays)) : 0;
        var lastOn = t.Days.Count > 0 ? t.Days[^1].On : DateOnly.MinValue;
        var afterDip = t.Course.Dip is { } dip ? Missed(t, Later(dip.StartedOn, lastOn).AddDays(1), t.Today) : 0;
        return inWeek >= MissedInWeek || afterDip > 0
            ? new Present(Priority.Routine, Response.Watch, t.LastReadingAt() ?? t.Sessions[^1].After, [new(Fact.MissedDays, Math.Max(inWeek, afterDip))], t.TodayEndsAt)
            : t.Calm(t.LastReadingAt(), t.TodayEndsAt);
    }

    /// <summary>Whole days without a distress answer, both ends counted, today never (it is not over).</summary>
    private static int Missed(Trajectory t, DateOnly from, DateOnly to)
    {
        var last = Earlier(to, t.Today.AddDays(-1));
        var answered = t.Days.Count(d => d.On >= from && d.On <= last);
        return Math.Max(0, last.DayNumber - from.DayNumber + 1 - answered);
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
