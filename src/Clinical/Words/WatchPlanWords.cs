namespace Evenkeel.Clinical.Words;

/// <summary>The words of a personal watch plan (mission 3.9): few enough to be read by somebody who is worried.</summary>
public static class WatchPlanWords
{
    /// <summary>Closed.</summary>
    public const int MostLines = 5;

    /// <summary>Letters in a line; closed.</summary>
    public const int LongestLine = 180;

    /// <summary>One thing to watch for on each; empty ones count for nothing.</summary>
    public static IReadOnlyList<string> Lines(string? typed) => [.. (typed ?? "").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];

    /// <returns>What to change, in words; empty when it can be kept.</returns>
    public static string WhyNot(IReadOnlyList<string> lines) =>
        lines.Count == 0 ? "Please write at least one line: what may come first for this person, and from when they should call."
        : lines.Count > MostLines ? $"These are {lines.Count} lines. Please keep it to {MostLines}, so that it is read."
        : lines.Any(l => l.Length > LongestLine) ? $"Line {lines.TakeWhile(l => l.Length <= LongestLine).Count() + 1} is long. Please keep each line to {LongestLine} letters."
        : BlockedClaims.In(string.Join('\n', lines)) is [var claim, ..] ? $"Please take out “{claim.Phrase}”: there is no evidence for it, and somebody who feels worse could wait because of it."
        : "";
}
