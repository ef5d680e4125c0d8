namespace Evenkeel.Clinical.Escalation;

/// <summary>How an alert was closed (row 4.8).</summary>
public enum Outcome
{
    Reached = 1,
    NoChange = 2,
    PlanChanged = 3,
    Referred = 4,
    /// <summary>For the clinic's own count only: the patient reads the same words as for <see cref="NoChange"/>.</summary>
    FalseAlarm = 5,
}
