namespace Evenkeel.Tests.Architecture;

/// <summary>One line of docs/capabilities.md.</summary>
internal sealed record Capability(string Row, string Promise, string State, string Shown, IReadOnlyList<string> Tests)
{
    public static readonly IReadOnlyList<string> States = ["works", "partly", "not yet"];

    public static IReadOnlyList<Capability> All => Parse(Tree.Read("docs/capabilities.md"));

    public static IReadOnlyList<Capability> Parse(string table) =>
    [
        .. table.Split('\n').Where(l => l.StartsWith('|')).Skip(2)
            .Select(l => l.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())
            .Select(cells => new Capability(cells[0], cells[1], cells[2], cells[3], [.. cells[4].Split('`').Where((_, i) => i % 2 == 1)])),
    ];
}
