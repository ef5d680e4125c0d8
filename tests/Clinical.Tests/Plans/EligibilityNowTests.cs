using Evenkeel.Clinical.Plans;

namespace Evenkeel.Clinical.Tests.Plans;

[Trait("Row", "1.6")]
[Trait("Hazard", "dosed-though-unfit")]
public sealed class EligibilityNowTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly Guid Osei = new("00000000-0000-7000-8000-000000000001");
    private static readonly Guid Imani = new("00000000-0000-7000-8000-000000000002");

    [Fact]
    public void Without_any_answer_or_decision_nothing_may_be_booked_and_it_says_what_is_missing()
    {
        var now = EligibilityNow.Of([], []);
        Assert.Equal((EligibilityState.AnswersMissing, false), (now.State, now.MayBook));
        Assert.Contains($"{Contraindications.All.Count} of {Contraindications.All.Count} questions are not answered", now.Why);
    }

    [Fact]
    public void Eleven_noes_alone_decide_nothing()
    {
        var now = EligibilityNow.Of([], AllNo(Monday));
        Assert.Equal((EligibilityState.WaitsForDecision, false), (now.State, now.MayBook));
    }

    [Fact]
    public void With_one_answer_missing_it_does_not_yet_wait_for_a_decision() =>
        Assert.Equal(EligibilityState.AnswersMissing, EligibilityNow.Of([], [.. AllNo(Monday).Skip(1)]).State);

    [Theory]
    [InlineData(Eligibility.Eligible, EligibilityState.Eligible)]
    [InlineData(Eligibility.NotEligible, EligibilityState.NotEligible)]
    [InlineData(Eligibility.NeedsClearance, EligibilityState.NeedsClearance)]
    [InlineData((Eligibility)0, EligibilityState.NotEligible)] // what cannot be read is never a yes
    public void Only_a_clinicians_eligible_lets_anything_be_booked(Eligibility decision, EligibilityState state)
    {
        var now = EligibilityNow.Of([Decision(decision, Monday.AddHours(1))], AllNo(Monday));
        Assert.Equal((state, state == EligibilityState.Eligible), (now.State, now.MayBook));
        Assert.Equal(now.MayBook, now.Why.Length == 0);
    }

    [Fact]
    public void The_latest_decision_counts_whatever_order_they_come_in() =>
        Assert.Equal(EligibilityState.NotEligible, EligibilityNow.Of([Decision(Eligibility.NotEligible, Monday.AddHours(2)), Decision(Eligibility.Eligible, Monday.AddHours(1))], AllNo(Monday)).State);

    [Theory]
    [InlineData(ContraindicationReply.Yes, EligibilityState.AnsweredSince)]
    [InlineData(ContraindicationReply.NotSure, EligibilityState.AnsweredSince)]
    [InlineData(ContraindicationReply.No, EligibilityState.Eligible)]
    public void A_yes_or_not_sure_after_the_decision_must_be_decided_again(ContraindicationReply reply, EligibilityState state)
    {
        Answered[] answers = [.. AllNo(Monday), new("aneurysm", reply, "", Monday.AddDays(1))];
        var now = EligibilityNow.Of([Decision(Eligibility.Eligible, Monday.AddHours(1))], answers);
        Assert.Equal(state, now.State);
        Assert.Equal(state == EligibilityState.AnsweredSince, now.Why.Contains("Aneurysm", StringComparison.Ordinal));
        Assert.True(EligibilityNow.Of([Decision(Eligibility.Eligible, Monday.AddHours(1)), Decision(Eligibility.Eligible, Monday.AddDays(2))], answers).MayBook);
    }

    [Fact]
    public void A_yes_that_the_clinician_had_read_does_not_undo_the_decision() =>
        Assert.True(EligibilityNow.Of([Decision(Eligibility.Eligible, Monday)], [new("aneurysm", ContraindicationReply.Yes, "", Monday)]).MayBook);

    [Fact]
    public void A_yes_that_was_taken_back_since_must_be_looked_at_too() =>
        Assert.False(EligibilityNow.Of(
            [Decision(Eligibility.Eligible, Monday)],
            [new("allergy", ContraindicationReply.Yes, "", Monday.AddDays(1)), new("allergy", ContraindicationReply.No, "", Monday.AddDays(2))]).MayBook);

    [Fact]
    public void Clearance_is_owed_by_the_one_who_was_named_last_until_they_decide()
    {
        var first = Decision(Eligibility.NeedsClearance, Monday, clearanceBy: Imani);
        Assert.Equal(Imani, EligibilityNow.OwedBy([first]));
        // Somebody else's no in between gives nobody else the right to say yes.
        Assert.Equal(Imani, EligibilityNow.OwedBy([first, Decision(Eligibility.NotEligible, Monday.AddHours(1), by: Osei)]));
        Assert.Equal(Osei, EligibilityNow.OwedBy([first, Decision(Eligibility.NeedsClearance, Monday.AddHours(2), clearanceBy: Osei)]));
        Assert.Null(EligibilityNow.OwedBy([first, Decision(Eligibility.Eligible, Monday.AddHours(1), by: Imani)]));
        Assert.Null(EligibilityNow.OwedBy([]));
    }

    [Fact]
    public void Every_question_has_a_code_that_can_be_stored_and_says_what_a_yes_means_and_where_that_is_from()
    {
        Assert.Equal(Contraindications.All.Count, Contraindications.All.Select(c => c.Code).Distinct().Count());
        Assert.All(Contraindications.All, c => Assert.True(c.Code.Length is > 0 and <= 40 && c.Question.EndsWith('?') && c.Means.Length > 0 && c.Source.Length > 0, c.Code));
    }

    private static Answered[] AllNo(DateTimeOffset at) => [.. Contraindications.All.Select(c => new Answered(c.Code, ContraindicationReply.No, "", at))];

    private static Decided Decision(Eligibility decision, DateTimeOffset at, Guid? by = null, Guid? clearanceBy = null) => new(decision, "Because.", clearanceBy, by ?? Osei, at);
}
