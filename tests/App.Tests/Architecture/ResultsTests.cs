using System.Xml.Linq;

namespace Evenkeel.Tests.Architecture;

/// <summary>What a finished run must show. bin/check runs these last and says in EVENKEEL_RESULTS where the results lie.</summary>
public sealed class ResultsTests
{
    private static readonly Lazy<Result[]> Results = new(() =>
        [.. Directory.GetFiles(Environment.GetEnvironmentVariable("EVENKEEL_RESULTS")!, "*.xml").SelectMany(f => Result.Parse(XDocument.Load(f)))]);

    [Fact(Explicit = true)]
    public void Every_row_that_works_was_shown_by_tests_that_ran_and_passed() =>
        Assert.Empty(Result.NotShown(Capability.All, Suite.Written, Results.Value));

    [Fact(Explicit = true)]
    public void Nothing_was_skipped_that_may_not_be() =>
        Assert.Empty(Environment.GetEnvironmentVariable("CI") == "true" ? Result.Forbidden(Results.Value) : []);
}
