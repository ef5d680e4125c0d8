namespace Evenkeel.Care;

/// <summary>A telephone number as people write it; kept as it was written.</summary>
public static class Telephone
{
    public const int Longest = 40;
    private const int FewestDigits = 5;

    /// <summary>What would be right, in words; empty when it is right, or when there is none.</summary>
    public static string Problem(string number) =>
        number.Length > 0 && (number.Length > Longest || number.Count(char.IsAsciiDigit) < FewestDigits || number.Any(c => !char.IsAsciiDigit(c) && !"+ ()-/".Contains(c)))
            ? "A telephone number has digits, spaces and perhaps a plus in front, like +44 20 7946 0018." : "";

    /// <summary>The address that a telephone dials: no spaces, and no trunk zero behind a country's code.</summary>
    public static string Link(string number) => "tel:" + string.Concat(number.Replace("(0)", "", StringComparison.Ordinal).Where(c => char.IsAsciiDigit(c) || c == '+'));
}
