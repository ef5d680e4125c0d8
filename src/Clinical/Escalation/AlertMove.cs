using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Escalation;

/// <summary>What a finding does to its sign's alert. Nothing here lowers or closes one: only a person closes.</summary>
public enum AlertMove
{
    /// <summary>No alert: watched only, or quiet after a person's closing.</summary>
    None = 0,
    Open = 1,
    /// <summary>The standing alert gets the newer evidence; owner, clock and priority stay.</summary>
    Update = 2,
    /// <summary>A graver reason: unacknowledged again, and the ladder starts anew.</summary>
    Raise = 3,
    /// <summary>The person asked again, or danger was said again, on an alert that somebody holds: the owner is told at once and it is unacknowledged again.</summary>
    RingAgain = 4,
}
