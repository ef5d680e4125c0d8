using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;
using static Evenkeel.Clinical.SafetyAnswer;

namespace Evenkeel.Clinical.Tests.Signs;

[Trait("Row", "4.6")]
[Trait("Hazard", "missed-crisis")]
public class PreferNotToSayTests
{
    [Fact]
    public void Alone_it_is_watched_and_asked_again_next_day() =>
        Assert.Equal(("Watch", "Absent until d4 09:00"), (
            Person.Chi.Safety("d1 09:00", PreferNotToSay).Judge(Ideation.Judge, "d1 09:00"),
            Person.Chi.Safety("d1 09:00", PreferNotToSay).Safety("d2 09:00", No).Judge(Ideation.Judge, "d2 09:00")));

    [Theory]
    [InlineData("d15 09:00", "Urgent")]
    [InlineData("d15 09:00:01", "Watch")]
    public void It_is_Urgent_with_a_positive_answer_in_the_last_14_days(string when, string expected) =>
        Assert.Equal(expected, Person.Chi.Safety("d1 09:00", PassingThoughts).Closed("d1 12:00", Ideation.Code).Safety(when, PreferNotToSay).Judge(Ideation.Judge, when));

    [Fact]
    public void It_is_Urgent_with_known_ideation() =>
        Assert.Equal("Urgent", Person.Chi.Safety("d1 09:00", PassingThoughts).Closed("d1 12:00", Ideation.Code, known: 2).Safety("d2 09:00", PreferNotToSay).Judge(Ideation.Judge, "d2 09:00"));

    [Theory]
    [InlineData("4.9", "Watch")]
    [InlineData("5.0", "Urgent")]
    public void It_is_Urgent_in_a_dip(string distress, string expected) =>
        Assert.Equal(expected, Person.Ana.Answers("d1 09:00", decimal.Parse(distress)).Safety("d2 09:00", PreferNotToSay).Judge(Ideation.Judge, "d2 09:00"));

    [Theory]
    [InlineData(3, "Watch")]
    [InlineData(2, "Urgent")]
    public void It_is_Urgent_with_low_hope(int hope, string expected) =>
        Assert.Equal(expected, Person.Chi.Answers("d1 09:00", c => c with { Hope = Answer.Of(hope), Safety = PreferNotToSay }).Judge(Ideation.Judge, "d1 09:00"));

    [Theory]
    [InlineData("d7 09:00", "Urgent")]
    [InlineData("d8 09:00", "Watch")]
    public void It_is_Urgent_twice_in_seven_days(string second, string expected) =>
        Assert.Equal(expected, Person.Chi.Safety("d1 09:00", PreferNotToSay).Safety("d3 09:00", No).Safety(second, PreferNotToSay).Judge(Ideation.Judge, second));

    [Fact]
    public void An_urgent_one_stands_until_a_person_closes_it() =>
        Assert.Equal(("Urgent", "Absent until d11 09:00"), (
            Twice().Safety("d9 09:00", No).Judge(Ideation.Judge, "d9 09:00"),
            Twice().Closed("d2 12:00", Ideation.Code).Safety("d9 09:00", No).Judge(Ideation.Judge, "d9 09:00")));

    [Fact]
    public void A_closed_one_is_not_thereby_a_no() =>
        Assert.Equal("NotAnsweredSince", Twice().Closed("d2 12:00", Ideation.Code).Judge(Ideation.Judge, "d2 13:00"));

    private static Person Twice() => Person.Chi.Safety("d1 09:00", PreferNotToSay).Safety("d2 09:00", PreferNotToSay);
}
