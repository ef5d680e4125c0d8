using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Escalation;

/// <summary>
/// With which outcomes an alert may be closed, and what must be said (design 5b, closing). It is asked by the page that offers them
/// and by the act that takes them, so that no other door is wider.
/// </summary>
public static class ClosingRule
{
    /// <summary>The longest time until the next check of what was passed on; closed.</summary>
    public static readonly TimeSpan LongestCheck = TimeSpan.FromHours(24);

    private static readonly Outcome[] AfterContact = [Outcome.Reached, Outcome.PlanChanged, Outcome.Referred];
    private static readonly Outcome[] WhenAsked = [Outcome.Reached, Outcome.NoChange, Outcome.PlanChanged, Outcome.Referred];

    /// <summary>What somebody may choose, in order.</summary>
    /// <param name="hasAnswered">An answer has ended the silence, and has opened nothing itself.</param>
    public static IReadOnlyList<Outcome> Offered(string sign, bool hasAnswered = false) => sign switch
    {
        Ideation.Code => [.. AfterContact, Outcome.PassedOn],
        NeedsHelpNow.Code or CallMe.Code => WhenAsked,
        SilentAfterDip.Code when hasAnswered => [Outcome.AnsweredAgain, .. WhenAsked, Outcome.FalseAlarm],
        _ => [.. WhenAsked, Outcome.FalseAlarm],
    };

    /// <summary>Closed one by one, with what was said or done in words: ideation, what a person asked for themselves, and every Stat.</summary>
    public static bool NeedsWords(string sign, Priority priority) =>
        priority == Priority.Stat || sign is Ideation.Code or NeedsHelpNow.Code or CallMe.Code;

    /// <summary>It closes only after somebody spoke with the patient, or as passed on.</summary>
    public static bool NeedsContact(string sign) => sign == Ideation.Code;

    /// <summary>Only a closing after contact makes ideation known.</summary>
    public static bool IsContact(Outcome outcome) => AfterContact.Contains(outcome);
}
