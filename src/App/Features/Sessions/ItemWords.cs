using Evenkeel.Clinical.Plans;

namespace Evenkeel.Features.Sessions;

/// <summary>Items, readings and states in the staff's words.</summary>
public static class ItemWords
{
    public static string Of(SessionCheckItem item) => item switch
    {
        SessionCheckItem.BloodPressure => "Blood pressure before the dose",
        SessionCheckItem.SupportPresent => "Somebody is there",
        SessionCheckItem.FoodAndFluids => "Food and fluids",
        SessionCheckItem.HeldMedicines => "Medicines that wait today",
        SessionCheckItem.NoRedFlag => "No new red flag",
        SessionCheckItem.WayHome => "The way home",
        SessionCheckItem.Consent => "Consent in force",
        SessionCheckItem.Eligible => "Eligible",
        SessionCheckItem.WatchPlan => "Watch plan opened",
        SessionCheckItem.Oriented => "Awake, and knows where they are",
        SessionCheckItem.PerceptionBack => "Sees and hears as usual, or nearly",
        SessionCheckItem.Walks => "Walks safely",
        SessionCheckItem.Comfortable => "Breathes easily, and no nausea that cannot be managed",
        SessionCheckItem.Accompanied => "Somebody goes along, and knows not to let them drive",
        _ => item.ToString(),
    };

    /// <summary>Said where no reason takes the place of what is missing.</summary>
    public static string NothingReplaces(SessionCheckItem item) => item == SessionCheckItem.Consent
        ? "Nothing takes the place of consent. It can be signed here, on paper, or by a lawful representative."
        : "Nobody has decided yet whether this patient may have sessions. That decision comes first.";

    /// <summary>What to look at.</summary>
    public static string Ask(SessionCheckItem item) => item switch
    {
        SessionCheckItem.SupportPresent => "At home: who is with the patient for the whole time? Write their name.",
        SessionCheckItem.FoodAndFluids => "Was your clinic's rule on food and fluids kept?",
        SessionCheckItem.HeldMedicines => "Did each medicine on the list wait? Ask also what else was taken today.",
        SessionCheckItem.NoRedFlag => "Ask today: chest pain, severe headache, thoughts of suicide, little sleep with much energy, seeing or hearing things.",
        SessionCheckItem.WayHome => "Who sees them home, or is at home? Nobody drives after a dose.",
        _ => "",
    };

    public static string Of(VitalsMoment moment) => moment switch
    {
        VitalsMoment.BeforeDose => "Before the dose",
        VitalsMoment.At40Minutes => "40 minutes after the dose",
        VitalsMoment.End => "At the end",
        _ => "Another time",
    };

    /// <summary>Beside the box that is ticked.</summary>
    public static string Of(BodilySign sign) => char.ToUpperInvariant(InARecord(sign)[0]) + InARecord(sign)[1..];

    public static string InARecord(BodilySign sign) => sign switch
    {
        BodilySign.NotBreathing => "not breathing, or not as usual",
        BodilySign.CannotBeWoken => "cannot be woken",
        BodilySign.TroubleBreathing => "trouble breathing",
        BodilySign.ChestPain => "chest pain",
        BodilySign.SevereHeadache => "severe headache",
        BodilySign.Fit => "a fit",
        BodilySign.VomitingWhileDrowsy => "vomiting while drowsy",
        BodilySign.WeakOnOneSide => "weak on one side, or slurred speech",
        BodilySign.ChangedSight => "changed sight",
        _ => sign.ToString(),
    };

    public static string Of(GateState state) => state switch
    {
        GateState.Passed => "In order",
        GateState.Overridden => "Goes ahead for a reason",
        GateState.Failed => "Not in order",
        _ => "Not looked at",
    };
}
