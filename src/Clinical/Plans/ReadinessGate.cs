namespace Evenkeel.Clinical.Plans;

/// <param name="Why">In the staff's words; never empty.</param>
/// <param name="MayGoAhead">Whether a named clinician can let it through with a reason.</param>
public sealed record GateItem(SessionCheckItem Item, GateState State, string Why, bool MayGoAhead);

/// <summary>
/// Whether a session may start now (mission 5.5). Every item must have been looked at and passed, or be let through by a named clinician
/// with a reason. Nothing takes the place of consent, nor of a decision about eligibility that was never made (design 5b, gate). It
/// clears nobody: a person starts the session.
/// </summary>
public sealed record ReadinessGate(IReadOnlyList<GateItem> Items)
{
    /// <summary>mmHg; above either the reading fails (evidence 4.5: weigh the risk).</summary>
    public const int HighestSystolic = 140;

    public const int HighestDiastolic = 90;

    /// <summary>What was looked at longer ago was another day. A proposal, for a clinician's signature.</summary>
    public static readonly TimeSpan CountsFor = TimeSpan.FromHours(12);

    public static readonly IReadOnlyList<SessionCheckItem> Judged =
    [
        SessionCheckItem.Eligible, SessionCheckItem.Consent, SessionCheckItem.WatchPlan, SessionCheckItem.NoRedFlag, SessionCheckItem.BloodPressure,
        SessionCheckItem.HeldMedicines, SessionCheckItem.FoodAndFluids, SessionCheckItem.SupportPresent, SessionCheckItem.WayHome,
    ];

    public bool MayStart => Items.All(i => i.State is GateState.Passed or GateState.Overridden);

    /// <summary>What stands in the way.</summary>
    public IEnumerable<GateItem> Blocking => Items.Where(i => i.State is GateState.NotLookedAt or GateState.Failed);

    public static ReadinessGate Of(GateFacts facts, DateTimeOffset now) => new([.. Judged.Select(item => Judge(item, facts, now))]);

    private static GateItem Judge(SessionCheckItem item, GateFacts facts, DateTimeOffset now)
    {
        var seen = facts.Checks.Where(c => c.Item == item && c.At > now - CountsFor).OrderBy(c => c.At).ToArray();
        var staff = seen.LastOrDefault(c => !c.ByPatient);
        var (state, why, since) = item switch
        {
            SessionCheckItem.BloodPressure => Pressure(facts.Pressure is { } p && p.At > now - CountsFor ? p : null),
            SessionCheckItem.Consent => (facts.Consent.State, facts.Consent.Why, facts.Consent.Since),
            SessionCheckItem.Eligible => (facts.Eligible.State, facts.Eligible.Why, facts.Eligible.Since),
            SessionCheckItem.WatchPlan => (facts.WatchPlan.State, facts.WatchPlan.Why, facts.WatchPlan.Since),
            SessionCheckItem.NoRedFlag when facts.Alarms.Count > 0 => (GateState.Failed, $"Open: {string.Join("; ", facts.Alarms.Select(a => a.What))}.", facts.Alarms.Max(a => a.At)),
            SessionCheckItem.SupportPresent when !facts.AtHome => (GateState.Passed, "The session is at the clinic, where staff are.", DateTimeOffset.MinValue),
            SessionCheckItem.HeldMedicines => Medicines(facts, staff, seen),
            _ => Looked(staff),
        };
        var mayGoAhead = item switch
        {
            SessionCheckItem.Consent => false,
            SessionCheckItem.Eligible => facts.Eligible.MayGoAhead,
            _ => true,
        };
        // Whoever lets something through does so for what they saw: what came later is not covered.
        return state != GateState.Passed && mayGoAhead && staff is { OverrideReason.Length: > 0 } && staff.At >= since
            ? new(item, GateState.Overridden, $"{why} Goes ahead all the same: {staff.OverrideReason}", mayGoAhead)
            : new(item, state, why, mayGoAhead);
    }

    private static (GateState State, string Why, DateTimeOffset Since) Pressure(PressureReading? reading) => reading switch
    {
        null => (GateState.NotLookedAt, "No reading before the dose yet.", DateTimeOffset.MinValue),
        { Systolic: { } systolic, Diastolic: { } diastolic } => systolic > HighestSystolic || diastolic > HighestDiastolic
            ? (GateState.Failed, $"{systolic}/{diastolic} mmHg is above {HighestSystolic}/{HighestDiastolic}.", reading.At)
            : (GateState.Passed, $"{systolic}/{diastolic} mmHg; the limit is {HighestSystolic}/{HighestDiastolic}.", reading.At),
        _ => (GateState.Failed, "The reading before the dose was not taken.", reading.At),
    };

    private static (GateState State, string Why, DateTimeOffset Since) Looked(GateCheck? staff) => staff switch
    {
        null => (GateState.NotLookedAt, "Nobody has looked yet.", DateTimeOffset.MinValue),
        { Passed: true } => (GateState.Passed, Said("Looked at, and in order.", staff.Words), staff.At),
        _ => (GateState.Failed, Said("Not in order.", staff.Words), staff.At),
    };

    private static (GateState State, string Why, DateTimeOffset Since) Medicines(GateFacts facts, GateCheck? staff, GateCheck[] seen)
    {
        var holds = facts.Holds;
        // "I took it" stands, whatever the patient says after it, until a clinician has looked.
        var patient = seen.LastOrDefault(c => c is { ByPatient: true, Passed: false } && !(staff?.At >= c.At)) ?? seen.LastOrDefault(c => c.ByPatient);
        var list = holds.Count == 0 ? "No medicine is on the list to wait." : $"To wait: {string.Join("; ", holds)}.";
        if (patient is { Passed: false } && !(staff?.At >= patient.At))
        {
            return (GateState.Failed, $"The patient says: {patient.Words}. A clinician decides.", patient.At);
        }

        var written = facts.TakenToday is { } today ? $" Taken today, in the patient's words: “{today.Words}”" : "";
        // Whoever looked before it was written has not read it.
        var (state, why, since) = holds.Count > 0 && facts.TakenToday is { } unread && staff?.At < unread.At ? (GateState.Failed, "Written since somebody looked.", unread.At) : Looked(staff);
        list += written;
        return (state, patient is { Passed: true } ? $"{why} {list} The patient says: {patient.Words}." : $"{why} {list}", since);
    }

    private static string Said(string verdict, string words) => words.Length == 0 ? verdict : $"{verdict} “{words}”";
}
