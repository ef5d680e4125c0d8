using System.Globalization;
using System.Text;

namespace Evenkeel.Clinical.Words;

/// <summary>A text as its words alone: case, punctuation, kinds of apostrophe and of space make no difference.</summary>
internal static class FoldedText
{
    private const string Apostrophes = "'\u2018\u2019\u02BC\u2032\u0060\u00B4\uFF07";

    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
            else if (c == '%')
            {
                folded.Append(" percent ");
            }
            else if (!IsSilent(c))
            {
                folded.Append(' ');
            }
        }

        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Stands inside a word without parting it: apostrophes, soft hyphens, zero-width characters, accents set apart.</summary>
    private static bool IsSilent(char c) =>
        Apostrophes.Contains(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark;
}
