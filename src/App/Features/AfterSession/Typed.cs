using Evenkeel.Clinical;

namespace Evenkeel.Features.AfterSession;

/// <summary>Reads numbers as people type or tap them.</summary>
internal static class Typed
{
    /// <summary>Left empty counts as skipped. Null where it is no number from 0 to the highest.</summary>
    public static Answer? Number(string? typed, int highest) =>
        string.IsNullOrWhiteSpace(typed) ? Answer.Skipped
        : int.TryParse(typed.Trim(), out var number) && number >= 0 && number <= highest ? Answer.Of(number)
        : null;
}
