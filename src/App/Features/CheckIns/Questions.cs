namespace Evenkeel.Features.CheckIns;

/// <summary>The questions as they are drawn, on the page and on the copy that a phone keeps: there is one of them.</summary>
/// <param name="SafetyIsDue">At each day's first check-in; a phone that cannot tell asks.</param>
/// <param name="Problem">What is wrong with a field; empty when nothing is.</param>
/// <param name="IsOnPhone">Without a network nothing is sent when it is tapped, and the page must not say so.</param>
public sealed record Questions(CheckInForm Form, bool SafetyIsDue, Func<string, string> Problem, bool IsOnPhone = false);
