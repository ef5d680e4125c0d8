using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Signs;

[Trait("Row", "3.1")]
[Trait("Row", "N2")]
[Trait("Hazard", "silence-read-as-fine")]
public class UnknownTests
{
    [Theory]
    [InlineData("d4 03:59:59", "Absent until d4 04:00")]
    [InlineData("d4 04:00", "Watch")]
    public void Two_missed_days_in_the_week_after_a_session_are_unknown(string when, string expected) =>
        Assert.Equal(expected, Person.Ana.Answers("d2 09:00", 3).Answers("d2 23:00", 3).Judge(Unknown.Judge, when));

    [Fact]
    public void One_missed_day_is_not() =>
        Assert.Equal("Absent until d4 04:00", Person.Ana.Answers("d1 09:00", 3).Answers("d3 09:00", 3).Judge(Unknown.Judge, "d3 10:00"));

    [Theory]
    [InlineData("d8 10:00", "Watch")]
    [InlineData("d9 10:00", "Absent until d10 04:00")]
    public void The_week_counts_until_its_seventh_day_is_over(string when, string expected) =>
        Assert.Equal(expected, Person.Ana.AnswersDaily(1, 5, 3).AnswersDaily(8, 9, 3).Judge(Unknown.Judge, when));

    [Fact]
    public void Days_missed_after_the_seventh_do_not_count() =>
        Assert.Equal("Absent until d9 04:00", Person.Ana.AnswersDaily(1, 6, 3).Answers("d8 09:00", 3).Judge(Unknown.Judge, "d8 10:00"));

    [Theory]
    [InlineData("d3 03:59:59", "Absent until d3 04:00")]
    [InlineData("d3 04:00", "Watch")]
    public void In_a_dip_any_missed_day_is_unknown(string when, string expected) => Assert.Equal(expected, Person.Ben.Judge(Unknown.Judge, when));

    [Fact]
    public void In_a_dip_a_missed_day_counts_though_an_answer_came_after_it() =>
        Assert.Equal("Watch", Person.Ana.AnswersDaily(1, 19, 3).Answers("d20 09:00", 6).Answers("d22 09:00", 4).Judge(Unknown.Judge, "d22 10:00"));

    [Fact]
    public void Without_any_baseline_how_a_person_compares_is_unknown() => Assert.Equal("Watch", Person.Chi.AnswersDaily(1, 3, 2).Judge(Unknown.Judge, "d3 10:00"));

    [Fact]
    public void It_opens_no_alert_of_its_own() => Assert.Equal(Response.Watch, Assert.IsType<Present>(Unknown.Judge(Person.Ana.AsOf("d6 10:00"))).Response);

    [Fact]
    public void A_check_in_without_distress_leaves_the_day_missed() =>
        Assert.Equal("Watch", Person.Ben.Safety("d2 09:00", SafetyAnswer.No).Judge(Unknown.Judge, "d3 10:00"));

    [Fact]
    public void Before_any_session_there_is_no_week_to_count() => Assert.Equal("NoSessionYet", new Person().AnswersDaily(1, 3, 2).Judge(Unknown.Judge, "d3 10:00"));
}
