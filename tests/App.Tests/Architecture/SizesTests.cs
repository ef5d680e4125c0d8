namespace Evenkeel.Tests.Architecture;

/// <summary>Small files stay small. The limits are a ratchet: they may be lowered.</summary>
public sealed class SizesTests
{
    private const int Median = 60;
    private const int NinetiethPercentile = 150;
    private const int Longest = 300;

    [Fact]
    public void Files_are_short() =>
        Assert.Empty(Complaints([.. Tree.Code.Select(f => (f, File.ReadLines(Path.Combine(Tree.Root, f)).Count()))]));

    [Theory]
    [InlineData(301, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10)]
    [InlineData(151, 151, 10, 10, 10, 10, 10, 10, 10, 10, 10)]
    [InlineData(61, 61, 61, 10, 10)]
    public void Too_long_is_found(params int[] lines) => Assert.Single(Complaints(Named(lines)));

    [Theory]
    [InlineData(300, 150, 60, 60, 60, 10, 10, 10, 10, 10, 10)]
    [InlineData(60, 60, 60, 10, 10)]
    public void At_the_limit_is_left_alone(params int[] lines) => Assert.Empty(Complaints(Named(lines)));

    private static (string, int)[] Named(int[] lines) => [.. lines.Select((count, i) => ($"File{i}.cs", count))];

    private static IEnumerable<string> Complaints((string Path, int Lines)[] files)
    {
        var sorted = files.OrderBy(f => f.Lines).ToArray();
        foreach (var (path, lines) in sorted.Where(f => f.Lines > Longest))
        {
            yield return $"{path} has {lines} lines; {Longest} is the most";
        }

        if (sorted[(sorted.Length - 1) / 2].Lines > Median)
        {
            yield return $"The median is {sorted[(sorted.Length - 1) / 2].Lines} lines; {Median} is the most";
        }

        // Of eleven files the tenth: one in ten may be longer.
        if (sorted[(int)Math.Ceiling(sorted.Length * 0.9) - 1].Lines > NinetiethPercentile)
        {
            yield return $"One file in ten is longer than {NinetiethPercentile} lines: {string.Join(", ", sorted.Where(f => f.Lines > NinetiethPercentile))}";
        }
    }
}
