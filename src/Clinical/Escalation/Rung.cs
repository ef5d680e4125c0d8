namespace Evenkeel.Clinical.Escalation;

/// <summary>One step of a ladder.</summary>
/// <param name="Number">From 0.</param>
/// <param name="After">How long after the ladder's start.</param>
/// <param name="Audience">Who is told.</param>
public sealed record Rung(int Number, TimeSpan After, Audience Audience);
