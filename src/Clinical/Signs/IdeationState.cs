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

    /// <summary>Said and not closed, or known.</summary>
    public bool Stands => Fresh.Count > 0 || Known is not null;

    /// <summary>Stands, or was said in the 14 days before an instant.</summary>
    public bool IsRecent(DateTimeOffset at) => Stands || SaidBefore(at);

    public bool SaidBefore(DateTimeOffset at) => Positives.Any(p => p.AnsweredAt <= at && at - p.AnsweredAt <= RecentFor);

    /// <summary>By when what is known must be looked at again: never later than seven days after the closing.</summary>
    public DateTimeOffset? ReviewBy => Known is null ? null
        : Known.ReviewBy < Known.At + Escalation.AlertRule.LongestQuiet ? Known.ReviewBy : Known.At + Escalation.AlertRule.LongestQuiet;
}
