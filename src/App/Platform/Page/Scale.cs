namespace Evenkeel.Platform.Page;

/// <summary>A question from 0 to 10, as drawn.</summary>
/// <param name="Low">What 0 means.</param>
/// <param name="High">What 10 means.</param>
/// <param name="Value">What was given before, as typed.</param>
public sealed record Scale(string Name, string Question, string Low, string High, string? Value, string Problem);
