using System.Globalization;
using System.Text;
using Evenkeel.Bench.Detection.Scoring;

namespace Evenkeel.Bench.Detection;

/// <summary>A report in the making: lines, tables and how figures are written in them.</summary>
public sealed class Markdown
{
    private readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    public Markdown Line(string text = "")
    {
        _text.AppendLine(text);
        return this;
    }

    public void Table(string title, string heads) =>
        Line().Line($"## {title}").Line().Line($"| {heads} |").Line($"|{string.Concat(heads.Split('|').Select(_ => "---|"))}");

    public void Row(string cells) => Line($"| {cells} |");

    /// <summary>By 48 hours / by 7 days [%].</summary>
    public static string Pair(Found f) => $"{F(100 * f.By48Hours.Value, 0)} / {P(f.By7Days)}";

    /// <summary>A share in per cent.</summary>
    public static string P(Ratio r) => $"{F(100 * r.Value, 0)} [{F(100 * r.Low, 0)}-{F(100 * r.High, 0)}]";

    /// <summary>False alerts per patient-month.</summary>
    public static string Fa(Ratio r) => $"{N(r.Value)} [{N(r.Low)}-{N(r.High)}]";

    public static string N(double value) => value.ToString("#.###", CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "0";

    public static string F(double value, int digits) => value.ToString("F" + digits, CultureInfo.InvariantCulture);
}
