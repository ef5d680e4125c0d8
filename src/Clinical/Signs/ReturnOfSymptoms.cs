namespace Evenkeel.Clinical.Signs;

/// <summary>What was gained has gone: after a gain, the week's median is back at or above CourseBaseline.</summary>
public static class ReturnOfSymptoms
{
    public const string Code = "return-of-symptoms";

    public static readonly Card Card = new(
        Code, "Return of symptoms",
        "This person had clearly gained, and this week is back at the level before treatment. Talk about the next step before it goes further.",
        "design 5a; evidence 1.2, 4.2", "worsening-unseen", new(2026, 11, 30));

    public static Finding Judge(Trajectory t)
    {
        if (t.Sessions.Count == 0)
        {
            return new Indeterminate(Because.NoSessionYet);
        }

        if (t.Course.CourseBaseline is not { } baseline)
        {
            return new Indeterminate(Because.NoBaseline);
        }

        return t.Gain is { IsClear: true, Now: { } now, Best: { } best } && now >= baseline
            ? new Present(
                Priority.Urgent, Response.Alert, t.Days[^1].LastAt,
                [new(Fact.WeekNow, now, t.Days[^1].LastAt, baseline), new(Fact.WeekBest, best), new(Fact.CourseBaseline, baseline, t.CourseStart!.Start)],
                t.TodayEndsAt).UnlessClosed(t, Code)
            : t.Calm(t.LastReadingAt(), t.TodayEndsAt);
    }
}
