using Evenkeel.Clinical.Instruments;
using static Evenkeel.Clinical.Instruments.ScreenerAnswer;

namespace Evenkeel.Clinical.Tests.Instruments;

/// <summary>The two suicide screeners: which questions are put and what the answers come to.</summary>
[Trait("Row", "4.6")]
[Trait("Hazard", "missed-crisis")]
public sealed class ScreenersTests
{
    private static readonly CssrsAnswers AllNo = new() { WishToBeDead = No, Thoughts = No, Behaviour = No };
    private static readonly CssrsAnswers ThoughtsOnly = new() { WishToBeDead = Yes, Thoughts = Yes, Method = No, Intent = No, Plan = No, Behaviour = No };

    [Theory]
    [InlineData(No, false), InlineData(NotAsked, false), InlineData(Yes, true), InlineData(Declined, true), InlineData(Skipped, true)]
    public void The_asq_asks_about_now_unless_all_four_are_a_plain_no(ScreenerAnswer third, bool asks) =>
        Assert.Equal(asks, Asq.AsksQuestion5([No, No, third, No, NotAsked]));

    [Theory]
    [InlineData(No, Screening.Negative), InlineData(Yes, Screening.NonAcutePositive), InlineData(Declined, Screening.NotAnswered)]
    [InlineData(Skipped, Screening.NotAnswered), InlineData(NotAsked, Screening.NotAnswered)]
    public void One_of_the_first_four_decides_an_asq_without_thoughts_now(ScreenerAnswer answer, Screening outcome)
    {
        for (var i = 0; i < 4; i++)
        {
            ScreenerAnswer[] answers = [No, No, No, No, No];
            answers[i] = answer;
            Assert.Equal(outcome, Asq.Outcome(answers));
        }
    }

    [Theory]
    [InlineData(No), InlineData(Declined), InlineData(NotAsked)]
    public void Thoughts_right_now_are_acute_whatever_was_said_before(ScreenerAnswer others) =>
        Assert.Equal(Screening.AcutePositive, Asq.Outcome([others, others, others, others, Yes]));

    [Fact]
    public void Declining_the_question_about_now_is_no_negative() => Assert.Equal(Screening.NotAnswered, Asq.Outcome([No, No, No, No, Declined]));

    [Fact]
    public void An_asq_without_its_five_answers_or_with_a_foreign_one_is_refused_with_what_would_be_right()
    {
        Assert.Contains("5 questions", Assert.Throws<ArgumentOutOfRangeException>(() => Asq.Outcome([No, No, No, No])).Message);
        Assert.Contains("question 2", Assert.Throws<ArgumentOutOfRangeException>(() => Asq.Outcome([No, (ScreenerAnswer)9, No, No, No])).Message);
    }

    [Fact]
    public void All_no_is_negative() => Assert.Equal(Screening.Negative, Cssrs.Triage(AllNo));

    [Fact]
    public void A_wish_to_be_dead_or_thoughts_alone_are_yellow()
    {
        Assert.Equal(Screening.Yellow, Cssrs.Triage(AllNo with { WishToBeDead = Yes }));
        Assert.Equal(Screening.Yellow, Cssrs.Triage(ThoughtsOnly));
    }

    [Fact]
    public void A_method_or_behaviour_longer_ago_is_orange()
    {
        Assert.Equal(Screening.Orange, Cssrs.Triage(ThoughtsOnly with { Method = Yes }));
        Assert.Equal(Screening.Orange, Cssrs.Triage(AllNo with { Behaviour = Yes, BehaviourPast3Months = No }));
    }

    [Fact]
    public void Intent_a_plan_or_behaviour_within_three_months_is_red()
    {
        Assert.Equal(Screening.Red, Cssrs.Triage(ThoughtsOnly with { Intent = Yes }));
        Assert.Equal(Screening.Red, Cssrs.Triage(ThoughtsOnly with { Plan = Yes }));
        Assert.Equal(Screening.Red, Cssrs.Triage(AllNo with { Behaviour = Yes, BehaviourPast3Months = Yes }));
    }

    [Fact]
    public void Red_stands_however_little_was_answered() => Assert.Equal(Screening.Red, Cssrs.Triage(new() { Intent = Yes }));

    [Fact]
    public void Nothing_answered_is_not_answered() => Assert.Equal(Screening.NotAnswered, Cssrs.Triage(new()));

    [Theory]
    [InlineData(NotAsked), InlineData(Declined), InlineData(Skipped)]
    public void An_unfinished_screener_outweighs_yellow(ScreenerAnswer open)
    {
        Assert.Equal(Screening.NotAnswered, Cssrs.Triage(ThoughtsOnly with { Plan = open }));
        Assert.Equal(Screening.NotAnswered, Cssrs.Triage(ThoughtsOnly with { Behaviour = open }));
        Assert.Equal(Screening.NotAnswered, Cssrs.Triage(AllNo with { Behaviour = Yes, BehaviourPast3Months = open }));
    }

    [Theory]
    [InlineData(No, false), InlineData(NotAsked, false), InlineData(Yes, true), InlineData(Declined, true), InlineData(Skipped, true)]
    public void Only_a_plain_no_to_thoughts_spares_the_three_questions_after_it(ScreenerAnswer thoughts, bool asks) =>
        Assert.Equal(asks, Cssrs.AsksQuestions3To5(AllNo with { Thoughts = thoughts }));

    [Fact]
    public void The_past_three_months_are_asked_about_only_after_a_yes()
    {
        Assert.True(Cssrs.AsksPast3Months(AllNo with { Behaviour = Yes }));
        Assert.False(Cssrs.AsksPast3Months(AllNo));
    }
}
