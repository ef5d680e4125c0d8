using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Words;

/// <summary>
/// Findings in plain words for the patient: what was seen and what happens next. No diagnosis, no judgement, no reassurance
/// (that is <see cref="Reassurance"/> alone), and nothing promised that the ladder does not do.
/// </summary>
public static class PatientVoice
{
    /// <summary>Comes first, beside the crisis numbers.</summary>
    public const string TalkNow = "You can talk to a person right now.";

    /// <summary>Row 10.22, at each way in for risk.</summary>
    public static readonly IReadOnlyList<string> Boundaries =
    [
        "This page is not an emergency service.",
        "It does not choose your dose, and it does not book or cancel a session.",
    ];

    public const string NobodyIsWatching = "Nobody at the clinic is watching right now.";

    /// <summary>After <see cref="TalkNow"/>, out of hours.</summary>
    /// <param name="time">As it is read after "opens": "08:00", or "Tue 3 Nov, 08:00".</param>
    public static string OpensAt(string time) => $"The clinic opens {time} and cannot answer before then.";

    /// <summary>What was seen. Nothing for what is absent: "we did not see it" would sound like an all-clear.</summary>
    public static IReadOnlyList<string> Seen(SignFinding found) => found.Finding switch
    {
        Present p => [PatientPhrases.Of(found.Sign, p)],
        Indeterminate i => [Of(i.Because)],
        _ => [],
    };

    /// <summary>What happens next.</summary>
    /// <param name="found">Of any sign.</param>
    /// <param name="move">What became of it (<see cref="AlertRule"/>): words for what really happens.</param>
    public static IReadOnlyList<string> Next(SignFinding found, AlertMove move)
    {
        if (AlertRule.Wanted(found.Finding) is not { } wanted)
        {
            return found.Finding is Present ? Watched(found.Sign) : [];
        }

        return move switch
        {
            AlertMove.None => ["Someone on your care team looked at this a short time ago.", "If it has grown worse since then, tell us here."],
            AlertMove.RingAgain => [TalkNow, "We are trying to reach the person who has this on their list again now."],
            _ => Reaching(wanted.Priority),
        };
    }

    public static string Of(Because because) => because switch
    {
        Because.NoAnswerYet => "We have no answer from you yet.",
        Because.NotAnsweredSince => "Your last answer is too old to tell us how you are now.",
        Because.NoSessionYet => "You have not had a session yet, so there is nothing to compare with.",
        Because.NoBaseline => "We have too few answers from before your first session to compare with.",
        Because.Paused => "You asked us not to ask for a while.",
        Because.SignFailed => "We could not check a part of your answers.",
        _ => "We cannot tell from your answers.",
    };

    private static IReadOnlyList<string> Reaching(Priority priority) => priority switch
    {
        Priority.Stat => [TalkNow, "We are trying to reach the people on call now.", "We go on until someone answers."],
        Priority.Asap => [TalkNow, "We are trying to reach your care team now.", "We go on until someone answers."],
        _ =>
        [
            "This is on the list of your care team.",
            "Someone has to look at it by the end of the next working day.",
            "You do not have to wait for that. If it gets too much, use the numbers on this page.",
        ],
    };

    private static IReadOnlyList<string> Watched(string sign) => sign switch
    {
        DipToday.Code => ["The next day's answer tells us more than anything else.", "If you want a call before that, ask us for one."],
        ExpectedFade.Code => ["You can ask us to look at your plan at any time."],
        Unknown.Code or SilentAfterDip.Code => ["One short answer is enough, when you can.", "If you want a call, ask us for one."],
        _ => ["If you want a call about this, ask us for one."],
    };
}
