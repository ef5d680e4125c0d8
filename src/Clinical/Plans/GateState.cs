namespace Evenkeel.Clinical.Plans;

/// <summary>How one item of the readiness gate stands. Nobody having looked is no better than a failure.</summary>
public enum GateState
{
    NotLookedAt = 1,
    Failed = 2,
    /// <summary>It failed, and a named clinician lets the session go ahead for a reason that is kept.</summary>
    Overridden = 3,
    Passed = 4,
}
