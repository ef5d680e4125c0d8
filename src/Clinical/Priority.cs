namespace Evenkeel.Clinical;

/// <summary>How soon a person must act. The order is the order of the numbers. FHIR: request-priority.</summary>
public enum Priority
{
    Routine = 0,
    Urgent = 1,
    Asap = 2,
    Stat = 3,
}
