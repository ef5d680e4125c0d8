using Evenkeel.Clinical.Band;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Signs;

[Trait("Row", "4.4")]
[Trait("Hazard", "worsening-unseen")]
[Trait("Hazard", "alarm-fatigue")]
public class WorseAwayFromSessionsTests
{
    private static readonly Person Two = Person.Ana.Answers("d1 09:00", 4.5m).Answers("d2 09:00", 4.5m);

    [Theory]
    [InlineData(-1, "Urgent")]
    [InlineData(-1.01, "Absent until d4 09:00")]
    public void Away_from_sessions_the_evidence_has_a_limit_of_its_own(double evidence, string expected) =>
        Assert.Equal(expected, Two.BandFindsAway(evidence).Judge(WorseAwayFromSessions.Judge, "d2 10:00"));

    [Fact]
    public void Away_from_sessions_it_says_what_was_to_be_expected_and_that_no_session_went_before()
    {
        var evidence = Two.BandFindsAway(0).AsOf("d2 10:00") is var t ? WorseAwayFromSessions.Judge(t).Evidence() : [];
        Assert.Equal(
            [
                new(Fact.AboveExpectedLevel, 2, When.At("d1 09:00"), 2), new(Fact.OwnLevel, 4), new(Fact.ShiftWeight, 1), new(Fact.AwayFromSessions, 3),
                new(Fact.Rival, (int)Onset.DipOfTwoDays),
            ],
            evidence);
    }

    [Fact]
    public void What_a_session_explains_is_told_as_after_that_session()
    {
        var t = Two.BandFindsAway(5, afterASession: -1).AsOf("d2 10:00");
        Assert.Equal("Absent until d4 09:00", WorseAwayFromSessions.Judge(t).Told());
        Assert.Contains(SustainedWorsening.Judge(t).Evidence(), e => e.Fact == Fact.AboveSessionLevel);
        Assert.DoesNotContain(SustainedWorsening.Judge(t).Evidence(), e => e.Fact == Fact.AwayFromSessions);
    }

    [Theory]
    [InlineData(.019, true)]
    [InlineData(.021, false)]
    public void What_a_worsening_after_a_session_explains_better_is_not_laid_to_the_days_away_from_it(double probability, bool away) =>
        Assert.Equal(away, new BandReading(default, new BandDay { Evidence = -4, EvidenceAway = 0, Probability = probability, ProbabilityAway = .01 }, -2) { AwayLimit = -1 }.IsPastAwayLimit);

    [Fact]
    public void Evidence_away_from_sessions_raises_no_dip_after_one() =>
        Assert.Equal("Urgent", Person.Ben.Answers("d2 09:00", 6).BandFindsAway(5).Judge(ProlongedDip.Judge, "d2 10:00"));

    [Theory]
    [InlineData(WorseAwayFromSessions.Code, "Watch")]
    [InlineData(SustainedWorsening.Code, "Urgent")]
    public void A_closing_of_the_one_does_not_mute_the_other(string closed, string expected) =>
        Assert.Equal(expected, Two.Closed("d2 12:00", closed).Answers("d4 09:00", 4.5m).BandFindsAway(0).Judge(WorseAwayFromSessions.Judge, "d4 10:00"));

    [Fact]
    public void Closing_a_failure_makes_nothing_quiet()
    {
        var closing = new Closing(SustainedWorsening.Code, When.At("d2 12:00"), Priority.Urgent, When.At("d4 12:00"), 0, null) { OfAFailure = true };
        var t = Two.Answers("d3 09:00", 4.5m).BandFinds(-1).AsOf("d3 10:00") with { Closings = [closing] };
        var found = SustainedWorsening.Judge(t);
        Assert.Equal("Urgent", found.Told());
        Assert.Equal(AlertMove.Open, AlertRule.Decide(SustainedWorsening.Card, found, null, closing, t.AsOf));
    }

    [Fact]
    public void A_band_that_failed_is_tried_again_within_minutes() =>
        Assert.Equal(When.At("d2 10:15"), Assert.IsType<Indeterminate>(SustainedWorsening.Judge(Two.AsOf("d2 10:00") with { BandFailed = true })).LookAgainAt);

    [Fact]
    public void Who_never_had_a_session_is_not_told_of_one() =>
        Assert.DoesNotContain(WorseAwayFromSessions.Judge(new Person().AnswersDaily(1, 9, 4.5m).BandFindsAway(0).AsOf("d9 10:00")).Evidence(), e => e.Fact is Fact.AwayFromSessions or Fact.AboveSessionLevel);
}
