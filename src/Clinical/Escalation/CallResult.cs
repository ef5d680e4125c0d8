namespace Evenkeel.Clinical.Escalation;

/// <summary>What came of telephoning a patient. None of them closes anything.</summary>
public enum CallResult
{
    Reached = 1,
    NoAnswer = 2,
    /// <summary>Not reached, and to be called again at a time.</summary>
    AgainAt = 3,
    /// <summary>Somebody was asked to go to the patient.</summary>
    SomebodyGoes = 4,
}
