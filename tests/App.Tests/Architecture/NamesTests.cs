using System.Text.RegularExpressions;

namespace Evenkeel.Tests.Architecture;

/// <summary>A type is named for what it is in the trade, and no name hides what it does.</summary>
public sealed partial class NamesTests
{
    [Fact]
    public void No_type_ends_in_a_word_that_says_nothing() =>
        Assert.Empty(Tree.Code.Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).SelectMany(f => EmptyWords(Tree.Read(f)).Select(name => $"{f}: {name}")));

    [Theory]
    [InlineData("public sealed class AlertManager", "AlertManager")]
    [InlineData("internal static class DateHelper", "DateHelper")]
    [InlineData("public record PatientData(int Age)", "PatientData")]
    [InlineData("public readonly record struct DipInfo(int Days)", "DipInfo")]
    [InlineData("public interface IAlertService", "IAlertService")]
    [InlineData("public abstract class PageBase : PageModel", "PageBase")]
    public void A_planted_name_is_found(string code, string name) => Assert.Equal([name], EmptyWords(code));

    [Theory]
    [InlineData("public sealed class AssessPatient(UserManager<Person> people)")]
    [InlineData("// a class called DateHelper would be wrong")]
    [InlineData("public sealed class Database")]
    public void Other_names_are_left_alone(string code) => Assert.Empty(EmptyWords(code));

    [Fact]
    public void Browser_code_asks_for_its_type_check() =>
        Assert.Empty(Tree.Code.Where(f => f.EndsWith(".js", StringComparison.Ordinal) && !Tree.Read(f).StartsWith("// @ts-check", StringComparison.Ordinal)).ToArray());

    private static IEnumerable<string> EmptyWords(string text) => Declaration().Matches(Tree.WithoutWords(text)).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum|delegate \w+)\s+(\w*(?:Manager|Helper|Util|Utils|Service|Processor|Data|Info|Impl|Base))\b")]
    private static partial Regex Declaration();
}
