using Evenkeel.Clinical.Signs;

namespace Evenkeel.Tests.Architecture;

/// <summary>The signs can be read without reading code, and the page that shows them is true.</summary>
[Trait("Row", "10.22")]
public sealed class SignsGuideTests
{
    private static readonly string[][] Lines =
    [
        .. Tree.Read("docs/guides/signs.md").Split('\n').Where(l => l.StartsWith("| [`", StringComparison.Ordinal)).Select(l => l.Trim('|', ' ').Split('|').Select(c => c.Trim()).ToArray()),
    ];

    [Fact]
    public void Each_sign_of_the_catalogue_has_its_line_in_its_order_with_its_title_and_source() => Assert.Equal(
        Catalogue.Current.Signs.Select(s => $"{Link(s.Card.Code)} | {s.Card.Title} | {s.Card.Source}"),
        Lines.Select(l => $"{l[0]} | {l[1]} | {l[4]}"));

    [Fact]
    public void The_page_names_the_catalogue_that_it_shows() => Assert.Contains($"catalogue {Catalogue.Current.Version}", Tree.Read("docs/guides/signs.md"));

    [Fact]
    public void Each_line_says_what_the_sign_finds_and_how_urgent_that_is() => Assert.All(Lines, l => Assert.True(l[2].Length > 20 && l[3].Length >= 4, l[0]));

    private static string Link(string code) => $"[`{code}`](../../src/Clinical/Signs/{string.Concat(code.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]))}.cs)";
}
