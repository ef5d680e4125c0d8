using System.Xml.Linq;

namespace Evenkeel.Tests.Architecture;

/// <summary>What became of one test case, as the test runner wrote it down.</summary>
internal sealed record Result(string Class, string Method, string Outcome, string SkippedBecause)
{
    /// <summary>The one reason for a skip that a check accepts: the outside data is not part of the repository.</summary>
    public const string DataIsAbsent = "../shared/data is absent";

    /// <summary>What the runner says of a test that runs only when it is asked for.</summary>
    private const string WaitsToBeAsked = "NotRun";

    public static IReadOnlyList<Result> Parse(XDocument results) =>
    [
        .. results.Descendants("test").Select(t => new Result(
            ((string)t.Attribute("type")!).Split('.', '+')[^1], (string)t.Attribute("method")!, (string)t.Attribute("result")!, (string?)t.Element("reason") ?? "")),
    ];

    /// <summary>Tests that were skipped for a reason that a check does not accept.</summary>
    public static IEnumerable<string> Forbidden(IEnumerable<Result> results) =>
        results.Where(r => r.Outcome == "Skip" && r.SkippedBecause != DataIsAbsent).Select(r => $"{r.Class}.{r.Method} was skipped: {r.SkippedBecause}");

    /// <summary>
    /// Rows said to work whose tests did not all pass. The long form of a fault runs only when it is asked for: beside a short form
    /// that passed it may wait.
    /// </summary>
    public static IEnumerable<string> NotShown(IEnumerable<Capability> capabilities, Suite suite, IReadOnlyList<Result> results) =>
        from c in capabilities
        where c.State == "works"
        from name in c.Tests
        let tests = suite.Named(name).Where(t => t.Shows("Row", c.Row)).Select(t => (t.Class, t.Method, Ended: Outcomes(suite, t.Class, t.Method, results))).ToArray()
        let passed = tests.Any(t => t.Ended.Contains("Pass"))
        from t in tests
        from outcome in t.Ended
        where outcome != "Pass" && !(outcome == WaitsToBeAsked && passed)
        select $"{c.Row}: {t.Class}.{t.Method} ended as {outcome}";

    private static string[] Outcomes(Suite suite, string type, string method, IReadOnlyList<Result> results) =>
        [.. results.Where(r => r.Method == method && suite.Runs(r.Class, type)).Select(r => r.Outcome).DefaultIfEmpty("never found").Distinct()];
}
