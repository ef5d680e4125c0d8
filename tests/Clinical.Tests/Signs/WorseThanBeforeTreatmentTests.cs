using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Signs;

[Trait("Row", "4.3")]
[Trait("Hazard", "worsening-unseen")]
public class WorseThanBeforeTreatmentTests
{
    [Theory]
    [InlineData(12, 15, "NotAnsweredSince")]
    [InlineData(12, 16, "Watch")]
    [InlineData(12, 17, "Watch")]
    [InlineData(12, 18, "Urgent")]
    [InlineData(12, 19, "Urgent")]
    [InlineData(21, 25, "Watch")]
    [InlineData(21, 26, "Urgent")]
    [InlineData(25, 26, "Urgent")]
    [InlineData(26, 26, "NotAnsweredSince")]
    [InlineData(26, 27, "Urgent")]
    [InlineData(27, 27, "NotAnsweredSince")]
    public void The_PHQ_9_six_above_course_start_is_a_reliable_change(int start, int now, string expected) =>
        Assert.Equal(expected, Person.Chi.Phq9("d-1 09:00", start).Phq9("d7 09:00", now).Judge(WorseThanBeforeTreatment.Judge, "d10 09:00"));

    [Theory]
    [InlineData("7.9", "d2 09:00", "Absent until d4 09:00")]
    [InlineData("8.0", "d2 09:00", "Urgent")]
    [InlineData("8.1", "d2 09:00", "Urgent")]
    [InlineData("8.0", "d2 08:59", "Absent until d4 08:59")]
    public void Two_daily_values_two_points_above_the_course_baseline_24_hours_apart(string second, string when, string expected) =>
        Assert.Equal(expected, Six.Answers("d1 09:00", 8).Answers(when, decimal.Parse(second)).Judge(WorseThanBeforeTreatment.Judge, when));

    [Theory]
    [InlineData("7.0", "Urgent")]
    [InlineData("6.9", "Absent until d5 09:00")]
    public void Only_a_day_below_one_point_above_it_clears(string between, string expected) =>
        Assert.Equal(expected, Six.Answers("d1 09:00", 8).Answers("d2 09:00", decimal.Parse(between)).Answers("d3 09:00", 8).Judge(WorseThanBeforeTreatment.Judge, "d3 09:00"));

    [Fact]
    public void A_day_is_the_mean_of_its_answers() =>
        Assert.Equal("Absent until d4 21:00", Six.Answers("d1 09:00", 8).Answers("d2 09:00", 9).Answers("d2 21:00", 6.8m).Judge(WorseThanBeforeTreatment.Judge, "d2 21:00"));

    [Theory]
    [InlineData("d2 20:00", "Watch")]
    [InlineData("d3 20:00", "Urgent")]
    public void Once_closed_only_a_new_fact_opens_it_again(string when, string expected) =>
        Assert.Equal(expected, Six.Answers("d1 09:00", 8).Answers("d2 09:00", 8).Closed("d2 12:00", WorseThanBeforeTreatment.Code).Answers("d3 09:00", 8)
            .Judge(WorseThanBeforeTreatment.Judge, when));

    [Fact]
    public void A_closed_score_does_not_hide_worse_days() =>
        Assert.Equal("Urgent", Six.Phq9("d-1 09:00", 10).Phq9("d1 08:00", 20).Closed("d1 10:00", WorseThanBeforeTreatment.Code).Answers("d2 09:00", 8).Answers("d3 09:00", 8)
            .Judge(WorseThanBeforeTreatment.Judge, "d3 09:00"));

    [Fact]
    public void A_score_with_an_item_missing_is_no_score() =>
        Assert.Equal("NoBaseline", Person.Chi.Phq9("d-1 09:00", 10).Phq9("d7 09:00", null).Judge(WorseThanBeforeTreatment.Judge, "d7 09:00"));

    [Fact]
    public void Silence_does_not_end_it() =>
        Assert.Equal("Urgent", Six.Answers("d1 09:00", 8).Answers("d2 09:00", 8).Judge(WorseThanBeforeTreatment.Judge, "d20 09:00"));

    [Fact]
    public void Before_any_session_there_is_no_before() => Assert.Equal("NoSessionYet", new Person().Phq9("d1 09:00", 20).Judge(WorseThanBeforeTreatment.Judge, "d1 09:00"));

    private static Person Six => new Person().AnswersDaily(-7, -1, 6).Session("d0 10:00", "d0 12:00");
}
