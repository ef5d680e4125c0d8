using Evenkeel.Clinical.Words;

namespace Evenkeel.Clinical.Tests.Words;

/// <summary>The card for the day: what is common (only with the threshold beside it), what is not, when and whom to call.</summary>
[Trait("Row", "1.2")]
[Trait("Hazard", "false-calm")]
public sealed class DayCardTests
{
    /// <summary>Claims of evidence section 2 that may be said, as supported or in part under their copy rule; L01 by the sentence that its rule gives.</summary>
    private static readonly string[] Allowed = ["L01", "L04", "L06", "L07", "L08", "L09", "L15", "L16", "L17", "L19", "L20", "L21", "L22", "L25", "S136"];

    private static readonly DaySpan[] Spans = Enum.GetValues<DaySpan>();

    [Theory]
    [InlineData(0, DaySpan.SessionDay), InlineData(1, DaySpan.Days1To2), InlineData(2, DaySpan.Days1To2), InlineData(3, DaySpan.Days3To7), InlineData(7, DaySpan.Days3To7)]
    [InlineData(8, DaySpan.Days8To14), InlineData(14, DaySpan.Days8To14), InlineData(15, DaySpan.Later)]
    public void Each_day_after_a_session_has_its_card(int days, DaySpan span) => Assert.Equal(span, DayCard.For(Ana.Steady(sessionDaysAgo: days)).Span);

    [Fact]
    public void The_latest_session_counts_and_without_one_there_is_a_card_as_well()
    {
        var t = Ana.Steady(sessionDaysAgo: 12);
        Assert.Equal(DaySpan.Days1To2, DayCard.For(t with { Sessions = [.. t.Sessions, .. Ana.Steady(sessionDaysAgo: 1).Sessions] }).Span);
        Assert.Equal(DaySpan.BeforeFirstSession, DayCard.For(t with { Sessions = [] }).Span);
    }

    [Fact]
    public void Every_sentence_is_plain_kind_and_from_a_claim_that_may_be_said()
    {
        var sentences = Spans.SelectMany(All).Distinct().ToArray();
        Assert.True(sentences.Length >= 20, $"only {sentences.Length} sentences");
        Assert.All(sentences, s => PatientText.Holds(s.Text));
        Assert.All(sentences, s => Assert.Contains(s.Source, Allowed));
    }

    [Fact]
    public void Each_thing_to_tell_stands_on_one_of_the_three_lines_and_danger_on_the_first() =>
        Assert.All(Spans, span =>
        {
            var card = DayCard.Of(span);
            var lines = Enum.GetValues<HelpBy>().SelectMany(by => card.By(by, Ana.Threshold)).ToArray();
            Assert.Equal(card.NotCommon.Concat(card.Call(Ana.Threshold)).Distinct().OrderBy(s => s.Text, StringComparer.Ordinal), lines.OrderBy(s => s.Text, StringComparer.Ordinal));
            Assert.Contains(card.By(HelpBy.Now, null), s => s.Text.Contains("ending your life", StringComparison.Ordinal));
            Assert.DoesNotContain(card.By(HelpBy.NextVisit, null), s => s.Text.Contains("call", StringComparison.OrdinalIgnoreCase) || s.Text.Contains("ending your life", StringComparison.Ordinal));
            Assert.Contains(card.By(HelpBy.Today, Ana.Threshold), s => s.Text == Ana.Threshold.Text);
        });

    [Fact]
    public void Every_card_names_what_is_common_what_is_not_and_when_and_whom_to_call() =>
        Assert.All(Spans, span =>
        {
            var card = DayCard.Of(span);
            Assert.True(card.Common(Ana.Steady().Reassured()).Count > 1);
            Assert.Contains(card.NotCommon, s => s.Text.Contains("ending your life", StringComparison.Ordinal));
            Assert.Equal(Ana.Threshold.Text, card.Call(Ana.Threshold)[0].Text);
            Assert.Contains(card.Call(null), s => s.Source == "L06");
        });

    [Fact]
    [Trait("Row", "3.3")]
    public void What_is_common_always_ends_with_the_personal_threshold_and_is_never_said_without() =>
        Assert.All(Spans, span =>
        {
            var card = DayCard.Of(span);
            var common = card.Common(Ana.Steady().Reassured());
            Assert.Equal(Ana.Threshold.Text, common[^1].Text);
            Assert.DoesNotContain(common.SkipLast(1), s => card.NotCommon.Concat(card.Call(Ana.Threshold)).Contains(s));
        });

    [Fact]
    [Trait("Row", "4.3")]
    public void A_fade_is_called_common_only_to_somebody_who_keeps_a_gain()
    {
        var faded = Ana.Steady(distress: 6, sessionDaysAgo: 20).With(3, Enumerable.Range(9, 11)).With(4.5m, Enumerable.Range(0, 9));
        var gained = Assert.IsType<Reassurance>(faded.Verdict());
        Assert.Contains(DayCard.Of(DaySpan.Days3To7).Common(gained), s => s.Source == "L09");
        Assert.DoesNotContain(DayCard.Of(DaySpan.Days3To7).Common(Ana.Steady().Reassured()), s => s.Source == "L09");
    }

    private static IEnumerable<Sentence> All(DaySpan span)
    {
        var faded = Ana.Steady(distress: 6, sessionDaysAgo: 20).With(3, Enumerable.Range(9, 11)).With(4.5m, Enumerable.Range(0, 9));
        var card = DayCard.Of(span);
        return [.. card.Common(faded.Reassured()), .. card.NotCommon, .. card.Call(Ana.Threshold)];
    }
}
