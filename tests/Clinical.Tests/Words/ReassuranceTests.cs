using System.Reflection;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Words;

namespace Evenkeel.Clinical.Tests.Words;

/// <summary>"This is common" is said only with its limit beside it, and not at all while anything stands against it.</summary>
[Trait("Row", "N1")]
[Trait("Row", "3.3")]
[Trait("Hazard", "false-calm")]
public sealed class ReassuranceTests
{
    [Fact]
    public void A_steady_person_may_be_reassured_and_their_call_threshold_stands_beside_it()
    {
        var sentences = Ana.Steady().Reassured().RecentRange();
        Assert.Equal(["Today's answer is within your recent range.", "If your distress is 6 or more on two days, call nurse Imani on 020 7946 0018."], sentences.Select(s => s.Text));
        Assert.All(sentences, s => PatientText.Holds(s.Text));
    }

    [Fact]
    public void There_is_no_other_way_to_make_one()
    {
        Assert.All(typeof(Reassurance).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic), c => Assert.True(c.IsPrivate));
        Assert.All(typeof(CallThreshold).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic), c => Assert.True(c.IsPrivate));
        Assert.All(typeof(Reassurance).GetProperties(), p => Assert.Null(p.SetMethod));
    }

    [Theory]
    [InlineData("", "nurse Imani"), InlineData("your distress is 7", " ")]
    public void A_threshold_without_a_limit_or_without_somebody_to_call_is_none(string when, string whom) =>
        Assert.Throws<ArgumentException>(() => CallThreshold.Of(when, whom));

    [Fact]
    public void Without_a_threshold_it_is_withheld()
    {
        var t = Ana.Steady();
        Assert.Equal(new Withheld(WithheldBecause.NoCallThreshold), Reassurance.For(t, Catalogue.Current.Assess(t), 0, null, AlertPath.Working));
    }

    [Fact]
    public void It_is_there_only_while_an_answer_is_proved_to_reach_a_person()
    {
        var t = Ana.Steady();
        ReassuranceVerdict For(AlertPath path) => Reassurance.For(t, Catalogue.Current.Assess(t), 0, Ana.Threshold, path);
        Assert.All(Enum.GetValues<AlertPath>(), path => Assert.Equal(path == AlertPath.Working, For(path) is Reassurance));
        Assert.Equal(new Withheld(WithheldBecause.AlertPathNotProved), For(default));
    }

    [Fact]
    public void With_any_alert_open_it_is_withheld()
    {
        Assert.IsType<Reassurance>(Ana.Steady().Verdict(openAlerts: 0));
        Withheld(WithheldBecause.AlertOpen, Ana.Steady().Verdict(openAlerts: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ana.Steady().Verdict(openAlerts: -1));
    }

    [Theory]
    [InlineData(SafetyAnswer.PassingThoughts), InlineData(SafetyAnswer.StrongOrFrequent), InlineData(SafetyAnswer.PreferNotToSay)]
    public void Ideation_positive_declined_or_skipped_withholds_it_for_14_days(SafetyAnswer answer)
    {
        Trajectory Said(TimeSpan ago)
        {
            var at = Ana.Now - ago;
            return Ana.Steady() with
            {
                CheckIns = [.. Ana.Steady().CheckIns, new CheckIn(Guid.NewGuid(), at, at, Ana.DayOf(at)) { Safety = answer }],
                Closings = [Closed(Ideation.Code, at.AddHours(1))],
            };
        }

        Withheld(WithheldBecause.Ideation, Said(TimeSpan.FromDays(1)).Verdict());
        Withheld(WithheldBecause.Ideation, Said(TimeSpan.FromDays(14)).Verdict());
        Assert.IsType<Reassurance>(Said(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1)).Verdict());
    }

    [Fact]
    public void A_late_answer_counts_from_its_receipt()
    {
        var late = new CheckIn(Guid.NewGuid(), Ana.Now.AddDays(-20), Ana.Now.AddDays(-2), Ana.DayOf(Ana.Now.AddDays(-20))) { Safety = SafetyAnswer.PreferNotToSay };
        Withheld(WithheldBecause.Ideation, (Ana.Steady() with { CheckIns = [.. Ana.Steady().CheckIns, late] }).Verdict());
    }

    [Theory]
    [InlineData(AnswerState.Answered, 0, false), InlineData(AnswerState.Answered, 1, true), InlineData(AnswerState.Skipped, 0, true), InlineData(AnswerState.Declined, 0, true)]
    public void Item_9_above_zero_or_left_open_withholds_it(AnswerState state, int item9, bool withholds) =>
        Expect(withholds, WithheldBecause.Ideation, With(new Score(Guid.NewGuid(), "phq-9", Ana.Now.AddDays(-3), Ana.Now.AddDays(-3), null, new(state, item9), Screening.NotAScreener)));

    [Theory]
    [InlineData(Screening.Negative, false), InlineData(Screening.NotAnswered, true), InlineData(Screening.NonAcutePositive, true), InlineData(Screening.Yellow, true), InlineData(Screening.Red, true)]
    public void A_screener_that_is_not_negative_withholds_it(Screening screening, bool withholds) =>
        Expect(withholds, WithheldBecause.Ideation, With(new Score(Guid.NewGuid(), "asq", Ana.Now.AddDays(-3), Ana.Now.AddDays(-3), null, default, screening)));

    [Theory]
    [InlineData(0, false), InlineData(1, true), InlineData(2, true)]
    public void Known_ideation_withholds_it_however_long_ago(int knownLevel, bool withholds) =>
        Expect(
            withholds, WithheldBecause.Ideation,
            Ana.Steady() with { Closings = [Closed(Ideation.Code, Ana.Now.AddDays(-40)) with { KnownLevel = knownLevel, ReviewBy = knownLevel > 0 ? Ana.Now.AddDays(1) : null }] });

    [Theory]
    [InlineData("5.9", false), InlineData("6", true)]
    public void A_reading_at_the_limit_withholds_it(string distress, bool withholds) =>
        Expect(withholds, WithheldBecause.NotRecovered, Ana.Steady().With(decimal.Parse(distress, System.Globalization.CultureInfo.InvariantCulture), 0));

    [Fact]
    public void A_dip_withholds_it_until_three_days_below_the_recovery_line_and_a_closing_does_not_end_that()
    {
        var twoCalmDays = Ana.Steady().With(7, 2);
        var threeCalmDays = Ana.Steady().With(7, 3);
        Withheld(WithheldBecause.NotRecovered, twoCalmDays.Verdict());
        Withheld(WithheldBecause.NotRecovered, (twoCalmDays with { Closings = [Closed(ProlongedDip.Code, Ana.Now.AddHours(-30))] }).Verdict());
        Assert.IsType<Reassurance>(threeCalmDays.Verdict());
    }

    [Fact]
    public void Another_sign_that_is_present_withholds_it_before_its_alert_is_open()
    {
        Withheld(WithheldBecause.SignPresent, Ana.Steady().On(0, c => c with { Hope = Answer.Of(1) }).Verdict());
        var worried = new Report(Guid.NewGuid(), ReportKind.SupportWorried, Ana.Now.AddHours(-1), Ana.Now.AddHours(-1), Ana.DayOf(Ana.Now));
        Withheld(WithheldBecause.SignPresent, (Ana.Steady() with { Reports = [worried] }).Verdict());
    }

    [Fact]
    public void A_sign_that_failed_and_an_empty_catalogue_withhold_it()
    {
        var t = Ana.Steady();
        var failing = new Catalogue("test", [.. Catalogue.Current.Signs, new(CallMe.Card, _ => throw new InvalidOperationException())]);
        Withheld(WithheldBecause.SignPresent, Reassurance.For(t, failing.Assess(t), 0, Ana.Threshold, AlertPath.Working));
        Withheld(WithheldBecause.SignPresent, Reassurance.For(t, new Catalogue("empty", []).Assess(t), 0, Ana.Threshold, AlertPath.Working));
    }

    [Fact]
    public void Silence_never_reassures()
    {
        var t = Ana.Steady(sessionDaysAgo: 20);
        var silent = t with { CheckIns = [.. t.CheckIns.Where(c => c.AnsweredAt < Ana.Now.AddHours(-48))] };
        var lastAt = silent.CheckIns[^1].AnsweredAt;
        Assert.IsType<Reassurance>((silent with { AsOf = lastAt.AddHours(48).AddSeconds(-1) }).Verdict());
        Withheld(WithheldBecause.NotKnown, (silent with { AsOf = lastAt.AddHours(48) }).Verdict());
    }

    [Fact]
    public void The_guidance_must_be_of_the_same_instant()
    {
        var t = Ana.Steady();
        var older = Catalogue.Current.Assess(t with { AsOf = t.AsOf.AddMinutes(-1) });
        Withheld(WithheldBecause.GuidanceOfAnotherInstant, Reassurance.For(t, older, 0, Ana.Threshold, AlertPath.Working));
    }

    [Fact]
    public void It_holds_no_longer_than_the_guidance_that_it_was_made_from()
    {
        var t = Ana.Steady();
        var until = t.Reassured().Until;
        Assert.Equal(Catalogue.Current.Assess(t).ReassessAt, until);
        Assert.True(until > t.AsOf);
    }

    [Theory]
    [InlineData("4.9", 7, true), InlineData("5", 7, false), InlineData("2.4", 1.5, true), InlineData("2.5", 1.5, false)]
    [Trait("Row", "5.17")]
    public void Within_your_recent_range_needs_today_below_5_and_below_the_recovery_line(string today, double before, bool said) =>
        Assert.Equal(said, Ana.Steady((decimal)before).With(decimal.Parse(today, System.Globalization.CultureInfo.InvariantCulture), 0).Reassured().RecentRange().Count > 0);

    [Fact]
    public void Without_a_baseline_or_without_an_answer_today_nothing_is_said_about_a_range()
    {
        var t = Ana.Steady();
        Assert.Empty(RangeSaid(t with { CheckIns = [.. t.CheckIns.Where(c => c.AnsweredAt > t.Sessions[0].After)] }));
        Assert.Empty(RangeSaid(t with { CheckIns = [.. t.CheckIns.Where(c => c.On < t.Today)] }));
        Assert.NotEmpty(RangeSaid(t));
    }

    /// <summary>Nothing, too, where reassurance is withheld altogether.</summary>
    private static IReadOnlyList<Sentence> RangeSaid(Trajectory t) => (t.Verdict() as Reassurance)?.RecentRange() ?? [];

    private static Trajectory With(Score score) => Ana.Steady() with { Scores = [score] };

    private static Closing Closed(string sign, DateTimeOffset at) => new(sign, at, Priority.Asap, at.AddDays(2), 0, null);

    private static void Withheld(WithheldBecause because, ReassuranceVerdict verdict) => Assert.Equal(new Withheld(because), verdict);

    private static void Expect(bool withheld, WithheldBecause because, Trajectory t)
    {
        if (withheld)
        {
            Withheld(because, t.Verdict());
        }
        else
        {
            Assert.IsType<Reassurance>(t.Verdict());
        }
    }
}
