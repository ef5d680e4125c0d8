using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Signs;

[Trait("Row", "4.2")]
[Trait("Row", "4.3")]
[Trait("Hazard", "false-calm")]
public class ExpectedFadeTests
{
    [Theory]
    [InlineData("3.9", "Absent until d15 04:00")]
    [InlineData("4.0", "Watch")]
    [InlineData("5.9", "Watch")]
    [InlineData("6.0", "Absent until d15 04:00")]
    public void Losing_part_of_a_gain_but_still_below_the_course_baseline_is_a_fade(string distress, string expected) =>
        Assert.Equal(expected, Person.Dee.AnswersDaily(8, 14, decimal.Parse(distress)).Judge(ExpectedFade.Judge, "d14 10:00"));

    [Theory]
    [InlineData("4.8", "Watch")]
    [InlineData("4.9", "Absent until d15 04:00")]
    public void The_gain_was_at_least_a_fifth(string gained, string expected) =>
        Assert.Equal(expected, new Person().AnswersDaily(-7, -1, 6).Session("d0 10:00", "d0 12:00").AnswersDaily(1, 7, decimal.Parse(gained)).AnswersDaily(8, 14, 5.9m)
            .Judge(ExpectedFade.Judge, "d14 10:00"));

    [Theory]
    [InlineData("7.9", "Watch")]
    [InlineData("8.0", "Absent until d15 04:00")]
    public void At_the_dip_limit_it_is_no_fade_but_a_dip(string today, string expected) =>
        Assert.Equal(expected, Person.Dee.AnswersDaily(8, 13, 5).Answers("d14 09:00", decimal.Parse(today)).Judge(ExpectedFade.Judge, "d14 10:00"));

    [Fact]
    public void It_opens_no_alert() => Assert.Equal(Priority.Routine, Assert.IsType<Present>(ExpectedFade.Judge(Person.Dee.AnswersDaily(8, 14, 5).AsOf("d14 10:00"))).Priority);

    [Fact]
    public void After_two_days_without_an_answer_nothing_is_said_about_it() =>
        Assert.Equal("NotAnsweredSince", Person.Dee.AnswersDaily(8, 14, 5).Judge(ExpectedFade.Judge, "d16 09:00"));

    [Fact]
    public void Without_a_baseline_it_cannot_be_told() => Assert.Equal("NoBaseline", Person.Chi.AnswersDaily(1, 14, 6).Judge(ExpectedFade.Judge, "d14 10:00"));

    [Fact]
    public void Before_any_session_it_cannot_be_told() => Assert.Equal("NoSessionYet", new Person().AnswersDaily(1, 3, 6).Judge(ExpectedFade.Judge, "d3 10:00"));
}
