namespace Evenkeel.Clinical.Signs;

/// <summary>
/// We do not know how the person is: two missed check-ins in the week after a session, any missed while a dip stands, or no
/// baseline to compare with. A state on the caseload and on the page, no alert of its own, and never "fine".
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
        var afterDip = t.Course.Dip is { } dip ? Missed(t, dip.StartedOn.AddDays(1), t.Today) : 0;
        var evidence = new List<Evidence>(2);
        if (inWeek >= MissedInWeek || afterDip > 0)
        {
            evidence.Add(new(Fact.MissedDays, Math.Max(inWeek, afterDip)));
        }

        if (t.Course.Baseline is null)
        {
            evidence.Add(new(Fact.NoBaseline, t.Course.DipLimit));
        }

        return evidence.Count > 0
            ? new Present(Priority.Routine, Response.Watch, t.LastReadingAt() ?? t.Sessions[^1].After, evidence, t.TodayEndsAt)
            : t.Calm(t.LastReadingAt(), t.TodayEndsAt);
    }

    /// <summary>Whole days without a distress answer, both ends counted, today never (it is not over).</summary>
    private static int Missed(Trajectory t, DateOnly from, DateOnly to)
    {
        var yesterday = t.Today.AddDays(-1);
        var last = to < yesterday ? to : yesterday;
        var answered = t.Days.Count(d => d.On >= from && d.On <= last);
        return Math.Max(0, last.DayNumber - from.DayNumber + 1 - answered);
    }
}
