using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Words;

/// <summary>What a present sign means in the patient's own terms, from its evidence.</summary>
internal static class PatientPhrases
{
    public static string Of(string sign, Present found) => sign switch
    {
        NeedsHelpNow.Code => "You told us that you need help now.",
        Ideation.Code => Thoughts(found.Evidence),
        PressureTooHighToStart.Code => "Before your session, your blood pressure was too high to start.",
        PhysicalRedFlag.Code => "In your session, somebody saw a sign that needs help at once.",
        CallMe.Code => "You asked for a call.",
        WorriedSupportPerson.Code => "Someone whom you chose to support you told us that they are worried about you.",
        HardSession.Code => found.Evidence.Any(e => e.Fact == Fact.Said && e.Amount == (int)ReportKind.HardSession) ? "You told us that a session was hard in a way that you need help with." : "We were told of a hard experience that you had.",
        ProlongedDissociation.Code => "You, or somebody with you, said that things did not yet seem as usual some hours after your session.",
        Hopelessness.Code => "You told us that you have very little hope.",
        SevereAnswer.Code => "One of your answers was at the hard end of the scale.",
        ProlongedDip.Code => Dip(found.Evidence),
        FeelsWorse.Code => "You told us that you feel worse.",
        SilentAfterDip.Code => Silent(found.Evidence),
        Unknown.Code when Holds(found.Evidence, Fact.MissedDays) => "Some days have no answer, so we do not know how they were for you.",
        Unknown.Code => "We have too few answers from before your session to compare with.",
        WorseThanBeforeTreatment.Code => "Your answers are harder now than before your first session.",
        ReturnOfSymptoms.Code => "This week was about as hard as the time before your first session.",
        SustainedWorsening.Code or WorseAwayFromSessions.Code => Counted(found.Evidence),
        FirstSessionContact.Code when found.Priority > Priority.Routine => "A day has passed since your first session, and it is not noted here that somebody got in touch with you.",
        FirstSessionContact.Code => "After a first session, somebody from your care team gets in touch with you.",
        SlowRelapse.Code => "Your last two sets of longer questions were harder than the best since your first session.",
        DipToday.Code when Above(found.Evidence) is not null && !Holds(found.Evidence, Fact.Distress) => "One day alone says little, so we would like to hear from you again tomorrow.",
        DipToday.Code => Holds(found.Evidence, Fact.NoBaseline) ? "Your last answers were hard." : "Your last answers were harder than those before your session.",
        ExpectedFade.Code => "This week was harder than your best week, and easier than before your first session.",
        _ => "Something in your answers needs a look.",
    };

    /// <summary>Never "not heard from you" where something came.</summary>
    private static string Silent(IReadOnlyList<Evidence> evidence) => evidence.FirstOrDefault(e => e.Fact == Fact.AnsweredNotHowBad) switch
    {
        null => "We have had no check-in from you for a while, so we do not know how you are.",
        { Amount: > 0 } => "You answered, but not how hard it is. One tap is enough to tell us.",
        _ => "You began to answer. We do not know yet how hard it is.",
    };

    private static Evidence? Above(IReadOnlyList<Evidence> evidence) => evidence.FirstOrDefault(e => ClinicianPhrases.IsCount(e.Fact));

    /// <summary>How often, and nothing of how likely: a number for that would be heard as a verdict.</summary>
    private static string Counted(IReadOnlyList<Evidence> evidence)
    {
        var than = Holds(evidence, Fact.AboveSessionLevel) ? "than before your session" : "than is usual for you";
        return Above(evidence) switch
        {
            { Amount: > 1, Limit: { } of } above when above.Amount < of => $"{above.Amount:0} of your last {of:0} answers were harder {than}.",
            { Amount: > 1 } above => $"Your last {above.Amount:0} answers were harder {than}.",
            _ => $"Your last answers were harder {than}.",
        };
    }

    private static string Dip(IReadOnlyList<Evidence> evidence) =>
        !Holds(evidence, Fact.Distress) && Holds(evidence, Fact.Said) ? "You told us that you feel worse, and we have not seen it ease."
        : Holds(evidence, Fact.NoBaseline) ? "Your answers are hard, and we have not seen them ease."
        : "Your answers are harder than before your session, and we have not seen them ease.";

    private static string Thoughts(IReadOnlyList<Evidence> evidence) =>
        evidence.Any(SaysYes) ? "You told us about thoughts of ending your life or of hurting yourself. Thank you for telling us."
        : Holds(evidence, Fact.ReviewOverdue) ? "It is time for your care team to talk with you again about the thoughts that you told us of."
        : Holds(evidence, Fact.KnownIdeation) ? "Your care team knows of the thoughts that you told us about."
        : Holds(evidence, Fact.Screening) ? "Some questions about your safety are still open."
        : "You chose not to answer the question about thoughts of ending your life. You are free to do so.";

    private static bool SaysYes(Evidence e) => e.Fact switch
    {
        Fact.SafetyAnswer => (SafetyAnswer)e.Amount is SafetyAnswer.PassingThoughts or SafetyAnswer.StrongOrFrequent,
        Fact.Item9 => e.Amount >= 1,
        Fact.Screening => (Screening)e.Amount >= Screening.NonAcutePositive,
        _ => false,
    };

    private static bool Holds(IReadOnlyList<Evidence> evidence, Fact fact) => evidence.Any(e => e.Fact == fact);
}
