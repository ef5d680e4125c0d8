using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Tests.Escalation;

[Trait("Row", "4.8")]
[Trait("Hazard", "closed-by-a-slip")]
public class ClosingRuleTests
{
    [Fact]
    public void Ideation_closes_after_contact_or_as_passed_on_and_with_nothing_else() =>
        Assert.Equal([Outcome.Reached, Outcome.PlanChanged, Outcome.Referred, Outcome.PassedOn], ClosingRule.Offered(Ideation.Code));

    [Theory]
    [InlineData(Ideation.Code)]
    [InlineData(NeedsHelpNow.Code)]
    [InlineData(CallMe.Code)]
    public void Not_a_concern_is_not_offered_for_danger_and_for_what_a_person_asked_for_themselves(string sign) =>
        Assert.DoesNotContain(Outcome.FalseAlarm, ClosingRule.Offered(sign));

    [Fact]
    public void Every_other_sign_may_be_looked_at_and_be_no_concern() =>
        Assert.All(
            Catalogue.Current.Signs.Select(s => s.Card.Code).Except([Ideation.Code, NeedsHelpNow.Code, CallMe.Code]),
            sign => Assert.Contains(Outcome.FalseAlarm, ClosingRule.Offered(sign)));

    [Fact]
    public void Answered_again_is_offered_for_silence_that_an_answer_has_ended_and_nowhere_else() =>
        Assert.Equal(
            [SilentAfterDip.Code],
            Catalogue.Current.Signs.Select(s => s.Card.Code).Where(s => ClosingRule.Offered(s, hasAnswered: true).Contains(Outcome.AnsweredAgain)));

    [Fact]
    public void Died_is_offered_nowhere_yet() =>
        Assert.All(Catalogue.Current.Signs, s => Assert.DoesNotContain(Outcome.Died, ClosingRule.Offered(s.Card.Code, hasAnswered: true)));

    [Theory]
    [InlineData(Ideation.Code, Priority.Urgent, true)]
    [InlineData(CallMe.Code, Priority.Asap, true)]
    [InlineData(NeedsHelpNow.Code, Priority.Stat, true)]
    [InlineData(PhysicalRedFlag.Code, Priority.Stat, true)]
    [InlineData(WorriedSupportPerson.Code, Priority.Stat, true)]
    [InlineData(WorriedSupportPerson.Code, Priority.Urgent, false)]
    [InlineData(ProlongedDip.Code, Priority.Asap, false)]
    public void Danger_what_was_asked_for_and_every_Stat_are_closed_with_words(string sign, Priority priority, bool needs) =>
        Assert.Equal(needs, ClosingRule.NeedsWords(sign, priority));

    [Theory]
    [InlineData(Outcome.Reached, true)]
    [InlineData(Outcome.PlanChanged, true)]
    [InlineData(Outcome.Referred, true)]
    [InlineData(Outcome.PassedOn, false)]
    [InlineData(Outcome.NoChange, false)]
    public void Only_a_closing_after_contact_is_contact(Outcome outcome, bool contact) => Assert.Equal(contact, ClosingRule.IsContact(outcome));
}
