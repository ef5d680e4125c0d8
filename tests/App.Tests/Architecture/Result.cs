using System.Xml.Linq;

namespace Evenkeel.Tests.Architecture;

/// <summary>What became of one test case, as the test runner wrote it down.</summary>
internal sealed record Result(string Class, string Method, string Outcome, string SkippedBecause)
{
    /// <summary>The one reason for a skip that a check accepts: the outside data is not part of the repository.</summary>
    public const string DataIsAbsent = "../shared/data is absent";

    public static IReadOnlyList<Result> Parse(XDocument results) =>
    [
        .. results.Descendants("test").Select(t => new Result(
            ((string)t.Attribute("type")!).Split('.', '+')[^1], (string)t.Attribute("method")!, (string)t.Attribute("result")!, (string?)t.Element("reason") ?? "")),
    ];

    /// <summary>Tests that were skipped for a reason that a check does not accept.</summary>
    public static IEnumerable<string> Forbidden(IEnumerable<Result> results) =>
        results.Where(r => r.Outcome == "Skip" && r.SkippedBecause != DataIsAbsent).Select(r => $"{r.Class}.{r.Method} was skipped: {r.SkippedBecause}");

    /// <summary>Rows said to work whose tests did not all run and pass.</summary>
    public static IEnumerable<string> NotShown(IEnumerable<Capability> capabilities, Suite suite, IReadOnlyList<Result> results) =>
        from c in capabilities
        where c.State == "works"
        from name in c.Tests
        from test in suite.Named(name).Where(t => t.Shows("Row", c.Row))
        let ran = results.Where(r => r.Method == test.Method && suite.Runs(r.Class, test.Class)).ToArray()
        where ran.Length == 0 || ran.Any(r => r.Outcome != "Pass")
        select $"{c.Row}: {test.Class}.{test.Method} {(ran.Length == 0 ? "did not run" : $"ended as {ran.First(r => r.Outcome != "Pass").Outcome}")}";
}
