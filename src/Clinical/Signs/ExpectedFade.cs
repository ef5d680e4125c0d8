namespace Evenkeel.Clinical.Signs;

/// <summary>
/// Losing part of a gain, back toward the level before treatment and not past it. Common after a session (evidence 1.2), watched, no alert.
/// </summary>
public static class ExpectedFade
{
    public const string Code = "expected-fade";

    /// <summary>Points by which the week has lost against the best week; closed.</summary>
    public const decimal Loss = 1.0m;

    public static readonly Card Card = new(
        Code, "Effect fading",
        "Part of the gain is going, but the person is still better than before treatment. Offer a review; nothing here says that it will go on.",
        "design 5a, fade; evidence 1.2, 4.4 [S32][S33]", "false-calm", new(2026, 11, 30));

    public static Finding Judge(Trajectory t)
    {
        if (t.Course is not { Anchor: not null, CourseBaseline: { } start, Baseline: { } baseline })
        {
            return t.Sessions.Count == 0 ? new Indeterminate(Because.NoSessionYet) : new Indeterminate(Because.NoBaseline);
        }

        var calm = t.Calm(t.LastReadingAt(), t.TodayEndsAt);
        var fading = t.Gain.FadingSince is not null && t.Readings[^1].Distress < baseline + Course.DipRise;
        return fading && calm is Absent { Until: var until }
            ? new Present(
                Priority.Routine, Response.Watch, t.Days[^1].LastAt,
                [new(Fact.WeekNow, t.Gain.Now!.Value, t.Days[^1].LastAt, start), new(Fact.WeekBest, t.Gain.Best!.Value), new(Fact.CourseBaseline, start, t.CourseStart!.Start)],
                until)
            : calm;
    }
}
