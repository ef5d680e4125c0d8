namespace Evenkeel.Clinical.Plans;

/// <summary>What is looked at before a session may start and before somebody may leave (mission 5.5, 5.6). Never renumbered: it is stored.</summary>
public enum SessionCheckItem
{
    /// <summary>Blood pressure before the dose, from the reading itself.</summary>
    BloodPressure = 1,
    /// <summary>A support person is there, or the session is at the clinic.</summary>
    SupportPresent = 2,
    /// <summary>The clinic's rule on food and fluids was kept.</summary>
    FoodAndFluids = 3,
    /// <summary>Medicines that should have waited today did wait.</summary>
    HeldMedicines = 4,
    /// <summary>No new red flag: chest pain, severe headache, thoughts of suicide, signs of mania or psychosis.</summary>
    NoRedFlag = 5,
    /// <summary>Somebody sees the patient home, or is at home.</summary>
    WayHome = 6,
    /// <summary>The consent that is in force has been signed.</summary>
    Consent = 7,
    /// <summary>A clinician's decision says eligible.</summary>
    Eligible = 8,
    /// <summary>The personal watch plan was opened.</summary>
    WatchPlan = 9,

    /// <summary>Before leaving: awake and oriented.</summary>
    Oriented = 21,
    /// <summary>Before leaving: perception is back to usual, or nearly.</summary>
    PerceptionBack = 22,
    /// <summary>Before leaving: walks safely.</summary>
    Walks = 23,
    /// <summary>Before leaving: breathing, and no nausea that cannot be managed.</summary>
    Comfortable = 24,
    /// <summary>Before leaving: somebody goes along, and knows not to let them drive.</summary>
    Accompanied = 25,
}
