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
    /// <summary>Ideation: a named service or person has it now, and the next check opens by itself.</summary>
    PassedOn = 6,
    /// <summary>Silence that an answer has ended.</summary>
    AnsweredAgain = 7,
    /// <summary>The patient has died. No page offers it before everything that must rest then can rest.</summary>
    Died = 8,
}
