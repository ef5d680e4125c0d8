using Evenkeel.Clinical.Instruments;

namespace Evenkeel.Clinical.Tests.Instruments;

/// <summary>A clinic's content pack is complete or it is refused; the licensed words themselves are in no file of ours.</summary>
[Trait("Row", "10.12")]
public sealed class CssrsWordingTests
{
    private static readonly CssrsQuestion[] Complete =
        [.. Enumerable.Range(1, 6).Select(n => new CssrsQuestion(n, $"licensed text {n}", n == 6 ? "licensed follow-up" : null))];

    [Fact]
    public void A_complete_pack_becomes_wording_in_the_order_of_its_numbers()
    {
        var wording = From([.. Complete.Reverse()]);
        Assert.Equal(["licensed text 1", "licensed text 2", "licensed text 3", "licensed text 4", "licensed text 5", "licensed text 6"], wording.Questions);
        Assert.Equal("licensed follow-up", wording.Past3Months);
    }

    [Fact]
    public void A_missing_a_doubled_and_a_foreign_question_are_named()
    {
        Assert.Contains("question 4 is missing", Refusal([.. Complete.Where(q => q.Number != 4)]));
        Assert.Contains("question 2 stands there more than once", Refusal([.. Complete, Complete[1]]));
        Assert.Contains("there is a question 7", Refusal([.. Complete, new(7, "text")]));
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("  ")]
    public void An_empty_text_and_a_missing_follow_up_are_named(string? empty)
    {
        Assert.Contains("question 3 has no text", Refusal([.. Complete.Select(q => q.Number == 3 ? q with { Text = empty } : q)]));
        Assert.Contains("question 6 lacks its follow-up", Refusal([.. Complete.Select(q => q with { Past3Months = empty })]));
    }

    [Fact]
    public void Everything_that_is_missing_is_named_at_once()
    {
        var message = Assert.Throws<ArgumentException>(() => CssrsWording.From(null, " ", "", null, null)).Message;
        Assert.All(["id is missing", "version is missing", "language is missing", "notice is missing", "question 1 is missing", "question 6 is missing"], part => Assert.Contains(part, message));
    }

    private static CssrsWording From(IReadOnlyList<CssrsQuestion> questions) => CssrsWording.From("c-ssrs-screener", "1", "en-GB", "the holder's notice", questions);

    private static string Refusal(IReadOnlyList<CssrsQuestion> questions) => Assert.Throws<ArgumentException>(() => From(questions)).Message;
}
