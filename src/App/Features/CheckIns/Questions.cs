using Evenkeel.Clinical;

namespace Evenkeel.Features.CheckIns;

/// <summary>The questions as they are drawn, on the page and on the copy that a phone keeps: there is one of them.</summary>
/// <param name="SafetyIsDue">At each day's first check-in; a phone that cannot tell asks.</param>
/// <param name="Problem">What is wrong with a field; empty when nothing is.</param>
/// <param name="IsOnPhone">Without a network nothing is sent when it is tapped, and the page must not say so.</param>
/// <param name="GivenToday">What was answered to the safety question on an earlier form of today.</param>
public sealed record Questions(CheckInForm Form, bool SafetyIsDue, Func<string, string> Problem, bool IsOnPhone = false, SafetyAnswer GivenToday = SafetyAnswer.NotAsked)
{
    /// <summary>The answer that stands for today, which can be changed at any time.</summary>
    public SafetyAnswer Standing => Form.SafetyGiven != SafetyAnswer.NotAsked ? Form.SafetyGiven : SafetyIsDue ? SafetyAnswer.NotAsked : GivenToday;

    public bool AsksSafety => SafetyIsDue || Standing != SafetyAnswer.NotAsked;
}
