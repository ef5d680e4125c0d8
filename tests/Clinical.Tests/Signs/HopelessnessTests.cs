using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Signs;

[Trait("Row", "4.5")]
[Trait("Hazard", "missed-crisis")]
public class HopelessnessTests
{
    [Theory]
    [InlineData(0, "Urgent")]
    [InlineData(1, "Urgent")]
    [InlineData(2, "Absent until d3 09:00")]
    public void Hope_at_1_or_below_once_is_enough(int hope, string expected) => Assert.Equal(expected, Hoped("d1 09:00", hope).Judge(Hopelessness.Judge, "d1 09:00"));

    [Theory]
    [InlineData(2, "d2 09:00", "Urgent")]
    [InlineData(3, "d2 09:00", "Absent until d4 09:00")]
    [InlineData(2, "d1 21:00", "Absent until d3 21:00")]
    [InlineData(2, "d7 09:00", "Urgent")]
    [InlineData(2, "d8 09:00", "Absent until d10 09:00")]
    public void Hope_at_2_or_below_counts_on_two_days_within_seven(int hope, string second, string expected) =>
        Assert.Equal(expected, Hoped("d1 09:00", 2, Hoped(second, hope)).Judge(Hopelessness.Judge, second));

    [Fact]
    public void With_any_ideation_it_is_Asap() =>
        Assert.Equal("Asap", Hoped("d1 09:00", 1).Safety("d1 09:00", SafetyAnswer.PassingThoughts).Judge(Hopelessness.Judge, "d1 09:00"));

    [Fact]
    public void With_known_ideation_it_is_Asap() =>
        Assert.Equal("Asap", Hoped("d3 09:00", 1).Safety("d1 09:00", SafetyAnswer.PassingThoughts).Closed("d1 12:00", Ideation.Code, known: 1).Judge(Hopelessness.Judge, "d3 09:00"));

    [Theory]
    [InlineData("d15 09:00", "Asap")]
    [InlineData("d15 09:00:01", "Urgent")]
    public void Ideation_that_somebody_closed_still_counts_for_14_days(string when, string expected) =>
        Assert.Equal(expected, Hoped("d15 09:00", 1).Safety("d1 09:00", SafetyAnswer.PassingThoughts).Closed("d1 12:00", Ideation.Code).Judge(Hopelessness.Judge, when));

    [Theory]
    [InlineData("d1 12:00", "Watch")]
    [InlineData("d2 12:00", "Urgent")]
    public void Once_closed_a_new_low_day_opens_it_again(string second, string expected) =>
        Assert.Equal(expected, Hoped("d0 09:00", 2, Hoped(second, 2)).Closed("d1 15:00", Hopelessness.Code).Judge(Hopelessness.Judge, "d2 13:00"));

    [Fact]
    public void After_the_week_it_is_over() =>
        Assert.Equal(("Urgent", "NotAnsweredSince"), (Hoped("d1 09:00", 1).Judge(Hopelessness.Judge, "d8 03:59"), Hoped("d1 09:00", 1).Judge(Hopelessness.Judge, "d8 04:00")));

    [Fact]
    public void A_skipped_hope_is_not_a_low_one_and_not_a_high_one() =>
        Assert.Equal("NoAnswerYet", Person.Chi.Answers("d1 09:00", c => c with { Hope = Answer.Skipped }).Judge(Hopelessness.Judge, "d1 09:00"));

    private static Person Hoped(string when, int hope, Person? also = null) => (also ?? Person.Chi).Answers(when, c => c with { Hope = Answer.Of(hope) });
}
