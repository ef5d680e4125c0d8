using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Words;

namespace Evenkeel.Clinical.Tests.Words;

/// <summary>Every alert says back which word of the patient's own began it.</summary>
[Trait("Row", "4.9")]
public sealed class BeganWithTests
{
    [Theory]
    [InlineData(SafetyAnswer.PassingThoughts, "“Passing thoughts”"), InlineData(SafetyAnswer.StrongOrFrequent, "“Strong or frequent”")]
    [InlineData(SafetyAnswer.PreferNotToSay, "You chose not to answer")]
    public void Thoughts_are_said_back_as_they_were_answered(SafetyAnswer said, string words)
    {
        var t = Ana.Steady().On(0, c => c with { Safety = said });
        Assert.Contains(words, BeganWith.Say(Ideation.Code, t, Ana.Now), StringComparison.Ordinal);
    }

    [Fact]
    public void What_came_after_it_opened_did_not_begin_it_and_something_graver_is_named()
    {
        var opened = Ana.Now.AddHours(-1);
        var first = Ana.Steady().On(0, c => c with { Safety = SafetyAnswer.PassingThoughts });
        var later = Ana.Evening(0, 4) with { AnsweredAt = Ana.Now, ReceivedAt = Ana.Now, Safety = SafetyAnswer.StrongOrFrequent };
        Assert.DoesNotContain("more", BeganWith.Say(Ideation.Code, first, opened), StringComparison.Ordinal);
        var words = BeganWith.Say(Ideation.Code, first with { CheckIns = [.. first.CheckIns, later] }, opened);
        Assert.Contains("“Passing thoughts”", words, StringComparison.Ordinal);
        Assert.EndsWith("After that you told us more.", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Item_9_is_named_as_what_it_asked()
    {
        var t = Ana.Steady() with { Scores = [new(Guid.NewGuid(), "phq-9", Ana.Now, Ana.Now, null, Answer.Of(1), Screening.NotAScreener)] };
        Assert.StartsWith("In the two-week questions", BeganWith.Say(Ideation.Code, t, Ana.Now), StringComparison.Ordinal);
    }

    [Fact]
    public void A_severe_answer_is_named_with_its_number()
    {
        var t = Ana.Steady();
        Assert.Equal("You told us that your low mood is at 9 of 10.", BeganWith.Say(SevereAnswer.Code, t.With(9, 0), Ana.Now));
        Assert.Equal("You told us that your hope is at 1 of 10.", BeganWith.Say(SevereAnswer.Code, t.On(0, c => c with { Hope = Answer.Of(1) }), Ana.Now));
    }

    [Fact]
    public void Every_sign_has_kind_words_whatever_is_known() =>
        Assert.All(Catalogue.Current.Signs, s => PatientText.Holds(BeganWith.Say(s.Card.Code, Ana.Steady(), Ana.Now)));
}
