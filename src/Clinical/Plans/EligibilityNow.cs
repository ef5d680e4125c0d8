namespace Evenkeel.Clinical.Plans;

/// <summary>A patient's answer to one contraindication; every answer ever given is one of these.</summary>
public sealed record Answered(string Code, ContraindicationReply Reply, string Words, DateTimeOffset At)
{
    /// <summary>Not sure is read like yes.</summary>
    public bool SpeaksAgainst => Reply != ContraindicationReply.No;
}

/// <summary>A clinician's decision; every one ever made.</summary>
/// <param name="ClearanceBy">Who must say yes, where clearance is needed.</param>
public sealed record Decided(Eligibility Decision, string Reason, Guid? ClearanceBy, Guid By, DateTimeOffset At);

/// <summary>Where a patient stands. Sessions are booked and begin only in <see cref="Eligible"/>.</summary>
public enum EligibilityState
{
    /// <summary>Nobody has decided, and answers are missing.</summary>
    AnswersMissing = 1,
    /// <summary>Everything is answered; nobody has decided.</summary>
    WaitsForDecision = 2,
    /// <summary>A yes or not sure has come since the decision: somebody must look again.</summary>
    AnsweredSince = 3,
    NotEligible = 4,
    /// <summary>A named clinician must say yes first.</summary>
    NeedsClearance = 5,
    Eligible = 6,
}

/// <summary>
/// What the latest decision is worth now (mission 1.6). The program decides nothing: without a clinician's word nobody is eligible, and a
/// word that was given before a new yes counts no more.
/// </summary>
/// <param name="Why">In the staff's words; never empty unless eligible.</param>
/// <param name="ClearanceBy">Whose yes is needed, in <see cref="EligibilityState.NeedsClearance"/>.</param>
public sealed record EligibilityNow(EligibilityState State, string Why, Guid? ClearanceBy = null)
{
    public bool MayBook => State == EligibilityState.Eligible;

    /// <summary>Somebody has to do something before anything can be booked, and it is a clinician.</summary>
    public bool WaitsForClinician => State is EligibilityState.WaitsForDecision or EligibilityState.AnsweredSince or EligibilityState.NeedsClearance;

    public static EligibilityNow Of(IReadOnlyCollection<Decided> decisions, IReadOnlyCollection<Answered> answers)
    {
        var missing = Missing(answers);
        if (decisions.MaxBy(d => d.At) is not { } latest)
        {
            return missing.Count > 0
                ? new(EligibilityState.AnswersMissing, $"Nobody has decided whether this patient may have sessions, and {missing.Count} of {Contraindications.All.Count} questions are not answered.")
                : new(EligibilityState.WaitsForDecision, "All questions are answered. Nobody has decided yet whether this patient may have sessions.");
        }

        // Also one that was taken back again: that somebody said yes and then no is worth a question.
        var since = answers.Where(a => a.SpeaksAgainst && a.At > latest.At).Select(a => Contraindications.Of(a.Code)?.Short ?? a.Code).Distinct().ToArray();
        return latest.Decision switch
        {
            Eligibility.NotEligible => new(EligibilityState.NotEligible, $"Not eligible: {latest.Reason}"),
            Eligibility.NeedsClearance => new(EligibilityState.NeedsClearance, $"Needs clearance first: {latest.Reason}", latest.ClearanceBy),
            Eligibility.Eligible when since.Length == 0 => new(EligibilityState.Eligible, ""),
            Eligibility.Eligible => new(EligibilityState.AnsweredSince, $"Since the decision the patient has answered yes or not sure to: {string.Join(", ", since)}. Somebody must decide again."),
            _ => new(EligibilityState.NotEligible, "The decision cannot be read. Somebody must decide again."),
        };
    }

    /// <summary>The latest answer to each question that was ever answered.</summary>
    public static IReadOnlyDictionary<string, Answered> Latest(IEnumerable<Answered> answers) =>
        answers.GroupBy(a => a.Code).ToDictionary(g => g.Key, g => g.MaxBy(a => a.At)!);

    /// <summary>What is on the list and has no answer.</summary>
    public static IReadOnlyList<Contraindication> Missing(IEnumerable<Answered> answers)
    {
        var answered = answers.Select(a => a.Code).ToHashSet();
        return [.. Contraindications.All.Where(c => !answered.Contains(c.Code))];
    }

    /// <summary>Whose yes is still owed: from the latest decision that asked for clearance until the one it names has decided. Null when nobody's is.</summary>
    public static Guid? OwedBy(IEnumerable<Decided> decisions)
    {
        var inOrder = decisions.OrderBy(d => d.At).ToArray();
        var asked = Array.FindLastIndex(inOrder, d => d.Decision == Eligibility.NeedsClearance);
        return asked >= 0 && inOrder[asked].ClearanceBy is { } by && !inOrder.Skip(asked + 1).Any(d => d.By == by) ? by : null;
    }
}
