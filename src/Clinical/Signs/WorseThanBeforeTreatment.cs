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

    /// <summary>A daily value below CourseBaseline plus this ends the run; open.</summary>
    public const decimal Recovered = 1.0m;

    public static readonly Card Card = new(
        Code, "Worse than before treatment",
        "The person is measurably worse than before the first session, beyond what chance explains. This is not a fade of the effect: look at the plan together.",
        "design 5a; evidence 4.2 [S40][S22][S41]", "worsening-unseen", new(2026, 11, 1));

    public static Finding Judge(Trajectory t)
    {
        if (t.Sessions.Count == 0)
        {
            return new Indeterminate(Because.NoSessionYet);
        }

        var first = t.Sessions[0];
        var start = t.Scores.LastOrDefault(s => s.Instrument == "phq-9" && s.Total is not null && s.AnsweredAt < first.Start);
        var now = t.Scores.LastOrDefault(s => s.Instrument == "phq-9" && s.Total is not null && s.AnsweredAt >= first.After);
        var change = start is not null && now is not null ? now.Total - start.Total : null;
        Evidence[] score = change is null ? [] : [new(Fact.Phq9Total, now!.Total!.Value, now.AnsweredAt, Limit(start!.Total!.Value)), new(Fact.Phq9AtStart, start.Total.Value, start.AnsweredAt)];
        if (change > 0 && now!.Total >= Limit(start!.Total!.Value))
        {
            return new Present(Priority.Urgent, Response.Alert, now.ReceivedAt, score);
        }

        if (t.Course.CourseBaseline is { } baseline && HighRun(t, first.On, baseline) is { Count: >= 2 } run)
        {
            return new Present(
                Priority.Urgent, Response.Alert, run[^1].LastAt,
                [.. run.TakeLast(3).Select(d => new Evidence(Fact.Distress, d.Distress, d.LastAt, baseline + Rise)), new(Fact.CourseBaseline, baseline, first.Start)]);
        }

        if (change >= WatchChange)
        {
            return new Present(Priority.Routine, Response.Watch, now!.ReceivedAt, score);
        }

        return t.Course.CourseBaseline is null && change is null ? new Indeterminate(Because.NoBaseline) : t.Calm(t.LastReadingAt());
    }

    /// <summary>The least total that counts as worse than a start.</summary>
    public static int Limit(int start) => Math.Min(start + ReliableChange, HighestLimit);

    /// <summary>Daily values at the limit since the last one below the line.</summary>
    private static List<DailyValue> HighRun(Trajectory t, DateOnly sessionOn, decimal baseline)
    {
        var run = new List<DailyValue>();
        foreach (var day in t.Days)
        {
            if (day.On <= sessionOn)
            {
                continue;
            }

            if (day.Distress >= baseline + Rise)
            {
                run.Add(day);
            }
            else if (day.Distress < baseline + Recovered)
            {
                run.Clear();
            }
        }

        return run;
    }
}
