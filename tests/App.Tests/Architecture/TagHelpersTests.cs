using System.Text.RegularExpressions;

namespace Evenkeel.Tests.Architecture;

/// <summary>A part that asks for a tag helper and does not import it is drawn as it is written: without the numbers, without the token.</summary>
public sealed partial class TagHelpersTests
{
    private const string Import = "@addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers";

    [Fact]
    public void Whatever_asks_for_a_tag_helper_imports_it() =>
        Assert.All(
            Tree.Files.Where(f => f.StartsWith("src/App/", StringComparison.Ordinal) && f.EndsWith(".cshtml", StringComparison.Ordinal)
                && !f.StartsWith("src/App/Features/", StringComparison.Ordinal)),
            f => Assert.False(Lacks(Tree.Read(f)), f));

    [Fact]
    public void A_planted_part_without_the_import_is_found() =>
        Assert.Equal((true, true, false, false), (
            Lacks("<form method=\"post\" asp-antiforgery=\"true\"></form>"), Lacks("<partial name=\"_Numbers\" />"),
            Lacks($"{Import}\n<partial name=\"_Numbers\" />"), Lacks("<p>Call</p>")));

    private static bool Lacks(string page) => Asks().IsMatch(page) && !page.Contains(Import, StringComparison.Ordinal);

    [GeneratedRegex(@"<partial\s|\sasp-[a-z-]+=")]
    private static partial Regex Asks();
}
