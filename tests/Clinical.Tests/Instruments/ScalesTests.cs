using Evenkeel.Clinical.Instruments;
using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Tests.Instruments;

/// <summary>The PHQ-9 and the GAD-7, on both sides of every limit.</summary>
[Trait("Row", "10.12")]
public sealed class ScalesTests
{
    [Theory]
    [InlineData(0, "minimal"), InlineData(4, "minimal"), InlineData(5, "mild"), InlineData(9, "mild"), InlineData(10, "moderate"), InlineData(14, "moderate")]
    [InlineData(15, "moderately severe"), InlineData(19, "moderately severe"), InlineData(20, "severe"), InlineData(27, "severe")]
    public void A_phq9_total_lies_in_its_band(int total, string band) => Assert.Equal(band, Phq9.Definition.BandOf(total).Label);

    [Theory]
    [InlineData(0, "minimal"), InlineData(4, "minimal"), InlineData(5, "mild"), InlineData(9, "mild")]
    [InlineData(10, "moderate"), InlineData(14, "moderate"), InlineData(15, "severe"), InlineData(21, "severe")]
    public void A_gad7_total_lies_in_its_band(int total, string band) => Assert.Equal(band, Gad7.Definition.BandOf(total).Label);

    [Theory]
    [InlineData(-1), InlineData(28)]
    public void A_total_that_cannot_be_reached_has_no_band(int total) =>
        Assert.Contains("from 0 to 27", Assert.Throws<ArgumentOutOfRangeException>(() => Phq9.Definition.BandOf(total)).Message);

    [Fact]
    public void A_total_is_the_sum_of_all_items() => Assert.Equal(0 + 1 + 2 + 3 + 0 + 1 + 2, Gad7.Definition.Total(Answers(0, 1, 2, 3, 0, 1, 2)));

    [Theory]
    [InlineData(AnswerState.NotAsked), InlineData(AnswerState.Skipped), InlineData(AnswerState.Declined)]
    public void One_missing_item_leaves_no_total_whatever_the_reason(AnswerState why)
    {
        var answers = Answers(3, 3, 3, 3, 3, 3, 3);
        answers[3] = new Answer(why, 0);
        Assert.Null(Gad7.Definition.Total(answers));
    }

    [Theory]
    [InlineData("3", true), InlineData("4", false), InlineData("0", true), InlineData("-1", false), InlineData("1.5", false)]
    public void An_answer_that_is_no_option_is_refused_with_its_item_and_what_would_be_right(string value, bool isAnOption)
    {
        var answers = Answers(0, 0, 0, 0, 0, 0, 0);
        answers[4] = Answer.Of(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
        if (isAnOption)
        {
            Assert.NotNull(Gad7.Definition.Total(answers));
        }
        else
        {
            var message = Assert.Throws<ArgumentOutOfRangeException>(() => Gad7.Definition.Total(answers)).Message;
            Assert.Contains("item 5", message);
            Assert.Contains("0, 1, 2, 3", message);
        }
    }

    [Theory]
    [InlineData(6), InlineData(8)]
    public void Too_few_or_too_many_answers_are_refused_with_the_right_number(int count) =>
        Assert.Contains("7 items", Assert.Throws<ArgumentOutOfRangeException>(() => Gad7.Definition.Total(new Answer[count])).Message);

    [Theory]
    [Trait("Row", "4.6")]
    [InlineData(0, false), InlineData(1, true), InlineData(3, true)]
    public void Item_9_acts_alone_at_once_when_the_form_is_abandoned(int item9, bool opens)
    {
        var answers = new Answer[9];
        answers[8] = Answer.Of(item9);
        Assert.Null(Phq9.Definition.Total(answers));
        Assert.Equal(Answer.Of(item9), Phq9.Item9(answers));
        Assert.Equal(opens, Phq9.OpensScreener(answers));
    }

    [Fact]
    [Trait("Row", "4.6")]
    public void A_fault_in_another_item_does_not_hold_up_item_9()
    {
        var answers = Answers(9, 0, 0, 0, 0, 0, 0, 0, 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => Phq9.Definition.Total(answers));
        Assert.True(Phq9.OpensScreener(answers));
    }

    [Theory]
    [Trait("Row", "4.6")]
    [InlineData(AnswerState.Skipped), InlineData(AnswerState.Declined)]
    public void Item_9_left_open_keeps_its_reason(AnswerState why)
    {
        var answers = Answers(0, 0, 0, 0, 0, 0, 0, 0, 0);
        answers[8] = new Answer(why, 0);
        Assert.Equal(why, Phq9.Item9(answers).State);
    }

    [Fact]
    [Trait("Row", "5.17")]
    public void The_sign_counts_with_the_change_that_the_instrument_states()
    {
        Assert.Equal(WorseThanBeforeTreatment.ReliableChange, Phq9.Definition.ReliableChange);
        Assert.Equal<int>([WorseThanBeforeTreatment.WatchChange], [Phq9.WatchChange]);
    }

    private static Answer[] Answers(params int[] values) => [.. values.Select(v => Answer.Of(v))];
}
