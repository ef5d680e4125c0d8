using System.Globalization;
using System.Text;

namespace Evenkeel.Clinical.Plans;

/// <summary>
/// What somebody typed as a number, whatever their keyboard: a point or a comma before the decimals, and the digits of any script. One
/// rule for every door, since a number read otherwise than it was meant is a dose.
/// </summary>
/// <param name="Value">Null where nothing was typed, or it is no such number.</param>
/// <param name="IsAmbiguous">It can be read in two ways that differ a thousandfold, like 1,000; then it has no value.</param>
public readonly record struct TypedNumber(decimal? Value, bool IsAmbiguous)
{
    private const int DigitsOfAGroup = 3;

    /// <summary>Reads a number of zero or above; signs, spaces within and exponents are no part of one.</summary>
    public static TypedNumber Read(string? typed)
    {
        var text = Folded(typed).Trim().Replace(',', '.');
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return default;
        }

        return LooksGrouped(text) ? new(null, IsAmbiguous: true) : new(value, IsAmbiguous: false);
    }

    /// <summary>A whole number, also with decimals that are zero or the unit behind it: 190, 190.0, 190 mmHg.</summary>
    public static int? Whole(string? typed, string unit = "")
    {
        var text = Folded(typed).Trim();
        text = unit.Length > 0 && text.EndsWith(unit, StringComparison.OrdinalIgnoreCase) ? text[..^unit.Length].Trim() : text;
        return decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value == decimal.Truncate(value) && value <= int.MaxValue ? (int)value : null;
    }

    /// <summary>The first number that can be made out in what is not one, so that an emergency rings while it is asked about.</summary>
    public static int? Legible(string? typed)
    {
        var digits = new string([.. Folded(typed).SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)]);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Digits of every script as 0 to 9.</summary>
    private static string Folded(string? typed)
    {
        var folded = new StringBuilder();
        foreach (var c in typed ?? "")
        {
            folded.Append(char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c);
        }

        return folded.ToString();
    }

    /// <summary>One to three digits that are not zero, a sign, and three more that end in zero: thousands to one reader, decimals to another.</summary>
    private static bool LooksGrouped(string text) =>
        text.Split('.') is [{ Length: > 0 and <= DigitsOfAGroup } whole, { Length: DigitsOfAGroup } rest]
        && whole.Trim('0').Length > 0 && rest[^1] == '0';
}
