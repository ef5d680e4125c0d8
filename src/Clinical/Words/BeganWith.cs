using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Words;

/// <summary>Says back to the patient which word of theirs an alert began with. Made from codes and times, for nobody else.</summary>
public static class BeganWith
{
    /// <param name="sign">Of the alert.</param>
    /// <param name="t">What is known of them now.</param>
    /// <param name="openedAt">What came later did not begin it.</param>
    public static string Say(string sign, Trajectory t, DateTimeOffset openedAt) => sign switch
    {
        Ideation.Code => Thoughts(t, openedAt),
        SevereAnswer.Code => Hardest(Answers(t, openedAt).LastOrDefault(c => c.IsSevere)) ?? Plain(sign, openedAt),
        Hopelessness.Code => Answers(t, openedAt).LastOrDefault(c => c.Hope.AtMost(Hopeless)) is { Hope: var hope }
            ? $"You told us that your hope is at {hope.Value:0} of 10." : Plain(sign, openedAt),
        ProlongedDip.Code when SaidWorse(t, openedAt) => "You told us that you feel worse, and we have not seen it ease.",
        HardSession.Code when t.Reports.Any(r => r.Kind == ReportKind.HardSession && r.ReceivedAt <= openedAt) =>
            Plain(sign, openedAt, new Evidence(Fact.Said, (int)ReportKind.HardSession)),
        // An answer may have come since it began; then nobody is told that they were not heard.
        SilentAfterDip.Code or Unknown.Code => Answering.LastSaidHowBad(t) > openedAt
            ? "We missed an answer of yours. You have answered since."
            : "We had not heard from you for a while.",
        _ => Plain(sign, openedAt),
    };

    /// <summary>Hope [0-10, 10 best] that begins such an alert; closed (design 5a).</summary>
    private const decimal Hopeless = 2;

    private static IEnumerable<CheckIn> Answers(Trajectory t, DateTimeOffset openedAt) => t.CheckIns.Where(c => c.ReceivedAt <= openedAt);

    private static string Plain(string sign, DateTimeOffset openedAt, params Evidence[] evidence) =>
        PatientPhrases.Of(sign, new Present(Priority.Routine, Response.Alert, openedAt, evidence));

    private static bool SaidWorse(Trajectory t, DateTimeOffset openedAt) =>
        t.Reports.Any(r => r.Kind is ReportKind.FeelWorse or ReportKind.ComparedWorse && r.ReceivedAt <= openedAt && r.MadeAt >= t.Course.Dip?.StartedAt);

    private static string Thoughts(Trajectory t, DateTimeOffset openedAt)
    {
        var positives = IdeationFacts.Positives(t);
        var first = positives.Where(f => f.ReceivedAt <= openedAt).MaxBy(f => f.ReceivedAt);
        var declined = Answers(t, openedAt).LastOrDefault(c => c.Safety == SafetyAnswer.PreferNotToSay);
        if (t.LastClosing(Ideation.Code) is { KnownLevel: > 0 } known && !(first?.ReceivedAt > known.At) && !(declined?.ReceivedAt > known.At))
        {
            return Plain(Ideation.Code, openedAt, new Evidence(Fact.ReviewOverdue, 0));
        }

        if (first is null || declined?.ReceivedAt > first.ReceivedAt)
        {
            return Plain(Ideation.Code, openedAt, new Evidence(Fact.SafetyAnswer, (int)SafetyAnswer.PreferNotToSay));
        }

        var graver = positives.Any(f => f.ReceivedAt > openedAt && f.Level > first.Level);
        return Of(first.Evidence) + (graver ? " After that you told us more." : "");
    }

    private static string Of(Evidence evidence) => evidence.Fact switch
    {
        Fact.SafetyAnswer => $"You told us of thoughts of ending your life or of hurting yourself: “{SafetyWords.Of((SafetyAnswer)evidence.Amount)}”.",
        Fact.Item9 => "In the two-week questions you told us of thoughts of being better off dead, or of hurting yourself.",
        _ => "You answered the short questions about your safety.",
    };

    private static string? Hardest(CheckIn? answer) => answer switch
    {
        null => null,
        _ when answer.LowMood.AtLeast(9) => $"You told us that your low mood is at {answer.LowMood.Value:0} of 10.",
        _ when answer.Anxiety.AtLeast(9) => $"You told us that your worry is at {answer.Anxiety.Value:0} of 10.",
        _ when answer.Restlessness.AtLeast(9) => $"You told us that your restlessness is at {answer.Restlessness.Value:0} of 10.",
        _ when answer.Overall.AtLeast(9) => $"You told us that the day is at {answer.Overall.Value:0} of 10, and 10 is the hardest.",
        _ => $"You told us that your hope is at {answer.Hope.Value:0} of 10.",
    };
}
