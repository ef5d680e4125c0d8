using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Silence;

/// <summary>What is done when somebody is silent, in order; each only with its own consent (mission N4).</summary>
public enum SilenceStep
{
    /// <summary>24 h: the patient is asked once.</summary>
    Nudge = 1,
    /// <summary>36 h: the support people whom the patient chose for this.</summary>
    AskSupportPerson = 2,
    /// <summary>48 h, or a missed first check-in at home: somebody must call. The work item opens in any case.</summary>
    Call = 3,
}

/// <summary>What the patient has agreed to.</summary>
/// <param name="SupportPeople">Who may be asked.</param>
public sealed record Agreed(bool Nudge, IReadOnlyList<Guid> SupportPeople, bool Call);

/// <summary>A step whose hour has come.</summary>
/// <param name="Since">When the silence began; with the step it names the occurrence.</param>
/// <param name="IsAgreed">Without consent it is not done, and the record says so.</param>
/// <param name="SupportPerson">Whom to ask; null for the other steps, and when nobody may be asked.</param>
public sealed record DueStep(SilenceStep Step, DateTimeOffset Since, bool IsAgreed, Guid? SupportPerson = null);

/// <summary>Decides which steps are due; the acting is elsewhere. A step stays due until an answer comes: whoever acts does each once.</summary>
public static class SilenceLadder
{
    public static IReadOnlyList<DueStep> Due(Trajectory t, Agreed agreed)
    {
        if (!IsUp(t) || SilenceClock.Of(t) is not { } clock)
        {
            return [];
        }

        var due = new List<DueStep>(3);
        if (t.AsOf >= clock.At(SilentAfterDip.NudgeAfter))
        {
            due.Add(new(SilenceStep.Nudge, clock.Start, agreed.Nudge));
        }

        if (t.AsOf >= clock.At(SilentAfterDip.SupportPersonAfter))
        {
            due.AddRange(agreed.SupportPeople.Select(p => new DueStep(SilenceStep.AskSupportPerson, clock.Start, true, p))
                .DefaultIfEmpty(new(SilenceStep.AskSupportPerson, clock.Start, false)));
        }

        if (t.AsOf >= clock.CallAt)
        {
            due.Add(new(SilenceStep.Call, clock.Start, agreed.Call));
        }

        return due;
    }

    /// <summary>Whether any step's hour has come.</summary>
    public static bool IsUp(Trajectory t) =>
        SilenceClock.PausedUntil(t) is null && SilenceClock.Of(t) is { } clock && (t.AsOf >= clock.At(SilentAfterDip.NudgeAfter) || t.AsOf >= clock.CallAt);
}
