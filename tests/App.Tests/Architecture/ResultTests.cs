using System.Xml.Linq;

namespace Evenkeel.Tests.Architecture;

/// <summary>The reading of results, on planted ones.</summary>
public sealed class ResultTests
{
    private static readonly Suite Suite = new(["public abstract class DipTests\n{\n    [Fact, Trait(\"Row\", \"4.4\")] public void Fires() { }\n}\npublic class SqliteDipTests : DipTests;"]);

    private static readonly IReadOnlyList<Capability> Works = [new("4.4", "The rule", "works", "/inbox", ["DipTests"])];

    [Theory]
    [InlineData("DipTests", "Pass")]
    [InlineData("SqliteDipTests", "Pass")]
    public void A_row_whose_test_passed_is_shown(string type, string outcome) => Assert.Empty(Result.NotShown(Works, Suite, Ended(type, outcome)));

    [Theory]
    [InlineData("DipTests", "Fail")]
    [InlineData("DipTests", "Skip")]
    [InlineData("SqliteDipTests", "NotRun")]
    [InlineData("OtherTests", "Pass")]
    public void A_row_whose_test_did_not_pass_is_not_shown(string type, string outcome) => Assert.Single(Result.NotShown(Works, Suite, Ended(type, outcome)));

    [Fact]
    public void One_failing_case_of_a_theory_is_enough_to_doubt_the_row() =>
        Assert.Single(Result.NotShown(Works, Suite, [.. Ended("DipTests", "Pass"), .. Ended("DipTests", "Fail")]));

    [Theory]
    [InlineData("Pass", 0)]
    [InlineData("Fail", 2)]
    [InlineData("NotRun", 2)]
    public void A_long_form_may_wait_to_be_asked_for_beside_a_short_one_that_passed(string shortForm, int complaints)
    {
        var suite = new Suite(["public class DipTests\n{\n    [Fact, Trait(\"Row\", \"4.4\")] public void Fires() { }\n    [Fact(Explicit = true), Trait(\"Row\", \"4.4\")] public void Fires_long() { }\n}"]);
        IReadOnlyList<Result> results = [new("DipTests", "Fires", shortForm, ""), new("DipTests", "Fires_long", "NotRun", "")];
        Assert.Equal(complaints, Result.NotShown(Works, suite, results).Count());
    }

    [Theory]
    [InlineData("../shared/data is absent", 0)]
    [InlineData("later", 1)]
    [InlineData("", 1)]
    public void Only_absent_data_excuses_a_skip(string reason, int forbidden) => Assert.Equal(forbidden, Result.Forbidden(Ended("DipTests", "Skip", reason)).Count());

    private static IReadOnlyList<Result> Ended(string type, string outcome, string reason = "") =>
        Result.Parse(XDocument.Parse($"""<assemblies><test type="Evenkeel.Tests.{type}" method="Fires" result="{outcome}"><reason>{reason}</reason></test></assemblies>"""));
}
