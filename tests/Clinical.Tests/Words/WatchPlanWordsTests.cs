using Evenkeel.Clinical.Words;

namespace Evenkeel.Clinical.Tests.Words;

[Trait("Row", "3.9")]
public sealed class WatchPlanWordsTests
{
    [Fact]
    public void Five_lines_are_kept_and_a_sixth_is_not()
    {
        Assert.Empty(WatchPlanWords.WhyNot(WatchPlanWords.Lines("one\ntwo\nthree\nfour\nfive")));
        Assert.Equal("These are 6 lines. Please keep it to 5, so that it is read.", WatchPlanWords.WhyNot(WatchPlanWords.Lines("one\ntwo\nthree\nfour\nfive\nsix")));
    }

    [Fact]
    public void Empty_lines_and_what_stands_round_a_line_count_for_nothing() => Assert.Equal(["one", "two"], WatchPlanWords.Lines("  one \r\n\r\n\n two\t\n"));

    [Theory]
    [InlineData(null)]
    [InlineData(" \n\n ")]
    public void Nothing_is_no_plan(string? typed) => Assert.StartsWith("Please write at least one line", WatchPlanWords.WhyNot(WatchPlanWords.Lines(typed)));

    [Fact]
    public void A_line_of_180_letters_is_kept_and_one_of_181_is_named()
    {
        Assert.Empty(WatchPlanWords.WhyNot(WatchPlanWords.Lines("short\n" + new string('a', 180))));
        Assert.StartsWith("Line 2 is long.", WatchPlanWords.WhyNot(WatchPlanWords.Lines("short\n" + new string('a', 181))));
    }

    [Fact]
    public void A_claim_that_delays_a_call_for_help_does_not_get_into_it() =>
        Assert.StartsWith("Please take out “", WatchPlanWords.WhyNot(WatchPlanWords.Lines("It gets worse before it gets better.")));
}
