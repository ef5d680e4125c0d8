using System.Xml.Linq;

namespace Evenkeel.Clinical.Tests.Cohort;

/// <summary>The compiler keeps the pure projects pure only while the list, the analyzer and the severity are all in place.</summary>
[Trait("Row", "10.21")]
public class PurityGuardTests
{
    [Theory]
    [InlineData("T:System.Random")]
    [InlineData("T:System.TimeProvider")]
    [InlineData("T:System.Diagnostics.Stopwatch")]
    [InlineData("T:System.Environment")]
    [InlineData("T:System.Console")]
    [InlineData("P:System.DateTime.Now")]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTime.Today")]
    [InlineData("P:System.DateTimeOffset.Now")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("M:System.Guid.NewGuid")]
    [InlineData("N:System.IO")]
    [InlineData("N:System.Net")]
    [InlineData("N:System.Threading.Tasks")]
    public void Clock_chance_and_the_outside_world_are_banned(string symbol)
    {
        var banned = File.ReadLines(Path.Combine(Repository.Root, "src", "BannedSymbols.txt")).Select(line => line.Split(';')[0]);
        Assert.Contains(symbol, banned);
    }

    [Theory]
    [InlineData("Clinical")]
    [InlineData("Cohort")]
    public void The_project_reads_the_list_with_the_analyzer(string project)
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj"));
        Assert.Contains(file.Descendants("PackageReference"), e => (string?)e.Attribute("Include") == "Microsoft.CodeAnalysis.BannedApiAnalyzers");
        Assert.Contains(file.Descendants("AdditionalFiles"), e => (string?)e.Attribute("Include") == "../BannedSymbols.txt");
    }

    [Fact]
    public void A_banned_call_is_an_error() =>
        Assert.Contains("dotnet_diagnostic.RS0030.severity = error", File.ReadLines(Path.Combine(Repository.Root, ".editorconfig")));

    [Theory]
    [InlineData("Clinical")]
    [InlineData("Cohort")]
    public void Nothing_switches_the_guard_off(string project)
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", project), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToArray();
        Assert.NotEmpty(sources);
        Assert.All(sources, f => Assert.DoesNotContain("RS0030", File.ReadAllText(f), StringComparison.Ordinal));
    }

    /// <summary>The C library's last bit differs between systems; square roots and roundings do not.</summary>
    [Fact]
    public void The_cohort_takes_no_logarithm_from_the_platform()
    {
        var sources = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Cohort"), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(sources);
        Assert.All(sources, f => Assert.DoesNotMatch(@"(?<!Portable)Math\.(Exp|Log|Pow|Sin|Cos|Tan|Cbrt|FusedMultiplyAdd)", File.ReadAllText(f)));
    }
}
