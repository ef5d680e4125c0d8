namespace Evenkeel.Clinical.Signs;

/// <summary>
/// Past the level at the start of the course: PHQ-9 up by a reliable change, or two daily values well above CourseBaseline.
/// </summary>
public static class WorseThanBeforeTreatment
{
    public const string Code = "worse-than-before-treatment";

    /// <summary>PHQ-9 points above course start; closed (reliable change, [COMPUTED] 5.2-6.8).</summary>
    public const int ReliableChange = 6;

    /// <summary>PHQ-9 points above course start that are watched only; closed.</summary>
    public const int WatchChange = 4;

    /// <summary>With this total the sign is present whatever the start, as long as it lies above it.</summary>
    public const int HighestLimit = 26;

    /// <summary>Points of distress above CourseBaseline; closed.</summary>
    public const decimal Rise = 2.0m;

    /// <summary>The first and the last of those days lie at least this far apart, counted from each day's first reading; closed.</summary>
    public static readonly TimeSpan BetweenDays = TimeSpan.FromHours(24);

    /// <summary>A daily value below CourseBaseline plus this ends the run; open.</summary>
    public const decimal Recovered = 1.0m;

    public static readonly Card Card = new(
        Code, "Worse than before treatment",
        "The person is measurably worse than before this course of treatment, beyond what chance explains. This is not a fade of the effect: look at the plan together.",
        "design 5a; evidence 4.2 [S40][S22][S41]", "worsening-unseen", new(2026, 11, 30));

    public static Finding Judge(Trajectory t)
    {
        if (t.CourseStart is not { } first)
        {
            return new Indeterminate(Because.NoSessionYet);
        }

        var start = t.Scores.LastOrDefault(s => s.Instrument == "phq-9" && s.Total is not null && s.AnsweredAt < first.Start);
        var now = t.Scores.LastOrDefault(s => s.Instrument == "phq-9" && s.Total is not null && s.AnsweredAt >= first.After);
        Present?[] found = [ByScore(start, now)?.UnlessClosed(t, Code), ByDays(t, first)?.UnlessClosed(t, Code)];
        if (found.MaxBy(f => f?.Priority) is { } gravest)
        {
            return gravest;
        }

        return t.Course.CourseBaseline is not null ? t.Calm(t.LastReadingAt())
            : start is not null && now is not null ? t.Calm(now.AnsweredAt)
            : new Indeterminate(Because.NoBaseline);
    }

    /// <summary>The least total that counts as worse than a start.</summary>
    public static int Limit(int start) => Math.Min(start + ReliableChange, HighestLimit);

    private static Present? ByScore(Score? start, Score? now)
    {
        if (start is not { Total: { } before } || now is not { Total: { } total } || total <= before)
        {
            return null;
        }

        Evidence[] score = [new(Fact.Phq9Total, total, now.AnsweredAt, Limit(before)), new(Fact.Phq9AtStart, before, start.AnsweredAt)];
        return total >= Limit(before) ? new Present(Priority.Urgent, Response.Alert, now.ReceivedAt, score)
            : total - before >= WatchChange ? new Present(Priority.Routine, Response.Watch, now.ReceivedAt, score)
            : null;
    }

    /// <summary>Daily values at the limit since the last one below the line.</summary>
    private static Present? ByDays(Trajectory t, TreatmentSession first)
    {
        if (t.Course.CourseBaseline is not { } baseline)
        {
            return null;
        }

        var run = new List<DailyValue>();
        for (var i = t.Days.Count - 1; i >= 0 && t.Days[i].On > first.On && t.Days[i].Distress >= baseline + Recovered; i--)
        {
            if (t.Days[i].Distress >= baseline + Rise)
            {
                run.Add(t.Days[i]);
            }
        }

        return run.Count > 0 && run[0].FirstAt - run[^1].FirstAt >= BetweenDays
            ? new Present(
                Priority.Urgent, Response.Alert, run[0].LastAt,
                [.. run.Take(3).Reverse().Select(d => new Evidence(Fact.Distress, d.Distress, d.LastAt, baseline + Rise)), new(Fact.CourseBaseline, baseline, first.Start)])
            : null;
    }
}
