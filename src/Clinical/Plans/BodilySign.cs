namespace Evenkeel.Clinical.Plans;

/// <summary>What somebody may see or hear of in the body during a session, and that is an emergency by itself (evidence 4.5; for a clinician to confirm).</summary>
public enum BodilySign
{
    NotBreathing = 1,
    CannotBeWoken = 2,
    TroubleBreathing = 3,
    ChestPain = 4,
    SevereHeadache = 5,
    Fit = 6,
    VomitingWhileDrowsy = 7,
    WeakOnOneSide = 8,
    ChangedSight = 9,
}
