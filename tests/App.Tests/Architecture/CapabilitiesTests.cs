namespace Evenkeel.Tests.Architecture;

/// <summary>docs/capabilities.md says what works, and only what a test shows. That the tests ran too: ResultsTests.</summary>
public sealed class CapabilitiesTests
{
    private static readonly string[] Rows = Tree.Read("tests/App.Tests/Architecture/mission-rows.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static readonly Suite Suite = new(["public class DipTests\n{\n    [Fact]\n    [Trait(\"Row\", \"4.4\")]\n    public void Fires() { }\n    [Fact]\n    public void Other() { }\n}"]);

    [Fact]
    public void Every_row_of_the_mission_is_there_once() => Assert.Equal(Rows, Capability.All.Select(c => c.Row));

    [Fact]
    public void Every_row_that_works_names_the_tests_that_show_it() => Assert.Empty(Complaints(Capability.All, Suite.Written));

    [Fact]
    public void Every_row_that_a_test_names_is_a_row_of_the_mission() =>
        Assert.Empty(Suite.Written.Tests.SelectMany(t => t.Traits).Where(t => t.Name == "Row").Select(t => t.Value).Except(Rows));

    [Theory]
    [InlineData("| 4.4 | The rule | works | /inbox | |", "names no test")]
    [InlineData("| 4.4 | The rule | works | /inbox | `DipTests.Missing` |", "DipTests.Missing")]
    [InlineData("| 4.4 | The rule | works | /inbox | `DipTests.Other` |", "DipTests.Other")]
    [InlineData("| 4.5 | The rule | works | /inbox | `DipTests` |", "DipTests")]
    [InlineData("| 4.4 | The rule | works | | `DipTests` |", "no screen or command")]
    [InlineData("| 4.4 | The rule | working | /inbox | `DipTests` |", "'working'")]
    public void A_planted_claim_is_found(string line, string says) => Assert.Contains(says, Assert.Single(Complaints(Table(line), Suite)));

    [Theory]
    [InlineData("| 4.4 | The rule | works | /inbox | `DipTests` |")]
    [InlineData("| 4.4 | The rule | works | /inbox | `DipTests.Fires` |")]
    [InlineData("| 4.4 | The rule | not yet | | |")]
    public void An_honest_line_is_left_alone(string line) => Assert.Empty(Complaints(Table(line), Suite));

    private static IReadOnlyList<Capability> Table(string line) => Capability.Parse($"| Row | Capability | State | Screen or command | Tests |\n|---|---|---|---|---|\n{line}");

    private static IEnumerable<string> Complaints(IEnumerable<Capability> capabilities, Suite suite)
    {
        foreach (var c in capabilities)
        {
            if (!Capability.States.Contains(c.State))
            {
                yield return $"{c.Row}: there is no state '{c.State}'";
            }

            if (c.State != "works")
            {
                continue;
            }

            if (c.Shown.Length == 0)
            {
                yield return $"{c.Row} works but has no screen or command";
            }

            if (c.Tests.Count == 0)
            {
                yield return $"{c.Row} works but names no test";
            }

            foreach (var name in c.Tests.Where(name => !suite.Named(name).Any(t => t.Shows("Row", c.Row))))
            {
                yield return $"{c.Row}: no test {name} with [Trait(\"Row\", \"{c.Row}\")]";
            }
        }
    }
}
