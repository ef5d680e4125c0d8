namespace Evenkeel.Clinical.Signs;

/// <summary>All signs, in the order in which a nurse would want to read them. All run; the answer is the maximum.</summary>
public sealed record Catalogue(string Version, IReadOnlyList<Sign> Signs)
{
    /// <summary>The catalogue in force.</summary>
    public static readonly Catalogue Current = new("2026-12a",
    [
        new(NeedsHelpNow.Card, NeedsHelpNow.Judge),
        new(PhysicalRedFlag.Card, PhysicalRedFlag.Judge),
        new(PressureTooHighToStart.Card, PressureTooHighToStart.Judge),
        new(Ideation.Card, Ideation.Judge),
        new(CallMe.Card, CallMe.Judge),
        new(WorriedSupportPerson.Card, WorriedSupportPerson.Judge),
        new(HardSession.Card, HardSession.Judge),
        new(ProlongedDissociation.Card, ProlongedDissociation.Judge),
        new(Hopelessness.Card, Hopelessness.Judge),
        new(SevereAnswer.Card, SevereAnswer.Judge),
        new(ProlongedDip.Card, ProlongedDip.Judge),
        new(SustainedWorsening.Card, SustainedWorsening.Judge),
        new(WorseAwayFromSessions.Card, WorseAwayFromSessions.Judge),
        new(FeelsWorse.Card, FeelsWorse.Judge),
        new(SilentAfterDip.Card, SilentAfterDip.Judge),
        new(FirstSessionContact.Card, FirstSessionContact.Judge),
        new(WorseThanBeforeTreatment.Card, WorseThanBeforeTreatment.Judge),
        new(ReturnOfSymptoms.Card, ReturnOfSymptoms.Judge),
        new(SlowRelapse.Card, SlowRelapse.Judge),
        new(DipToday.Card, DipToday.Judge),
        new(Unknown.Card, Unknown.Judge),
        new(ExpectedFade.Card, ExpectedFade.Judge),
    ]);

    /// <summary>The card of a sign of this catalogue.</summary>
    /// <exception cref="KeyNotFoundException">No sign has this code.</exception>
    public Card Card(string code) =>
        Signs.FirstOrDefault(s => s.Card.Code == code)?.Card ?? throw new KeyNotFoundException($"No sign is called '{code}'.");

    /// <summary>
    /// Runs every sign. A sign that throws is indeterminate with the priority its card states, and the others still run.
    /// A catalogue without signs is Stat: if nobody is looking, a person must.
    /// </summary>
    public Guidance Assess(Trajectory trajectory)
    {
        var findings = new SignFinding[Signs.Count];
        for (var i = 0; i < findings.Length; i++)
        {
            findings[i] = new SignFinding(Signs[i].Card.Code, Judge(Signs[i], trajectory));
        }

        var priority = findings.Length == 0 ? Priority.Stat : findings.Max(f => PriorityOf(f.Finding));
        var next = findings.Min(f => LooksAgainAt(f.Finding));
        return new Guidance(Version, trajectory.AsOf, priority, findings, next);
    }

    private static Finding Judge(Sign sign, Trajectory trajectory)
    {
        try
        {
            return sign.Judge(trajectory);
        }
        catch (Exception)
        {
            // Whatever went wrong in one sign must not silence the others; the finding itself tells a person that it failed.
            return new Indeterminate(Because.SignFailed, sign.Card.IfItFails);
        }
    }

    private static Priority PriorityOf(Finding finding) => finding switch
    {
        Present p => p.Priority,
        Indeterminate i => i.Priority,
        _ => Priority.Routine,
    };

    private static DateTimeOffset? LooksAgainAt(Finding finding) => finding switch
    {
        Present p => p.LookAgainAt,
        Absent a => a.Until,
        Indeterminate i => i.LookAgainAt,
        _ => null,
    };
}
