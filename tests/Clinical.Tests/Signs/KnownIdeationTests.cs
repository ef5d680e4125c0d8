using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;
using static Evenkeel.Clinical.SafetyAnswer;

namespace Evenkeel.Clinical.Tests.Signs;

[Trait("Row", "4.6")]
[Trait("Hazard", "alarm-fatigue")]
[Trait("Hazard", "missed-crisis")]
public class KnownIdeationTests
{
    /// <summary>Passing thoughts every day, screened and known since noon of day 1; to be looked at again by noon of day 8.</summary>
    private static readonly Person Known = Person.Chi.Safety("d1 09:00", PassingThoughts).Screened("d1 09:05", Screening.Yellow).Closed("d1 12:00", Ideation.Code, Priority.Asap, known: 1);

    [Theory]
    [InlineData(PassingThoughts, "Watch")]
    [InlineData(StrongOrFrequent, "Asap")]
    [InlineData(No, "Watch")]
    public void Only_an_answer_above_the_known_level_opens_an_alert(SafetyAnswer answer, string expected) =>
        Assert.Equal(expected, Known.Safety("d2 09:00", answer).Screened("d2 09:05", Screening.Yellow).Judge(Ideation.Judge, "d2 10:00"));

    [Fact]
    public void With_the_second_level_known_strong_thoughts_are_watched() =>
        Assert.Equal("Watch", Person.Chi.Safety("d1 09:00", StrongOrFrequent).Closed("d1 12:00", Ideation.Code, Priority.Asap, known: 2)
            .Safety("d2 09:00", StrongOrFrequent).Judge(Ideation.Judge, "d2 09:00"));

    [Theory]
    [InlineData("d2 09:14:59", "Watch")]
    [InlineData("d2 09:15", "Asap")]
    public void A_known_answer_whose_screener_stays_unfinished_is_above_the_known_level(string when, string expected) =>
        Assert.Equal(expected, Known.Safety("d2 09:00", PassingThoughts).Judge(Ideation.Judge, when));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Red_is_never_known(int known) =>
        Assert.Equal("Stat", Person.Chi.Screened("d1 09:00", Screening.Red).Closed("d1 12:00", Ideation.Code, Priority.Stat, known).Screened("d2 09:00", Screening.Red)
            .Judge(Ideation.Judge, "d2 09:00"));

    [Theory]
    [InlineData("d8 11:59:59", "Watch")]
    [InlineData("d8 12:00", "Urgent")]
    public void The_review_date_passing_opens_Urgent(string when, string expected) => Assert.Equal(expected, Known.Judge(Ideation.Judge, when));

    [Fact]
    public void Answers_given_while_it_was_known_do_not_become_graver_by_the_date() =>
        Assert.Equal("Urgent", Known.Safety("d2 09:00", PassingThoughts).Screened("d2 09:05", Screening.Yellow).Judge(Ideation.Judge, "d8 12:00"));

    [Theory]
    [InlineData("d8 11:59:59", "Watch")]
    [InlineData("d8 12:00", "Asap")]
    public void An_answer_after_the_review_date_opens_an_alert_again(string when, string expected) =>
        Assert.Equal(expected, Known.Safety(when, PassingThoughts).Screened(when, Screening.Yellow).Judge(Ideation.Judge, when));

    [Fact]
    public void No_review_date_lies_more_than_seven_days_ahead() =>
        Assert.Equal("Urgent", Person.Chi.Safety("d1 09:00", PassingThoughts).Closed("d1 12:00", Ideation.Code, Priority.Asap, known: 1, reviewDays: 30).Judge(Ideation.Judge, "d8 12:00"));

    [Theory]
    [InlineData(6, "Watch")]
    [InlineData(7, "Asap")]
    public void A_return_after_seven_negative_days_is_not_the_known_thing(int negativeDays, string expected)
    {
        // Known anew on day 7, in the middle of the negative days, so that the review date does not decide.
        var person = Enumerable.Range(2, negativeDays).Aggregate(Known, (p, day) => p.Safety($"d{day} 09:00", No)).Closed("d7 12:00", Ideation.Code, Priority.Urgent, known: 1);
        Assert.Equal(expected, person.Safety("d12 09:00", PassingThoughts).Screened("d12 09:05", Screening.Yellow).Judge(Ideation.Judge, "d12 09:10"));
    }

    [Fact]
    public void The_day_of_the_return_itself_is_no_negative_day()
    {
        var person = Enumerable.Range(2, 6).Aggregate(Known, (p, day) => p.Safety($"d{day} 09:00", No)).Closed("d7 12:00", Ideation.Code, Priority.Urgent, known: 1);
        Assert.Equal("Watch", person.Safety("d8 05:00", No).Safety("d8 11:00", PassingThoughts).Screened("d8 11:00", Screening.Yellow).Judge(Ideation.Judge, "d8 11:00"));
    }

    [Fact]
    public void A_day_of_preferring_not_to_say_is_no_negative_day()
    {
        var person = Enumerable.Range(2, 6).Aggregate(Known, (p, day) => p.Safety($"d{day} 09:00", No)).Safety("d8 09:00", PreferNotToSay)
            .Closed("d8 10:00", Ideation.Code, Priority.Urgent, known: 1);
        Assert.Equal("Watch", person.Safety("d9 09:00", PassingThoughts).Screened("d9 09:00", Screening.Yellow).Judge(Ideation.Judge, "d9 09:10"));
    }

    [Fact]
    public void Closing_a_red_one_forgets_what_was_known() =>
        Assert.Equal("Asap", Known.Screened("d2 09:00", Screening.Red).Closed("d2 12:00", Ideation.Code, Priority.Stat).Safety("d3 09:00", PassingThoughts).Judge(Ideation.Judge, "d3 09:00"));
}
