using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace Evenkeel.Platform.Crisis;

/// <summary>A piece of somebody's own words.</summary>
/// <param name="Link">Where a tap on it leads; empty for plain words.</param>
public sealed record PhoneWord(string Text, string Link);

/// <summary>
/// Finds telephone numbers in free words, so that a plan can be tapped at three in the morning. Six digits and more are a number, and
/// shorter ones when they are a known line's. A line with one number is tapped as a whole: it is a person.
/// </summary>
public static partial class PhoneWords
{
    private const int LeastDigits = 6;
    private const int MostDigits = 15;

    /// <summary>A line as long as this is a sentence: then only its number is tapped.</summary>
    private const int LongestLine = 60;

    private static readonly HashSet<string> Known =
    [
        .. CrisisNumbers.Countries.SelectMany(c => c.Lines.Select(l => Digits(l.Call)).Append(c.Emergency)).Where(n => n.Length > 0), CrisisNumbers.EmergencyElsewhere,
    ];

    /// <summary>Line by line; the line breaks stay.</summary>
    public static IEnumerable<PhoneWord> Of(string words)
    {
        var lines = words.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            foreach (var word in Line(lines[i]))
            {
                yield return word;
            }

            if (i + 1 < lines.Length)
            {
                yield return new("\n", "");
            }
        }
    }

    /// <summary>The same as a page draws it.</summary>
    public static IHtmlContent Html(string words)
    {
        var html = new HtmlContentBuilder();
        foreach (var word in Of(words))
        {
            if (word.Link.Length > 0)
            {
                html.AppendHtml($"<a href=\"{word.Link}\">").Append(word.Text).AppendHtml("</a>");
            }
            else
            {
                html.Append(word.Text);
            }
        }

        return html;
    }

    public static string Link(string number) => $"tel:{(number.TrimStart().StartsWith('+') ? "+" : "")}{Digits(number)}";

    private static IEnumerable<PhoneWord> Line(string line)
    {
        Match[] numbers = [.. Number().Matches(line).Where(m => IsNumber(m.Value))];
        if (numbers is [var only] && line.Length <= LongestLine)
        {
            yield return new(line, Link(only.Value));
            yield break;
        }

        var from = 0;
        foreach (var number in numbers)
        {
            yield return new(line[from..number.Index], "");
            yield return new(number.Value, Link(number.Value));
            from = number.Index + number.Length;
        }

        yield return new(line[from..], "");
    }

    private static bool IsNumber(string text) => Digits(text) is var digits && ((digits.Length is >= LeastDigits and <= MostDigits) || Known.Contains(digits));

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>Digits with blanks, hyphens and brackets between; no date, no time, no part of a word.</summary>
    [GeneratedRegex(@"(?<![\w.,:/+-])\+?\(?[0-9](?:[ ()-]{0,2}[0-9])*(?![\w:/]|[.,][0-9])")]
    private static partial Regex Number();
}
