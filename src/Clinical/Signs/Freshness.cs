namespace Evenkeel.Clinical.Signs;

/// <summary>How long an answer speaks for its person. After that the truth is "we do not know", never "fine".</summary>
internal static class Freshness
{
    /// <summary>Two days: after the 48-hour rule's span, an old calm answer says nothing any more. Open end.</summary>
    public static readonly TimeSpan AnswerHolds = TimeSpan.FromHours(48);

    /// <summary>Absent while the answer that says so is fresh; indeterminate otherwise.</summary>
    /// <param name="answeredAt">The latest answer that bears on the sign; null when there is none.</param>
    /// <param name="sooner">When time alone may change the finding before that.</param>
    public static Finding Calm(this Trajectory t, DateTimeOffset? answeredAt, DateTimeOffset? sooner = null)
    {
        if (answeredAt is not { } at)
        {
            return new Indeterminate(Because.NoAnswerYet, LookAgainAt: sooner);
        }

        var until = at + AnswerHolds;
        if (t.AsOf >= until)
        {
            return new Indeterminate(Because.NotAnsweredSince, LookAgainAt: sooner);
        }

        return new Absent(sooner < until ? sooner.Value : until);
    }

    /// <summary>What a person has closed, with no newer fact since, stays in sight and opens nothing; a newer fact does.</summary>
    public static Present UnlessClosed(this Present present, Trajectory t, string sign) =>
        present.NewestFactAt <= t.LastClosing(sign)?.At ? present with { Priority = Priority.Routine, Response = Response.Watch } : present;

    /// <summary>The soonest of the instants that still lie ahead; null when none does.</summary>
    public static DateTimeOffset? Soonest(this Trajectory t, params ReadOnlySpan<DateTimeOffset?> instants)
    {
        DateTimeOffset? soonest = null;
        foreach (var instant in instants)
        {
            if (instant > t.AsOf && (soonest is null || instant < soonest))
            {
                soonest = instant;
            }
        }

        return soonest;
    }

    public static DateTimeOffset? LastCheckInAt(this Trajectory t) => t.CheckIns.Count > 0 ? t.CheckIns[^1].AnsweredAt : null;

    public static DateTimeOffset? LastReadingAt(this Trajectory t) => t.Readings.Count > 0 ? t.Readings[^1].At : null;

    /// <summary>The latest reading since a session: an answer from before it cannot speak for the time after it.</summary>
    public static DateTimeOffset? LastReadingAt(this Trajectory t, DateTimeOffset since) => t.LastReadingAt() is { } at && at >= since ? at : null;
}
