namespace Evenkeel.Clinical.Signs;

/// <summary>What stands about thoughts of ending one's life: what was said, what of it nobody has closed, and what the team knows.</summary>
/// <param name="Positives">All positive answers, in order of answering.</param>
/// <param name="Fresh">Those received since the last closing.</param>
/// <param name="Closing">The last closing, if any.</param>
/// <param name="Known">The same, if it recorded a level as known.</param>
internal sealed record IdeationState(IReadOnlyList<IdeationFact> Positives, IReadOnlyList<IdeationFact> Fresh, Closing? Closing, Closing? Known)
{
    /// <summary>A positive answer counts as recent for this long; closed.</summary>
    public static readonly TimeSpan RecentFor = TimeSpan.FromDays(14);

    public static IdeationState Of(Trajectory t)
    {
        var closing = t.LastClosing(Ideation.Code);
        var positives = IdeationFacts.Positives(t);
        IReadOnlyList<IdeationFact> fresh = closing is null ? positives : [.. positives.Where(p => p.ReceivedAt > closing.At)];
        return new(positives, fresh, closing, closing is { KnownLevel: > 0, ReviewBy: not null } ? closing : null);
    }

    /// <summary>The last closing, if it passed this on to somebody else: the next check is owed.</summary>
    public Closing? PassedOn => Closing is { CheckAt: not null } ? Closing : null;

    /// <summary>Said and not closed, known, or passed on.</summary>
    public bool Stands => Fresh.Count > 0 || Known is not null || PassedOn is not null;

    /// <summary>When the latest positive answer came, whatever became of it; null for none.</summary>
    public DateTimeOffset? LastReceivedAt => Positives.Max(p => (DateTimeOffset?)p.ReceivedAt);

    /// <summary>Silence counts every hour until then: 14 days after the latest positive answer came, closed, known or passed on (design 5b).</summary>
    public DateTimeOffset? SilenceCountsUntil => LastReceivedAt + RecentFor;

    /// <summary>Whether silence counts at an instant because of what was said before it.</summary>
    public bool CountsSilenceAt(DateTimeOffset at) => Positives.Any(p => p.ReceivedAt <= at && at - p.ReceivedAt <= RecentFor);

    /// <summary>Stands, or was said in the 14 days before an instant.</summary>
    public bool IsRecent(DateTimeOffset at) => Stands || SaidBefore(at);

    public bool SaidBefore(DateTimeOffset at) => Positives.Any(p => p.AnsweredAt <= at && at - p.AnsweredAt <= RecentFor);

    /// <summary>By when what is known must be looked at again: never later than seven days after the closing.</summary>
    public DateTimeOffset? ReviewBy => Known is null ? null
        : Known.ReviewBy < Known.At + Escalation.AlertRule.LongestQuiet ? Known.ReviewBy : Known.At + Escalation.AlertRule.LongestQuiet;
}
