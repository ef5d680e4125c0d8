namespace Evenkeel.Clinical.Words;

/// <summary>
/// Words that judge, praise or blame a person for an answer, and "normal" for somebody's own range. Published questionnaires
/// keep their wording; everything of ours that a patient reads is without them.
/// </summary>
public static class Tone
{
    private static readonly string[] Banned =
    [
        "good", "bad", "streak", "streaks", "fail", "fails", "failed", "failure", "normal", "normally", "abnormal", "well done",
        "you missed", "you forgot", "you should have", "false alarm", "wrong answer",
    ];

    /// <summary>The banned words in a text.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        var folded = $" {FoldedText.Of(text)} ";
        return [.. Banned.Where(b => folded.Contains($" {b} ", StringComparison.Ordinal))];
    }
}
