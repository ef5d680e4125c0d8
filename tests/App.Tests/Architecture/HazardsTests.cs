using System.Text.RegularExpressions;
using Evenkeel.Clinical.Signs;

namespace Evenkeel.Tests.Architecture;

/// <summary>The hazard log: each file names its controls and tests, the tests name it back, and each sign controls a hazard that is written down.</summary>
public sealed partial class HazardsTests
{
    private static readonly string[] Sections = ["What can go wrong", "Worst harm", "Causes", "Controls", "Tests", "What is left"];

    private static readonly Dictionary<string, string> Log = Tree.Files
        .Where(f => f.StartsWith("docs/hazards/", StringComparison.Ordinal) && !f.EndsWith("README.md", StringComparison.Ordinal))
        .ToDictionary(f => Path.GetFileNameWithoutExtension(f), Tree.Read);

    [Fact]
    public void Every_hazard_says_all_that_must_be_said() =>
        Assert.Equal(Log.Keys.Select(key => (key, string.Join(", ", Sections))), Log.Select(h => (h.Key, string.Join(", ", Heading().Matches(h.Value).Select(m => m.Groups[1].Value)))));

    [Fact]
    public void A_hazard_and_its_tests_name_each_other() =>
        Assert.Empty(Complaints(Log.ToDictionary(h => h.Key, h => Names(Section(h.Value, "Tests"))), Suite.Written));

    [Fact]
    public void Every_control_that_is_named_stands_in_the_tree() =>
        Assert.Empty(Log.SelectMany(h => Names(h.Value).Where(n => n.Contains('/') && !Tree.Has(n)).Select(n => $"{h.Key}: {n}")));

    [Fact]
    public void Every_sign_is_a_control_of_the_hazard_on_its_card() =>
        Assert.Empty(Catalogue.Current.Signs.Select(s => s.Card).Where(c => !Log.TryGetValue(c.Hazard, out var text) || !Names(Section(text, "Controls")).Contains(FileOf(c))).Select(c => $"{c.Hazard}: {FileOf(c)}"));

    [Theory]
    [InlineData("late-alert", "DipTests", 0)]
    [InlineData("late-alert", "NoSuchTests", 2)] // the file names a stranger, and the test's own class is missing from it
    [InlineData("false-calm", "DipTests", 2)] // the test does not name it back, and names a hazard that is not written down
    public void A_one_sided_claim_is_found(string hazard, string names, int complaints)
    {
        var suite = new Suite(["[Trait(\"Hazard\", \"late-alert\")]\npublic class DipTests\n{\n    [Fact]\n    public void Fires() { }\n}"]);
        Assert.Equal(complaints, Complaints(new() { [hazard] = [names] }, suite).Count());
    }

    private static IEnumerable<string> Complaints(Dictionary<string, string[]> log, Suite suite)
    {
        var back = suite.Tests.SelectMany(t => t.Traits.Where(x => x.Name == "Hazard").Select(x => (Hazard: x.Value, t.Class))).Distinct().ToArray();
        var named = log.SelectMany(h => h.Value.Select(n => (Hazard: h.Key, Class: n.Split('.')[0]))).Distinct().ToArray();
        return named.Except(back).Select(n => $"{n.Class} is named by {n.Hazard} but does not name it back")
            .Concat(back.Except(named).Select(b => $"{b.Class} names {b.Hazard}, which does not name it"));
    }

    private static string FileOf(Card card) => $"src/Clinical/Signs/{string.Concat(card.Code.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]))}.cs";

    private static string Section(string text, string title) => text.Split("\n## ").FirstOrDefault(s => s.StartsWith(title, StringComparison.Ordinal)) ?? "";

    private static string[] Names(string text) => [.. text.Split('`').Where((_, i) => i % 2 == 1)];

    [GeneratedRegex(@"^## (.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
