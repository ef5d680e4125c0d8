using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Signs;

[Trait("Row", "3.1")]
[Trait("Hazard", "alarm-fatigue")]
[Trait("Hazard", "worsening-unseen")]
public class DipTodayTests
{
    [Theory]
    [InlineData("4.9", "Absent until d3 09:00")]
    [InlineData("5.0", "Watch")]
    [InlineData("5.1", "Watch")]
    public void A_reading_two_points_above_the_baseline_is_a_dip(string distress, string expected) =>
        Assert.Equal(expected, Person.Ana.Answers("d1 09:00", decimal.Parse(distress)).Judge(DipToday.Judge, "d1 09:00"));

    [Theory]
    [InlineData("9.4", "Absent until d3 09:00")]
    [InlineData("9.5", "Watch")]
    public void However_high_the_baseline_nine_and_a_half_is_a_dip(string distress, string expected) =>
        Assert.Equal(expected, new Person().AnswersDaily(-7, -1, 9).Session("d0 10:00", "d0 12:00").Answers("d1 09:00", decimal.Parse(distress)).Judge(DipToday.Judge, "d1 09:00"));

    [Theory]
    [InlineData("d2 12:59:59", "Watch")]
    [InlineData("d2 13:00", "NotAnsweredSince")]
    public void It_stands_until_tomorrows_question_is_over(string when, string expected) => Assert.Equal(expected, Person.Ben.Judge(DipToday.Judge, when));

    [Fact]
    public void It_shows_the_numbers_it_used()
    {
        var evidence = DipToday.Judge(Person.Ben.AsOf("d1 10:00")).Evidence();
        Assert.Equal([(Fact.Distress, 6m, 5m), (Fact.Baseline, 3m, null)], evidence.Select(e => (e.Fact, e.Amount, e.Limit)));
    }

    [Fact]
    public void A_better_answer_later_that_day_ends_it() => Assert.Equal("Absent until d3 20:00", Person.Ben.Answers("d1 20:00", 4.9m).Judge(DipToday.Judge, "d1 20:00"));

    [Theory]
    [InlineData("6.9", "NoBaseline")]
    [InlineData("7.0", "Watch")]
    public void Without_a_baseline_seven_is_a_dip_and_less_says_nothing(string distress, string expected) =>
        Assert.Equal(expected, Person.Chi.Answers("d1 09:00", decimal.Parse(distress)).Judge(DipToday.Judge, "d1 09:00"));

    [Fact]
    public void Before_any_session_there_is_no_dip() => Assert.Equal("NoSessionYet", new Person().Answers("d1 09:00", 9).Judge(DipToday.Judge, "d1 09:00"));

    [Fact]
    public void No_answer_since_the_session_is_not_calm() => Assert.Equal("NoAnswerYet", Person.Ana.Judge(DipToday.Judge, "d0 13:00"));

    [Fact]
    public void A_calm_answer_speaks_for_two_days() => Assert.Equal("NotAnsweredSince", Person.Ana.Answers("d1 09:00", 3).Judge(DipToday.Judge, "d3 09:00"));
}
