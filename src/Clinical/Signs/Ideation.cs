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
        "design 5a, safety question and known ideation; design 5b, closing; evidence 4.1 [S10][S85][S88]", "missed-crisis", new(2026, 11, 30), Priority.Stat);

    public static Finding Judge(Trajectory t)
    {
        var state = IdeationState.Of(t);
        // The gravest counts: what was said, what is known, what was passed on, what the person would rather not say.
        Present?[] found = [Said(t, state), Reviewed(t, state), ToBeChecked(t, state), PreferNotToSay.Judge(t, state)];
        if (found.OfType<Present>().MaxBy(f => (f.Priority, f.Grade)) is { } gravest)
        {
            return gravest with { LookAgainAt = t.Soonest([.. found.Select(f => f?.LookAgainAt)]) };
        }

        // Only a no speaks for its absence: a yes that somebody closed is not a no.
        var last = LastSafetyAnswer(t);
        return last is { Safety: not SafetyAnswer.No } ? new Indeterminate(Because.NotAnsweredSince) : t.Calm(last?.AnsweredAt);
    }

    internal static CheckIn? LastSafetyAnswer(Trajectory t) => t.CheckIns.LastOrDefault(c => c.Safety != SafetyAnswer.NotAsked);

    /// <summary>Answers that nobody has closed and that are not simply the known thing.</summary>
    private static Present? Said(Trajectory t, IdeationState state)
    {
        var open = state.Fresh.Where(f => !IsKnown(t, state, f)).ToArray();
        if (open.Length == 0)
        {
            return null;
        }

        var level = open.Max(f => Level(t, f));
        var newest = open.Where(f => level < 3 || f.Level == 3).MaxBy(f => f.ReceivedAt)!;
        var late = Math.Floor((decimal)(newest.ReceivedAt - newest.AnsweredAt).TotalHours);
        return new Present(
            level == 3 ? Priority.Stat : Priority.Asap, Response.Alert, newest.ReceivedAt,
            [
                new(Fact.IdeationLevel, level),
                .. open.TakeLast(4).Select(f => f.Evidence),
                .. late >= 1 ? [new Evidence(Fact.ReceivedLate, late, newest.AnsweredAt)] : Array.Empty<Evidence>(),
            ],
            ScreenerDue(t, open)) { Grade = level };
    }

    /// <summary>Passed on to somebody: watched until the next check, which is Asap and has its own ladder. Never later than a day after the closing.</summary>
    private static Present? ToBeChecked(Trajectory t, IdeationState state)
    {
        if (state.PassedOn is not { CheckAt: { } chosen } passed)
        {
            return null;
        }

        var latest = passed.At + Escalation.ClosingRule.LongestCheck;
        var at = chosen < latest ? chosen : latest;
        // What was said long before counts too: without a level that is still read here, it is the least.
        var level = state.Positives.Where(p => p.ReceivedAt <= passed.At && passed.At - p.ReceivedAt <= IdeationState.RecentFor).Select(p => p.Level).DefaultIfEmpty(1).Max();
        Evidence[] evidence = [new(Fact.PassedOn, level, passed.At), .. state.Fresh.TakeLast(4).Select(f => f.Evidence)];
        return t.AsOf < at
            ? new Present(Priority.Routine, Response.Watch, passed.At, evidence, at)
            : new Present(Priority.Asap, Response.Alert, at, evidence) { Grade = level };
    }

    /// <summary>Known: on the caseload until the review date, and Urgent once that has passed.</summary>
    private static Present? Reviewed(Trajectory t, IdeationState state)
    {
        if (state is not { Known: { } known, ReviewBy: { } by })
        {
            return null;
        }

        Evidence[] evidence = [new(Fact.KnownIdeation, known.KnownLevel, known.At), .. state.Fresh.TakeLast(4).Select(f => f.Evidence)];
        return t.AsOf < by
            ? new Present(Priority.Routine, Response.Watch, known.At, evidence, t.Soonest(by, ScreenerDue(t, state.Fresh)))
            : new Present(Priority.Urgent, Response.Alert, by, [.. evidence, new(Fact.ReviewOverdue, Math.Floor((decimal)(t.AsOf - by).TotalHours), by)]);
    }

    /// <summary>An answer at or below the known level, before the review date, and no return after seven negative days.</summary>
    private static bool IsKnown(Trajectory t, IdeationState state, IdeationFact fact) =>
        state.Known is { } known && fact.ReceivedAt < state.ReviewBy && Level(t, fact) <= known.KnownLevel && Level(t, fact) < 3 && !IsReturn(t, state, fact);

    /// <summary>A first level that stays without a finished screener counts as the second.</summary>
    private static int Level(Trajectory t, IdeationFact fact) =>
        fact.Level == 1 && t.AsOf >= fact.ReceivedAt + ScreenerGrace && !IdeationFacts.IsScreened(t, fact) ? 2 : fact.Level;

    private static DateTimeOffset? ScreenerDue(Trajectory t, IReadOnlyList<IdeationFact> facts) =>
        t.Soonest([.. facts.Where(f => f.Level == 1 && !IdeationFacts.IsScreened(t, f)).Select(f => (DateTimeOffset?)f.ReceivedAt + ScreenerGrace)]);

    private static bool IsReturn(Trajectory t, IdeationState state, IdeationFact fact)
    {
        var before = state.Positives.LastOrDefault(p => p.AnsweredAt < fact.AnsweredAt)?.AnsweredAt ?? DateTimeOffset.MinValue;
        // A day is negative as a whole: not the day of a yes, nor one of preferring not to say.
        return t.CheckIns.Where(c => c.Safety != SafetyAnswer.NotAsked).GroupBy(c => c.On)
            .Count(day => day.First().AnsweredAt > before && day.Last().AnsweredAt < fact.AnsweredAt && day.All(c => c.Safety == SafetyAnswer.No)) >= NegativeDaysToReturn;
    }
}
