using System.Text.RegularExpressions;
using Evenkeel.Bench.Detection;

namespace Evenkeel.Clinical.Tests.Detection;

/// <summary>What is tuned never sees what it is tested on.</summary>
[Trait("Row", "10.21")]
public partial class SplitsTests
{
    private static readonly string Root = FindRoot(new(AppContext.BaseDirectory));

    /// <summary>The four files that make published figures, and the one that writes the parts down.</summary>
    private static readonly string[] Published = ["CohortProtocol.cs", "CarrierProtocol.cs", "AskingProtocol.cs", "AwayProtocol.cs", "Splits.cs"];

    private static readonly string[] MaySaySeeds = ["Splits.cs", "CohortCases.cs", "CarrierCases.cs"];

    private static IEnumerable<string> Sources =>
        new[] { "bench/Detection", "src/Clinical" }.SelectMany(folder => Directory.GetFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"));

    [Fact]
    public void No_seed_belongs_to_two_parts()
    {
        Seeds[] parts = [Splits.Tuning, Splits.Calibration, Splits.Test, Splits.TestMissing, Splits.TestAsking, Splits.Injection];
        var all = parts.SelectMany(p => p.All).ToArray();
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Equal((101UL, 130UL), (Splits.Tuning.All.First(), Splits.Tuning.All.Last()));
        Assert.Equal((401UL, 430UL), (Splits.Test.All.First(), Splits.Test.All.Last()));
    }

    [Fact]
    public void Nothing_but_the_published_protocol_reads_the_test() => Assert.Empty(Sources.SelectMany(f => Complaints(Path.GetFileName(f), File.ReadAllText(f))));

    [Theory]
    [InlineData("Tuning.cs", "CohortCases.Calm(new(), Splits.Test, 100)")]
    [InlineData("Tuning.cs", "CohortCases.Calm(new(), Splits.TestMissing, 100)")]
    [InlineData("Tuning.cs", "people.Where(p => p.Half == Half.Test)")]
    [InlineData("Tuning.cs", "people.Where(p => p.Half != Half.Calibration)")]
    [InlineData("Tuning.cs", "VirtualCohort.Generate(new(), 401, 100)")]
    [InlineData("Tuning.cs", "CohortCases.Calm(new(), new Seeds(\"mine\", 401, 30), 100)")]
    [InlineData("Tuning.cs", "CohortCases.Calm(new(), Splits.Tuning with { First = 401 }, 100)")]
    [InlineData("Tuning.cs", "new CohortProtocol(1)")]
    [InlineData("Limits.cs", "new AwayProtocol(1)")]
    public void A_planted_look_at_the_test_is_found(string file, string code) => Assert.NotEmpty(Complaints(file, code));

    [Theory]
    [InlineData("Tuning.cs", "CohortCases.Calm(new(), Splits.Tuning, 3_000); people.Where(c => c is { Half: Half.Calibration })")]
    [InlineData("CohortProtocol.cs", "CohortCases.Calm(p, Splits.Test, 100)")]
    [InlineData("Protocol.cs", "var cohort = new CohortProtocol(1);")]
    public void Other_code_is_left_alone(string file, string code) => Assert.Empty(Complaints(file, code));

    private static IEnumerable<string> Complaints(string file, string code)
    {
        if (!Published.Contains(file) && TestPart().IsMatch(code))
        {
            yield return $"{file} reads the test";
        }

        if (!MaySaySeeds.Contains(file) && OwnSeeds().IsMatch(code))
        {
            yield return $"{file} has seeds of its own";
        }

        if (file is "Tuning.cs" or "Limits.cs" && code.Contains("Protocol(", StringComparison.Ordinal))
        {
            yield return $"{file} runs the protocol";
        }
    }

    private static string FindRoot(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Evenkeel.slnx")) ? folder.FullName : FindRoot(folder.Parent!);

    [GeneratedRegex(@"Splits\.Test|Half\.Test|!=\s*Half\.|not\s+Half\.")]
    private static partial Regex TestPart();

    [GeneratedRegex(@"\bVirtualCohort\b|\bnew Seeds\b|\bwith\s*\{\s*First\b")]
    private static partial Regex OwnSeeds();
}
