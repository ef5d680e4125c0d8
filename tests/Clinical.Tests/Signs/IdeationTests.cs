using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;
using static Evenkeel.Clinical.SafetyAnswer;

namespace Evenkeel.Clinical.Tests.Signs;

[Trait("Row", "4.6")]
[Trait("Hazard", "missed-crisis")]
public class IdeationTests
{
    [Theory]
    [InlineData(No, "Absent until d3 09:00")]
    [InlineData(PassingThoughts, "Asap")]
    [InlineData(StrongOrFrequent, "Asap")]
    [InlineData(PreferNotToSay, "Watch")]
    [InlineData(NotAsked, "NoAnswerYet")]
    public void The_safety_question_speaks_at_once(SafetyAnswer answer, string expected) =>
        Assert.Equal(expected, Person.Chi.Safety("d1 09:00", answer).Judge(Ideation.Judge, "d1 09:00"));

    [Theory]
    [InlineData(0, "NoAnswerYet")]
    [InlineData(1, "Asap")]
    [InlineData(3, "Asap")]
    public void Item_9_acts_alone(int item9, string expected) => Assert.Equal(expected, Person.Chi.Phq9("d1 09:00", null, item9).Judge(Ideation.Judge, "d1 09:00"));

    [Theory]
    [InlineData(Screening.Negative, "Asap", 1)]
    [InlineData(Screening.NonAcutePositive, "Asap", 1)]
    [InlineData(Screening.Yellow, "Asap", 1)]
    [InlineData(Screening.NotAnswered, "Asap", 2)]
    [InlineData(Screening.Orange, "Asap", 2)]
    [InlineData(Screening.Red, "Stat", 3)]
    [InlineData(Screening.AcutePositive, "Stat", 3)]
    public void The_screener_raises_and_never_lowers(Screening screening, string priority, int level)
    {
        var said = Person.Chi.Safety("d1 09:00", PassingThoughts).Screened("d1 09:05", screening);
        Assert.Equal((priority, level), (said.Judge(Ideation.Judge, "d1 09:30"), Level(said, "d1 09:30")));
        Assert.Equal(Math.Max(2, level), Level(Person.Chi.Safety("d1 09:00", StrongOrFrequent).Screened("d1 09:05", screening), "d1 09:30"));
    }

    [Theory]
    [InlineData("d1 09:14:59", 1)]
    [InlineData("d1 09:15", 2)]
    public void A_screener_that_stays_unfinished_counts_as_the_second_level(string when, int level) =>
        Assert.Equal(level, Level(Person.Chi.Safety("d1 09:00", PassingThoughts), when));

    [Fact]
    public void No_later_no_takes_a_yes_back() =>
        Assert.Equal("Asap", Person.Chi.Safety("d1 09:00", PassingThoughts).Safety("d2 09:00", No).Safety("d12 09:00", No).Judge(Ideation.Judge, "d12 09:00"));

    [Fact]
    public void Red_stays_Stat_whatever_comes_after_it() =>
        Assert.Equal("Stat", Person.Chi.Screened("d1 09:00", Screening.Red).Screened("d2 09:00", Screening.Negative).Safety("d3 09:00", No).Judge(Ideation.Judge, "d3 09:00"));

    [Fact]
    public void A_lesser_answer_after_a_red_one_is_not_another_red_one() =>
        Assert.Equal(When.At("d1 09:00"), Assert.IsType<Present>(Ideation.Judge(
            Person.Chi.Screened("d1 09:00", Screening.Red).Safety("d1 15:00", PassingThoughts).AsOf("d1 15:00"))).NewestFactAt);

    [Fact]
    public void A_late_positive_answer_alerts_at_receipt_and_says_how_late()
    {
        var finding = Ideation.Judge(Person.Chi.Safety("d1 09:00", PassingThoughts, received: "d3 01:00").Safety("d2 09:00", No).AsOf("d3 01:00"));
        Assert.Equal("Asap", finding.Told());
        Assert.Equal(40, Assert.Single(finding.Evidence(), e => e.Fact == Fact.ReceivedLate).Amount);
    }

    [Fact]
    public void Closed_without_being_known_it_is_not_thereby_a_no() =>
        Assert.Equal("NotAnsweredSince", Person.Chi.Safety("d1 09:00", PassingThoughts).Closed("d1 12:00", Ideation.Code).Judge(Ideation.Judge, "d1 13:00"));

    [Theory]
    [InlineData("d3 08:59:59", "Absent until d3 09:00")]
    [InlineData("d3 09:00", "NotAnsweredSince")]
    public void A_no_speaks_for_two_days(string when, string expected) => Assert.Equal(expected, Person.Chi.Safety("d1 09:00", No).Judge(Ideation.Judge, when));

    private static int Level(Person person, string when) =>
        (int)Assert.Single(Ideation.Judge(person.AsOf(when)).Evidence(), e => e.Fact == Fact.IdeationLevel).Amount;
}
