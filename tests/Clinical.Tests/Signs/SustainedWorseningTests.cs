using Evenkeel.Clinical.Band;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Signs;

[Trait("Row", "4.4")]
[Trait("Row", "N2")]
[Trait("Hazard", "worsening-unseen")]
[Trait("Hazard", "alarm-fatigue")]
public class SustainedWorseningTests
{
    private static readonly Person Two = Person.Ana.Answers("d1 09:00", 4.5m).Answers("d2 09:00", 4.5m);

    [Theory]
    [InlineData(-2, "Urgent")]
    [InlineData(-2.01, "Absent until d4 09:00")]
    public void Evidence_at_the_limit_of_the_budget_opens_an_alert_by_itself(double evidence, string expected) =>
        Assert.Equal(expected, Two.BandFinds(evidence).Judge(SustainedWorsening.Judge, "d2 10:00"));

    [Fact]
    public void Silence_takes_none_of_it_away() => Assert.Equal("Urgent", Two.BandFinds(-1).Judge(SustainedWorsening.Judge, "d9 10:00"));

    [Theory]
    [InlineData("d9 11:59", "Watch")]
    [InlineData("d9 12:00", "Urgent")]
    public void For_seven_days_after_a_closing_it_is_watched(string when, string expected) =>
        Assert.Equal(expected, Two.Closed("d2 12:00", SustainedWorsening.Code).Answers("d9 09:00", 4.5m).BandFinds(-1).Judge(SustainedWorsening.Judge, when));

    [Fact]
    public void What_was_closed_does_not_open_again_without_a_new_answer() =>
        Assert.Equal("Watch", Two.Closed("d2 12:00", SustainedWorsening.Code).BandFinds(-1).Judge(SustainedWorsening.Judge, "d12 12:00"));

    [Fact]
    public void Who_has_no_band_cannot_be_judged()
    {
        Assert.Equal("NoAnswerYet", Person.Chi.Judge(SustainedWorsening.Judge, "d2 10:00"));
        Assert.Equal("NotAnsweredSince", Two.Judge(SustainedWorsening.Judge, "d2 10:00"));
    }

    [Fact]
    public void It_says_on_how_many_of_how_many_answers_since_when_and_against_which_level()
    {
        var evidence = Two.Answers("d3 09:00", 2).BandFinds(-1).AsOf("d3 10:00") is var t ? SustainedWorsening.Judge(t).Evidence() : [];
        Assert.Equal(
            [
                new(Fact.AboveSessionLevel, 2, When.At("d1 09:00"), 3), new(Fact.OwnLevel, 3), new(Fact.ShiftWeight, 26.9m, Limit: 11.9m),
                new(Fact.Rival, (int)Onset.DipOfTwoDays),
            ],
            evidence);
    }

    [Theory]
    [InlineData(-2, "Asap")]
    [InlineData(-2.01, "Urgent")]
    public void With_the_48_hour_rule_present_the_same_evidence_makes_that_alert_Asap(double evidence, string expected) =>
        Assert.Equal(expected, Person.Ben.Answers("d2 09:00", 6).BandFinds(evidence).Judge(ProlongedDip.Judge, "d2 10:00"));

    [Theory]
    [InlineData(-4.99, "d2 10:00", "Watch")]
    [InlineData(-5, "d2 10:00", "Absent until d4 09:00")]
    [InlineData(-4.99, "d3 12:59", "Watch")]
    [InlineData(-4.99, "d3 13:00", "NotAnsweredSince")]
    public void A_suspicious_answer_is_asked_about_the_next_day_and_opens_no_alert(double evidence, string when, string expected) =>
        Assert.Equal(expected, Two.BandFinds(evidence).Judge(DipToday.Judge, when));

    [Fact]
    public void Before_any_session_an_answer_can_be_suspicious_too() =>
        Assert.Equal("Watch", new Person().AnswersDaily(-7, -1, 3).BandFinds(-4).Judge(DipToday.Judge, "d-1 10:00"));
}
