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
        "design 5a, prolonged dip; mission 4.4; evidence 4.4; decision 0027", "worsening-unseen", new(2026, 11, 23));

    public static Finding Judge(Trajectory t)
    {
        var run = DipRun.Of(t);
        var climbsAt = t.Course.Dip?.StartedAt + StandsTooLong;
        // A week into a dip the patient's own "worse" does what 14 days do by themselves (decision 27).
        var climbedAt = new[] { t.AsOf >= climbsAt ? climbsAt : null, run.StillWorseAt }.Max();
        if (run.ProlongedSince(t.AsOf) is not { } since)
        {
            var next = t.Soonest(run.WorseSince + NotSubsiding, run.FeelsWorseSince + NotSubsiding, climbsAt);
            return climbedAt is { } at ? Found(t, run, at, at, Raised(t, run, at), t.Soonest(next, at + QuestionWaits)) : NotYet(t, next);
        }

        var raised = Raised(t, run, since) || t.AsOf >= run.FeelsWorseSince + NotSubsiding || climbedAt is not null;
        return Found(t, run, since, run.NewestAt, raised, raised ? null : t.Soonest(since + QuestionWaits, run.FeelsWorseSince + NotSubsiding, climbsAt));
    }

    /// <param name="askedAt">Since when "is this beyond your usual ups and downs?" has stood on the patient's page.</param>
    private static bool Raised(Trajectory t, DipRun run, DateTimeOffset askedAt) =>
        t.Band is { IsPastLimit: true } || run.SaidBeyondUsual || run.LeftUnanswered(askedAt, t.AsOf) || run.HasSevereAnswer;

    private static Present Found(Trajectory t, DipRun run, DateTimeOffset askedAt, DateTimeOffset newestFactAt, bool raised, DateTimeOffset? next) =>
        new(
            raised ? Priority.Asap : Priority.Urgent, Response.Alert, newestFactAt,
            [.. Evidence(t, run), .. run.LeftUnanswered(askedAt, t.AsOf) ? [new Evidence(Fact.QuestionUnanswered, (decimal)QuestionWaits.TotalHours)] : Array.Empty<Evidence>()],
            next);

    internal static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;

    private static Finding NotYet(Trajectory t, DateTimeOffset? next) => t.Course switch
    {
        { Anchor: null } => new Indeterminate(Because.NoSessionYet, LookAgainAt: next),
        // Without any baseline a low number says nothing about this person (design 5a: Unknown).
        { Baseline: null } => new Indeterminate(Because.NoBaseline, LookAgainAt: next),
        _ => t.Calm(t.LastReadingAt(t.Course.Anchor.After), next),
    };

    private static List<Evidence> Evidence(Trajectory t, DipRun run)
    {
        var evidence = new List<Evidence>();
        evidence.AddRange(run.AtLimit.TakeLast(4).Select(r => new Evidence(Fact.Distress, r.Distress, r.At, t.Course.DipLimit)));
        evidence.Add(t.Course.Baseline is { } b ? new(Fact.Baseline, b, t.Course.Anchor!.Start) : new(Fact.NoBaseline, t.Course.DipLimit));
        if (run.WorseSince is { } first)
        {
            evidence.Add(new(Fact.HoursAtLimit, Math.Floor((decimal)(t.AsOf - first).TotalHours), first, (decimal)BetweenReadings.TotalHours));
        }

        evidence.AddRange(t.Band is { IsPastLimit: true } band ? BandEvidence.Of(t, band) : []);
        if (run.FeelsWorseSince is { } worse)
        {
            evidence.Add(new(Fact.Said, (int)ReportKind.FeelWorse, worse));
        }

        if (run.StillWorseAt is { } still)
        {
            evidence.Add(new(Fact.Said, (int)ReportKind.ComparedWorse, still));
        }

        if (t.Course.Dip is { } dip && t.AsOf >= dip.StartedAt + StandsTooLong)
        {
            evidence.Add(new(Fact.DipDays, Math.Floor((decimal)(t.AsOf - dip.StartedAt).TotalDays), dip.StartedAt, (decimal)StandsTooLong.TotalDays));
        }

        return evidence;
    }
}
