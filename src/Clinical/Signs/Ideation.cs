namespace Evenkeel.Clinical.Signs;

/// <summary>
/// Thoughts of ending one's life: the check-in's own question, PHQ-9 item 9 and the screener after them. It has its own clock
/// and its own way: no mood, however good, mutes it, and no age of a late answer discounts it.
/// </summary>
public static class Ideation
{
    public const string Code = "ideation";

    /// <summary>How long a screener may stay unfinished before that counts as level 2.</summary>
    public static readonly TimeSpan ScreenerGrace = TimeSpan.FromMinutes(15);

    /// <summary>Days with only "no" after which a new yes is a return, not the known thing.</summary>
    public const int NegativeDaysToReturn = 7;

    public static readonly Card Card = new(
        Code, "Thoughts of ending their life",
        "The person said yes to thoughts of ending their life. Ask about it by name, today; a red or acute screener means now.",
        "design 5a, safety question and known ideation; evidence 4.1 [S10][S85][S88]", "missed-crisis", new(2026, 11, 1), Priority.Stat);

    public static Finding Judge(Trajectory t)
    {
        var closing = t.LastClosing(Code);
        var positives = IdeationFacts.Positives(t);
        var fresh = positives.Where(p => p.ReceivedAt > (closing?.At ?? DateTimeOffset.MinValue)).ToArray();
        var known = closing is { KnownLevel: > 0, ReviewBy: not null } ? closing : null;
        if (fresh.Length == 0)
        {
            return known is null ? Declined(t, closing, positives) : Reviewed(t, known);
        }

        var (level, lookAgainAt) = Level(t, fresh);
        var evidence = Evidence(t, fresh, level);
        var newest = fresh.Max(p => p.ReceivedAt);
        if (level == 3)
        {
            return new Present(Priority.Stat, Response.Alert, newest, evidence);
        }

        var isKnown = known is not null && t.AsOf < known.ReviewBy && level <= known.KnownLevel && !IsReturn(t, positives, fresh);
        return isKnown
            ? new Present(Priority.Routine, Response.Watch, newest, [.. evidence, new(Fact.KnownIdeation, known!.KnownLevel, known.At)], lookAgainAt ?? known.ReviewBy)
            : new Present(Priority.Asap, Response.Alert, newest, evidence, lookAgainAt);
    }

    /// <summary>The highest level since the last closing, and when an unfinished screener will count.</summary>
    private static (int Level, DateTimeOffset? LookAgainAt) Level(Trajectory t, IReadOnlyList<IdeationFact> fresh)
    {
        var level = fresh.Max(f => f.Level);
        var latest = fresh.Max(f => f.ReceivedAt);
        var screened = IdeationFacts.FinishedScreenerSince(t, fresh.Where(f => !f.IsScreener).Select(f => f.AnsweredAt).DefaultIfEmpty(DateTimeOffset.MinValue).Max());
        if (screened || level >= 2)
        {
            return (level, null);
        }

        var due = latest + ScreenerGrace;
        return t.AsOf >= due ? (2, null) : (level, due);
    }

    private static bool IsReturn(Trajectory t, IReadOnlyList<IdeationFact> positives, IReadOnlyList<IdeationFact> fresh)
    {
        var first = fresh.Min(f => f.AnsweredAt);
        var before = positives.Where(p => p.AnsweredAt < first).Select(p => p.AnsweredAt).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        var negativeDays = t.CheckIns.Where(c => c.Safety == SafetyAnswer.No && c.AnsweredAt > before && c.AnsweredAt < first).Select(c => c.On).Distinct().Count();
        return negativeDays >= NegativeDaysToReturn;
    }

    /// <summary>Known, nothing new: on the caseload until the review date, and Urgent once that has passed.</summary>
    private static Present Reviewed(Trajectory t, Closing known) =>
        t.AsOf < known.ReviewBy
            ? new Present(Priority.Routine, Response.Watch, known.At, [new(Fact.KnownIdeation, known.KnownLevel, known.At)], known.ReviewBy)
            : new Present(
                Priority.Urgent, Response.Alert, known.ReviewBy!.Value,
                [new(Fact.KnownIdeation, known.KnownLevel, known.At), new(Fact.ReviewOverdue, (decimal)(t.AsOf - known.ReviewBy.Value).TotalHours)]);

    /// <summary>"Prefer not to say" is not a no.</summary>
    private static Finding Declined(Trajectory t, Closing? closing, IReadOnlyList<IdeationFact> positives)
    {
        var declined = t.CheckIns.Where(c => c.Safety == SafetyAnswer.PreferNotToSay && c.ReceivedAt > (closing?.At ?? DateTimeOffset.MinValue)).ToArray();
        var lastAnswered = t.CheckIns.LastOrDefault(c => c.Safety != SafetyAnswer.NotAsked);
        if (declined.Length == 0 || lastAnswered is { Safety: SafetyAnswer.No } && !WasUrgent(t, declined, positives))
        {
            return t.Calm(lastAnswered?.AnsweredAt);
        }

        var last = declined[^1];
        var evidence = new[] { new Evidence(Fact.SafetyAnswer, (int)SafetyAnswer.PreferNotToSay, last.AnsweredAt) };
        return WasUrgent(t, declined, positives)
            ? new Present(Priority.Urgent, Response.Alert, declined.Max(c => c.ReceivedAt), evidence)
            : new Present(Priority.Routine, Response.Watch, last.ReceivedAt, evidence);
    }

    /// <summary>Declining is Urgent when positive in the last 14 days, in a dip, with hope at 2 or below, or twice in 7 days.</summary>
    private static bool WasUrgent(Trajectory t, IReadOnlyList<CheckIn> declined, IReadOnlyList<IdeationFact> positives) =>
        declined.Any(d =>
            positives.Any(p => p.AnsweredAt <= d.AnsweredAt && d.AnsweredAt - p.AnsweredAt <= TimeSpan.FromDays(14))
            || (t.Course.Dip is { } dip && dip.StartedAt <= d.AnsweredAt)
            || t.CheckIns.LastOrDefault(c => c.AnsweredAt <= d.AnsweredAt && c.Hope.IsAnswered)?.Hope.AtMost(2) == true
            || declined.Any(o => o.On != d.On && Math.Abs(o.On.DayNumber - d.On.DayNumber) < 7));

    private static IReadOnlyList<Evidence> Evidence(Trajectory t, IReadOnlyList<IdeationFact> fresh, int level) =>
    [
        new(Fact.IdeationLevel, level),
        .. fresh.TakeLast(4).Select(f => f.Evidence),
        .. fresh.TakeLast(1).Where(f => f.ReceivedAt - f.AnsweredAt >= TimeSpan.FromHours(1))
            .Select(f => new Evidence(Fact.ReceivedLate, Math.Round((decimal)(f.ReceivedAt - f.AnsweredAt).TotalHours), f.AnsweredAt)),
    ];
}
