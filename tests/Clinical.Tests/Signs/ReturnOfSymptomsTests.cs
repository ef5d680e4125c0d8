using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Signs;

[Trait("Row", "4.3")]
[Trait("Hazard", "worsening-unseen")]
public class ReturnOfSymptomsTests
{
    [Theory]
    [InlineData("5.9", "Absent until d15 04:00")]
    [InlineData("6.0", "Urgent")]
    [InlineData("6.1", "Urgent")]
    public void After_a_gain_a_week_back_at_the_course_baseline_is_a_return(string distress, string expected) =>
        Assert.Equal(expected, Person.Dee.AnswersDaily(8, 14, decimal.Parse(distress)).Judge(ReturnOfSymptoms.Judge, "d14 10:00"));

    [Theory]
    [InlineData("6", "4.8", "Urgent")]
    [InlineData("6", "4.9", "Absent until d15 04:00")]
    [InlineData("4", "3.0", "Urgent")]
    [InlineData("4", "3.1", "Absent until d15 04:00")]
    public void A_gain_is_a_fifth_and_one_point_below_it(string before, string gained, string expected) =>
        Assert.Equal(expected, new Person().AnswersDaily(-7, -1, decimal.Parse(before)).Session("d0 10:00", "d0 12:00").AnswersDaily(1, 7, decimal.Parse(gained))
            .AnswersDaily(8, 14, 6).Judge(ReturnOfSymptoms.Judge, "d14 10:00"));

    [Theory]
    [InlineData(12, "Absent until d15 04:00")]
    [InlineData(11, "Urgent")]
    public void The_week_needs_four_days(int from, string expected) =>
        Assert.Equal(expected, Person.Dee.AnswersDaily(from, 14, 6).Judge(ReturnOfSymptoms.Judge, "d14 10:00"));

    [Theory]
    [InlineData("d21 03:59", "Urgent")]
    [InlineData("d21 04:00", "NotAnsweredSince")]
    public void In_silence_the_last_week_stands_for_a_week(string when, string expected) =>
        Assert.Equal(expected, Person.Dee.AnswersDaily(8, 14, 6).Judge(ReturnOfSymptoms.Judge, when));

    [Fact]
    public void Once_closed_a_new_answer_that_keeps_it_up_opens_it_again() =>
        Assert.Equal(("Watch", "Urgent"), (
            Person.Dee.AnswersDaily(8, 14, 6).Closed("d14 12:00", ReturnOfSymptoms.Code).Judge(ReturnOfSymptoms.Judge, "d15 08:00"),
            Person.Dee.AnswersDaily(8, 15, 6).Closed("d14 12:00", ReturnOfSymptoms.Code).Judge(ReturnOfSymptoms.Judge, "d15 10:00")));

    [Fact]
    public void Without_a_gain_there_is_nothing_to_return_from() =>
        Assert.Equal("Absent until d15 04:00", new Person().AnswersDaily(-7, -1, 6).Session("d0 10:00", "d0 12:00").AnswersDaily(1, 14, 6).Judge(ReturnOfSymptoms.Judge, "d14 10:00"));

    [Fact]
    public void Without_a_baseline_it_cannot_be_told() => Assert.Equal("NoBaseline", Person.Chi.AnswersDaily(1, 14, 6).Judge(ReturnOfSymptoms.Judge, "d14 10:00"));

    [Fact]
    public void Before_any_session_it_cannot_be_told() => Assert.Equal("NoSessionYet", new Person().AnswersDaily(1, 14, 6).Judge(ReturnOfSymptoms.Judge, "d14 10:00"));
}
