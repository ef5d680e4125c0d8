using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Words;

/// <summary>Whether a reassuring sentence may be shown: a <see cref="Reassurance"/>, or <see cref="Withheld"/> with the reason.</summary>
public abstract record ReassuranceVerdict
{
    private protected ReassuranceVerdict()
    {
    }
}

/// <summary>No reassuring sentence now.</summary>
public sealed record Withheld(WithheldBecause Because) : ReassuranceVerdict;

public enum WithheldBecause
{
    /// <summary>The guidance is not of this trajectory's instant.</summary>
    GuidanceOfAnotherInstant = 1,
    AlertOpen = 2,
    /// <summary>Positive, declined or skipped within 14 days, or known.</summary>
    Ideation = 3,
    /// <summary>A dip has begun and has not ended by its values; a person's closing ends the watch, not the dip.</summary>
    NotRecovered = 4,
    /// <summary>Another sign is present, or one failed.</summary>
    SignPresent = 5,
    /// <summary>No recent answer says that all is calm: silence never reassures.</summary>
    NotKnown = 6,
    /// <summary>No call-threshold has been agreed with this person.</summary>
    NoCallThreshold = 7,
    /// <summary>Nothing proves that an answer reaches a person now: "call us if" would be a promise that nobody keeps.</summary>
    AlertPathNotProved = 8,
}

/// <summary>
/// The right to say "this is common" (row 3.3, N1; design 5a, words). No reassuring sentence can be rendered without a value of
/// this type, none can be made but by <see cref="For"/>, and it always says the personal call-threshold beside the sentence.
/// It is made from guidance and nothing makes guidance from it, so it can change no rule.
/// </summary>
public sealed record Reassurance : ReassuranceVerdict
{
    /// <summary>How far back an answer about thoughts of ending one's life withholds reassurance; closed.</summary>
    public static readonly TimeSpan IdeationLookback = TimeSpan.FromDays(14);

    /// <summary>"Within your recent range" needs distress below this [points 0-10]; open.</summary>
    public const decimal RecentRangeBelow = 5.0m;

    private readonly CallThreshold _threshold;

    private Reassurance(CallThreshold threshold, DateTimeOffset until, Trajectory t)
    {
        _threshold = threshold;
        Until = until;
        IsWithinRecentRange = t.Readings.Count > 0 && t.Readings[^1] is var last && last.On == t.Today
            && last.Distress < RecentRangeBelow && t.Course.Baseline is not null && last.Distress < t.Course.RecoveryLine;
        KeepsAGain = t.Gain.IsClear && t.Readings[^1].Distress < t.Course.CourseBaseline;
    }

    /// <summary>A page kept longer than this must not show it (exclusive).</summary>
    public DateTimeOffset Until { get; }

    /// <summary>Whether today's answer lies where this person's own have lately been; stricter than the absence of a dip.</summary>
    public bool IsWithinRecentRange { get; }

    /// <summary>Whether they have clearly gained and are still below the level before treatment (copy rules L09, L10).</summary>
    internal bool KeepsAGain { get; }

    /// <summary>Whether somebody may be reassured, as of the trajectory's instant.</summary>
    /// <param name="trajectory">What is known of the person.</param>
    /// <param name="guidance">Assessed from that trajectory.</param>
    /// <param name="openAlerts">Alerts that stand open for them, of any sign and priority.</param>
    /// <param name="threshold">Null when none has been agreed yet.</param>
    /// <param name="path">Whether an answer reaches a person now.</param>
    public static ReassuranceVerdict For(Trajectory trajectory, Guidance guidance, int openAlerts, CallThreshold? threshold, AlertPath path)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(openAlerts);
        return Objection(trajectory, guidance, openAlerts) is { } because ? new Withheld(because)
            : path != AlertPath.Working ? new Withheld(WithheldBecause.AlertPathNotProved)
            : threshold is null ? new Withheld(WithheldBecause.NoCallThreshold)
            : new Reassurance(threshold, guidance.ReassessAt ?? guidance.AsOf, trajectory);
    }

    /// <summary>The sentences, and with them, last, the personal call-threshold.</summary>
    internal IReadOnlyList<Sentence> Beside(IEnumerable<Sentence> sentences) => [.. sentences, new(_threshold.Text, "L06")];

    /// <summary>"Within your recent range", with the call-threshold; nothing when it is not so.</summary>
    public IReadOnlyList<Sentence> RecentRange() => IsWithinRecentRange ? Beside([new("Today's answer is within your recent range.", "design 5a")]) : [];

    private static WithheldBecause? Objection(Trajectory t, Guidance guidance, int openAlerts) =>
        guidance.AsOf != t.AsOf ? WithheldBecause.GuidanceOfAnotherInstant
        : openAlerts > 0 ? WithheldBecause.AlertOpen
        : HasIdeation(t) ? WithheldBecause.Ideation
        : (t with { Closings = [] }).Course.Dip is not null ? WithheldBecause.NotRecovered
        : guidance.Priority > Priority.Routine || guidance.Findings.Any(f => f is { Finding: Present, Sign: not ExpectedFade.Code }) ? WithheldBecause.SignPresent
        : !guidance.Findings.Any(f => f is { Sign: Ideation.Code, Finding: Absent }) ? WithheldBecause.NotKnown
        : null;

    private static bool HasIdeation(Trajectory t)
    {
        // Received counts as well as answered: a late answer is never discounted for its age.
        var from = t.AsOf - IdeationLookback;
        return t.CheckIns.Any(c => c.Safety is not (SafetyAnswer.No or SafetyAnswer.NotAsked) && (c.AnsweredAt >= from || c.ReceivedAt >= from))
            || t.Scores.Any(s => IsPositiveOrOpen(s) && (s.AnsweredAt >= from || s.ReceivedAt >= from))
            || t.LastClosing(Ideation.Code) is { KnownLevel: > 0 };
    }

    private static bool IsPositiveOrOpen(Score s) =>
        s.Item9.AtLeast(1) || s.Item9.State is AnswerState.Skipped or AnswerState.Declined || s.Screening is not (Screening.NotAScreener or Screening.Negative);
}
