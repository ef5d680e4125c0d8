using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Instruments;
using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Tests.Escalation;

/// <summary>What was just said decides which page comes next; how far a form is has no say.</summary>
[Trait("Row", "4.6")]
[Trait("Hazard", "missed-crisis")]
public sealed class AfterAnswerTests
{
    [Theory]
    [InlineData(SafetyAnswer.PassingThoughts, false, WayOn.Screener), InlineData(SafetyAnswer.PassingThoughts, true, WayOn.Reach)]
    [InlineData(SafetyAnswer.StrongOrFrequent, false, WayOn.Screener), InlineData(SafetyAnswer.StrongOrFrequent, true, WayOn.Reach)]
    [InlineData(SafetyAnswer.PreferNotToSay, false, WayOn.Offer), InlineData(SafetyAnswer.No, false, WayOn.AsBefore), InlineData(SafetyAnswer.NotAsked, true, WayOn.AsBefore)]
    public void A_yes_leads_to_the_screener_and_after_it_to_a_person(SafetyAnswer said, bool isScreened, WayOn way) =>
        Assert.Equal(way, AfterAnswer.To(said, isScreened));

    [Fact]
    public void Item_9_leads_there_from_one_and_not_from_nought_or_nothing() =>
        Assert.Equal(
            [WayOn.AsBefore, WayOn.AsBefore, WayOn.Screener, WayOn.Screener],
            new[] { Answer.Skipped, Answer.Of(Phq9.Item9ActsFrom - 1), Answer.Of(Phq9.Item9ActsFrom), Answer.Of(3) }.Select(AfterAnswer.To));

    [Fact]
    public void Whatever_a_screener_came_to_a_person_comes_next() =>
        Assert.All(Enum.GetValues<Screening>(), s => Assert.Equal(s == Screening.NotAScreener ? WayOn.AsBefore : WayOn.Reach, AfterAnswer.To(s)));

    [Fact]
    public void Of_all_that_can_be_reported_help_now_and_call_me_lead_to_a_person() =>
        Assert.Equal([ReportKind.NeedHelpNow, ReportKind.CallMe], Enum.GetValues<ReportKind>().Where(k => AfterAnswer.To(k) == WayOn.Reach));

    [Fact]
    public void Their_alerts_keep_the_ways_to_a_person_in_sight() =>
        Assert.Equal(
            new[] { CallMe.Code, Ideation.Code, NeedsHelpNow.Code }.Order(StringComparer.Ordinal),
            Catalogue.Current.Signs.Select(s => s.Card.Code).Where(AfterAnswer.IsGrave).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(Ideation.Code, Priority.Stat, true), InlineData(Ideation.Code, Priority.Asap, false), InlineData(NeedsHelpNow.Code, Priority.Stat, false)]
    public void Level_3_is_ideation_at_Stat(string sign, Priority reason, bool isLevel3) => Assert.Equal(isLevel3, AfterAnswer.IsLevel3(sign, reason));

    [Theory]
    [InlineData(Reach.Reachable, false, ReachWay.ClinicCalls), InlineData(Reach.NotConfirmed, false, ReachWay.ClinicCalls)]
    [InlineData(Reach.Reachable, true, ReachWay.Emergency), InlineData(Reach.NotConfirmed, true, ReachWay.Emergency), InlineData(Reach.Nobody, false, ReachWay.Emergency)]
    [Trait("Hazard", "nobody-watching")]
    public void What_answers_at_once_comes_first_when_nobody_is_there_or_it_is_the_highest_level(Reach reach, bool isLevel3, ReachWay first)
    {
        var ways = ReachOrder.Of(reach, isLevel3);
        Assert.Equal(first, ways[0]);
        Assert.Equal(reach != Reach.Nobody, ways.Contains(ReachWay.ClinicCalls));
        Assert.All([ReachWay.OwnPerson, ReachWay.Line, ReachWay.Emergency], w => Assert.Single(ways, w));
    }
}
