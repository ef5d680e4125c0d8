using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Escalation;

[Trait("Row", "4.7")]
[Trait("Row", "4.8")]
[Trait("Hazard", "alarm-fatigue")]
[Trait("Hazard", "late-alert")]
public class AlertRuleTests
{
    private static readonly DateTimeOffset Now = When.At("d3 10:00");

    [Fact]
    public void A_sign_that_wants_somebody_opens_an_alert() => Assert.Equal(AlertMove.Open, Decide(ProlongedDip.Card, Alert(Priority.Urgent)));

    [Fact]
    public void What_is_only_watched_absent_or_unknown_opens_none() =>
        Assert.All<Finding>(
            [new Present(Priority.Routine, Response.Watch, Now, []), new Absent(Now.AddHours(1)), new Indeterminate(Because.NoAnswerYet)],
            finding => Assert.Equal(AlertMove.None, Decide(ProlongedDip.Card, finding)));

    [Fact]
    public void A_sign_that_failed_opens_one() => Assert.Equal(AlertMove.Open, Decide(ProlongedDip.Card, new Indeterminate(Because.SignFailed, Priority.Urgent)));

    [Theory]
    [InlineData(Priority.Urgent, AlertMove.Raise)]
    [InlineData(Priority.Asap, AlertMove.Update)]
    [InlineData(Priority.Stat, AlertMove.Update)]
    public void A_standing_alert_is_raised_by_a_graver_finding_and_else_updated_never_lowered(Priority standing, AlertMove expected) =>
        Assert.Equal(expected, Decide(ProlongedDip.Card, Alert(Priority.Asap), new StandingAlert(standing, true, Now)));

    [Theory]
    [InlineData(true, 1, AlertMove.RingAgain)]
    [InlineData(true, 0, AlertMove.Update)]
    [InlineData(false, 1, AlertMove.Update)]
    public void A_new_request_by_a_person_rings_again_on_an_acknowledged_alert(bool acknowledged, int secondsNewer, AlertMove expected)
    {
        Assert.Equal(expected, Decide(CallMe.Card, Alert(Priority.Asap), new StandingAlert(Priority.Asap, acknowledged, Now.AddSeconds(-secondsNewer))));
        Assert.Equal(expected, Decide(Ideation.Card, Alert(Priority.Stat), new StandingAlert(Priority.Stat, acknowledged, Now.AddSeconds(-secondsNewer))));
    }

    [Fact]
    public void A_lesser_answer_on_an_acknowledged_alert_only_updates_it()
    {
        Assert.Equal(AlertMove.Update, Decide(Ideation.Card, Alert(Priority.Asap), new StandingAlert(Priority.Asap, true, Now.AddHours(-1))));
        Assert.Equal(AlertMove.Update, Decide(ProlongedDip.Card, Alert(Priority.Urgent), new StandingAlert(Priority.Urgent, true, Now.AddHours(-1))));
    }

    [Theory]
    [InlineData(true, 1, 2, AlertMove.RingAgain)]
    [InlineData(true, 2, 2, AlertMove.Update)]
    [InlineData(true, 2, 1, AlertMove.Update)]
    [InlineData(false, 1, 2, AlertMove.Update)]
    [Trait("Hazard", "missed-crisis")]
    public void A_graver_reason_than_the_one_that_somebody_holds_rings_again_at_equal_priority(bool acknowledged, int held, int found, AlertMove expected) =>
        Assert.Equal(expected, Decide(
            Ideation.Card, new Present(Priority.Asap, Response.Alert, Now, []) { Grade = found }, new StandingAlert(Priority.Asap, acknowledged, Now, held)));

    [Theory]
    [InlineData(-1, AlertMove.Open)]
    [InlineData(0, AlertMove.Open)]
    [InlineData(1, AlertMove.None)]
    public void Until_the_quiet_time_ends_the_same_priority_does_not_open_again(int secondsLeft, AlertMove expected) =>
        Assert.Equal(expected, Decide(ProlongedDip.Card, Alert(Priority.Urgent), closing: Closed(ProlongedDip.Code, Priority.Urgent, Now.AddSeconds(secondsLeft))));

    [Theory]
    [InlineData(Priority.Urgent, AlertMove.Open)]
    [InlineData(Priority.Asap, AlertMove.None)]
    public void A_higher_priority_always_opens(Priority closed, AlertMove expected) =>
        Assert.Equal(expected, Decide(ProlongedDip.Card, Alert(Priority.Asap), closing: Closed(ProlongedDip.Code, closed, Now.AddHours(1))));

    [Fact]
    public void Quiet_never_applies_to_Stat_to_ideation_or_to_what_a_person_asked_for()
    {
        Assert.Equal(AlertMove.Open, Decide(ProlongedDip.Card, Alert(Priority.Stat), closing: Closed(ProlongedDip.Code, Priority.Stat, Now.AddHours(1))));
        Assert.All([Ideation.Card, NeedsHelpNow.Card, CallMe.Card, FeelsWorse.Card, WorriedSupportPerson.Card], card =>
            Assert.Equal(AlertMove.Open, Decide(card, Alert(Priority.Asap), closing: Closed(card.Code, Priority.Asap, Now.AddHours(1)))));
    }

    [Theory]
    [InlineData(0, AlertMove.Open)]
    [InlineData(1, AlertMove.None)]
    public void No_quiet_time_is_longer_than_seven_days(int secondsBefore, AlertMove expected)
    {
        var closing = new Closing(ProlongedDip.Code, Now.AddDays(-7).AddSeconds(secondsBefore), Priority.Urgent, Now.AddDays(30), 0, null);
        Assert.Equal(expected, Decide(ProlongedDip.Card, Alert(Priority.Urgent), closing: closing));
    }

    private static AlertMove Decide(Card card, Finding finding, StandingAlert? standing = null, Closing? closing = null) =>
        AlertRule.Decide(card, finding, standing, closing, Now);

    private static Present Alert(Priority priority) => new(priority, Response.Alert, Now, []);

    private static Closing Closed(string sign, Priority priority, DateTimeOffset quietUntil) => new(sign, Now.AddHours(-1), priority, quietUntil, 0, null);
}
