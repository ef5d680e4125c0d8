using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;
using static Evenkeel.Clinical.SafetyAnswer;

namespace Evenkeel.Clinical.Tests.Signs;

[Trait("Row", "4.6")]
[Trait("Row", "4.8")]
[Trait("Hazard", "closed-by-a-slip")]
public class PassedOnTests
{
    /// <summary>Passing thoughts on the first morning, passed on at noon, to be looked at again at eight in the evening.</summary>
    private static readonly Person Passed = Person.Chi.Safety("d1 09:00", PassingThoughts).Screened("d1 09:05", Screening.Yellow)
        .Closed("d1 12:00", Ideation.Code, Priority.Asap, checkAt: "d1 20:00");

    [Theory]
    [InlineData("d1 12:00", "Watch")]
    [InlineData("d1 19:59:59", "Watch")]
    [InlineData("d1 20:00", "Asap")]
    [InlineData("d3 12:00", "Asap")]
    public void The_next_check_opens_by_itself_as_Asap(string when, string expected) => Assert.Equal(expected, Passed.Judge(Ideation.Judge, when));

    [Fact]
    public void The_program_looks_again_when_the_next_check_is_due() =>
        Assert.Equal("d1 20:00", When.Told(Ideation.Judge(Passed.AsOf("d1 13:00")).LookAgainAt()!.Value));

    [Theory]
    [InlineData("d2 11:59:59", "Watch")]
    [InlineData("d2 12:00", "Asap")]
    public void Whatever_was_written_the_next_check_is_never_more_than_a_day_away(string when, string expected) =>
        Assert.Equal(expected, Person.Chi.Safety("d1 09:00", PassingThoughts).Screened("d1 09:05", Screening.Yellow)
            .Closed("d1 12:00", Ideation.Code, Priority.Asap, checkAt: "d5 12:00").Judge(Ideation.Judge, when));

    [Fact]
    public void After_passing_on_any_level_opens_an_alert_and_a_no_does_not_end_the_check()
    {
        Assert.Equal("Asap", Passed.Safety("d1 14:00", PassingThoughts).Screened("d1 14:05", Screening.Yellow).Judge(Ideation.Judge, "d1 14:05"));
        Assert.Equal("Asap", Passed.Safety("d1 14:00", No).Judge(Ideation.Judge, "d1 20:00"));
    }

    [Theory]
    [InlineData("d1 12:00", Screening.Yellow, 1)]
    [InlineData("d1 12:00", Screening.Orange, 2)]
    [InlineData("d1 12:00", Screening.Red, 3)]
    public void The_check_is_as_grave_as_what_was_passed_on(string closed, Screening screening, int grade)
    {
        var passed = Person.Chi.Safety("d1 09:00", PassingThoughts).Screened("d1 09:05", screening).Closed(closed, Ideation.Code, Priority.Asap, checkAt: "d1 20:00");
        Assert.Equal(grade, Assert.IsType<Present>(Ideation.Judge(passed.AsOf("d1 20:00"))).Grade);
    }

    [Fact]
    public void A_closing_after_contact_ends_the_check() =>
        Assert.Equal("Watch", Passed.Closed("d1 20:30", Ideation.Code, Priority.Asap, known: 1).Judge(Ideation.Judge, "d1 21:00"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Silence_counts_every_hour_for_fourteen_days_after_a_positive_answer_whatever_became_of_it(bool passedOn)
    {
        var person = Person.Ana.AnswersDaily(1, 20, 3).Screened("d20 09:30", Screening.Red).Closed("d20 12:00", Ideation.Code, Priority.Stat, checkAt: passedOn ? "d20 20:00" : null);
        Assert.Equal("Watch", person.Judge(SilentAfterDip.Judge, "d22 08:59:59"));
        Assert.Equal("Asap", person.Judge(SilentAfterDip.Judge, "d22 09:00"));
    }

    [Theory]
    [InlineData("d32 09:30", "Asap")]
    [InlineData("d32 09:30:01", "Watch")]
    public void Silence_whose_call_falls_within_the_fourteen_days_counts_and_later_silence_does_not(string lastAnswer, string expected) =>
        Assert.Equal(expected, Person.Ana.AnswersDaily(1, 20, 3).Screened("d20 09:30", Screening.Red).Closed("d20 12:00", Ideation.Code, Priority.Stat)
            .Answers(lastAnswer, 3).Judge(SilentAfterDip.Judge, "d34 09:30:01"));

    [Fact]
    public void Who_never_gave_a_value_is_waited_for_from_the_receipt_of_that_answer()
    {
        var person = new Person().Screened("d1 09:30", Screening.Red).Closed("d1 12:00", Ideation.Code, Priority.Stat);
        Assert.Equal("Watch", person.Judge(SilentAfterDip.Judge, "d3 09:29:59"));
        Assert.Equal("Asap", person.Judge(SilentAfterDip.Judge, "d3 09:30"));
    }
}
