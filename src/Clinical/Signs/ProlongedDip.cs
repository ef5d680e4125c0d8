namespace Evenkeel.Clinical.Signs;

/// <summary>
/// The 48-hour rule: worse than before the session, and not subsiding. Readings at the limit 24 h apart with no recovery
/// between, or 48 h after one with no recovery since, or "I feel worse" still standing after 48 h. Missing days neither count nor clear.
/// </summary>
public static class ProlongedDip
{
    public const string Code = "prolonged-dip";

    /// <summary>First and last reading at the limit lie at least this far apart; closed.</summary>
    public static readonly TimeSpan BetweenReadings = TimeSpan.FromHours(24);

    /// <summary>Without any recovery for this long, one reading or one "I feel worse" is enough; closed.</summary>
    public static readonly TimeSpan NotSubsiding = TimeSpan.FromHours(48);

    /// <summary>"Is this beyond your usual ups and downs?" unanswered for this long counts as "not sure"; closed.</summary>
    public static readonly TimeSpan QuestionWaits = TimeSpan.FromHours(24);

    /// <summary>A dip that still stands after this many days climbs by itself (row 3.5); closed.</summary>
    public static readonly TimeSpan StandsTooLong = TimeSpan.FromDays(14);

    public static readonly Card Card = new(
        Code, "A dip that does not subside (48-hour rule)",
        "Two days of feeling worse than before the session, or one bad day with nothing better since. Ask how they are now before talking about what is usual.",
        "design 5a, prolonged dip; mission 4.4; evidence 4.4", "worsening-unseen", new(2026, 11, 1));

    public static Finding Judge(Trajectory t)
    {
        var run = DipRun.Of(t);
        var climbsAt = t.Course.Dip?.StartedAt + StandsTooLong;
        var stoodTooLong = t.AsOf >= climbsAt;
        if (run.ProlongedSince(t.AsOf) is not { } since)
        {
            return stoodTooLong ? new Present(Priority.Urgent, Response.Alert, climbsAt!.Value, Evidence(t, run, stoodTooLong, false))
                : t.Course.Anchor is null && run.WorseAt is null ? new Indeterminate(Because.NoSessionYet)
                : t.Calm(t.LastReadingAt(), t.Soonest(run.WorseAt + NotSubsiding, run.AtLimitSince + NotSubsiding, climbsAt));
        }

        var unanswered = !run.QuestionAnswered && t.AsOf >= since + QuestionWaits;
        var worseStands = t.AsOf >= run.WorseAt + NotSubsiding;
        var raised = run.SaidBeyondUsual || unanswered || run.Severe || worseStands || stoodTooLong;
        return new Present(
            raised ? Priority.Asap : Priority.Urgent, Response.Alert, run.NewestAt, Evidence(t, run, stoodTooLong, unanswered),
            raised ? null : t.Soonest(since + QuestionWaits, run.WorseAt + NotSubsiding, climbsAt));
    }

    private static List<Evidence> Evidence(Trajectory t, DipRun run, bool stoodTooLong, bool unanswered)
    {
        var evidence = new List<Evidence>();
        evidence.AddRange(run.AtLimit.TakeLast(4).Select(r => new Evidence(Fact.Distress, r.Distress, r.At, t.Course.DipLimit)));
        evidence.Add(t.Course.Baseline is { } b ? new(Fact.Baseline, b, t.Course.Anchor!.Start) : new(Fact.NoBaseline, t.Course.DipLimit));
        if (run.AtLimitSince is { } first)
        {
            evidence.Add(new(Fact.HoursAtLimit, Math.Floor((decimal)(t.AsOf - first).TotalHours), first, (decimal)BetweenReadings.TotalHours));
        }

        if (run.WorseAt is { } worse)
        {
            evidence.Add(new(Fact.Said, (int)ReportKind.FeelWorse, worse));
        }

        if (stoodTooLong)
        {
            evidence.Add(new(Fact.DipDays, Math.Floor((decimal)(t.AsOf - t.Course.Dip!.StartedAt).TotalDays), t.Course.Dip.StartedAt, (decimal)StandsTooLong.TotalDays));
        }

        if (unanswered)
        {
            evidence.Add(new(Fact.QuestionUnanswered, (decimal)QuestionWaits.TotalHours));
        }

        return evidence;
    }
}
