using System.Text.RegularExpressions;

namespace Evenkeel.Tests.Architecture;

/// <summary>A test as it is written, with the traits of its class and its own.</summary>
internal sealed record WrittenTest(string Class, string Method, IReadOnlyCollection<(string Name, string Value)> Traits)
{
    public bool Shows(string trait, string value) => Traits.Contains((trait, value));
}

/// <summary>The tests of both projects, read from their source text.</summary>
internal sealed partial class Suite
{
    public static readonly Suite Written = new(Tree.Files.Where(f => f.StartsWith("tests/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal)).Select(Tree.Read));

    private readonly List<WrittenTest> _tests = [];
    private readonly Dictionary<string, string> _bases = [];

    public Suite(IEnumerable<string> sources)
    {
        foreach (var source in sources)
        {
            Read(source);
        }
    }

    public IReadOnlyList<WrittenTest> Tests => _tests;

    /// <summary>The tests that "Class" or "Class.Method" names.</summary>
    public IEnumerable<WrittenTest> Named(string name) => _tests.Where(t => t.Class == name || $"{t.Class}.{t.Method}" == name);

    /// <summary>Whether a class that ran is the one that a test is written in, or inherits its tests, as for each database.</summary>
    public bool Runs(string ran, string written) => ran == written || (_bases.TryGetValue(ran, out var inherited) && Runs(inherited, written));

    private void Read(string source)
    {
        string name = "", attributes = "";
        (string, string)[] ofClass = [];
        foreach (var line in source.Split('\n').Select(l => l.Trim()))
        {
            // Attributes may stand on lines of their own, over several lines, or before the declaration.
            var stillOpen = attributes.AsSpan().Count('[') > attributes.AsSpan().Count(']');
            attributes = line.StartsWith('[') || stillOpen ? $"{attributes} {line}" : attributes;
            if (ClassDeclaration().Match(line) is { Success: true } c)
            {
                (name, ofClass, attributes) = (c.Groups[1].Value, TraitsIn(attributes), "");
                if (c.Groups[2].Success)
                {
                    _bases[name] = c.Groups[2].Value;
                }
            }
            else if (MethodDeclaration().Match(line) is { Success: true } m)
            {
                if (FactOrTheory().IsMatch(attributes))
                {
                    _tests.Add(new(name, m.Groups[1].Value, [.. ofClass, .. TraitsIn(attributes)]));
                }

                attributes = "";
            }
            else if (!line.StartsWith('[') && !stillOpen)
            {
                attributes = "";
            }
        }
    }

    private static (string, string)[] TraitsIn(string attributes) => [.. Trait().Matches(attributes).Select(m => (m.Groups[1].Value, m.Groups[2].Value))];

    [GeneratedRegex(@"^(?:\[.*\]\s*)?(?:public|internal)\s[\w\s]*\bclass\s+(\w+)(?:\([^)]*\))?(?:\s*:\s*(\w+))?")]
    private static partial Regex ClassDeclaration();

    [GeneratedRegex(@"^(?:\[.*\]\s*)?public\s[\w\s]*\b(?:void|Task|ValueTask)\s+(\w+)\s*\(")]
    private static partial Regex MethodDeclaration();

    [GeneratedRegex(@"\b\w*(?:Fact|Theory)\b")]
    private static partial Regex FactOrTheory();

    [GeneratedRegex(@"\bTrait\(""(\w+)"",\s*""([^""]+)""\)")]
    private static partial Regex Trait();
}
