namespace Evenkeel.Clinical.Tests.Words;

/// <summary>Flesch-Kincaid grade of an English text: 0.39 words per sentence + 11.8 syllables per word - 15.59.</summary>
internal static class Readability
{
    public const double HighestGrade = 8;

    public static double Grade(string text)
    {
        var sentences = text.Split(['.', '!', '?', ';', ':'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Count(s => Words(s).Length > 0);
        var words = Words(text);
        return (0.39 * words.Length / sentences) + (11.8 * words.Sum(Syllables) / words.Length) - 15.59;
    }

    /// <summary>Groups of vowels, less a silent e at the end.</summary>
    public static int Syllables(string word)
    {
        var lower = word.ToLowerInvariant();
        var groups = 0;
        for (var i = 0; i < lower.Length; i++)
        {
            groups += IsVowel(lower[i]) && (i == 0 || !IsVowel(lower[i - 1])) ? 1 : 0;
        }

        var silent = lower.EndsWith('e') && !lower.EndsWith("le", StringComparison.Ordinal) || (lower.EndsWith("ed", StringComparison.Ordinal) && lower is not [.., 't' or 'd', 'e', 'd']);
        return Math.Max(1, groups - (silent ? 1 : 0));
    }

    private static string[] Words(string text) =>
        [.. text.Split([' ', '\n', '-', '.', ',', ';', ':', '!', '?', '"', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Any(char.IsLetterOrDigit))];

    private static bool IsVowel(char c) => "aeiouy".Contains(c);
}
