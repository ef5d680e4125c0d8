using Evenkeel.Clinical.Band;

namespace Evenkeel.Clinical.Tests.Band;

/// <summary>The person's own band, day by day.</summary>
[Trait("Hazard", "worsening-unseen")]
public sealed class OwnBandTests
{
    /// <summary>Evidence worth an alert at about one false alert in ten patient-months.</summary>
    private const double Limit = -1.8;

    [Fact]
    public void Somebody_of_whom_nothing_is_known_has_a_wide_band_around_the_populations_level()
    {
        var first = new OwnBand(BandParameters.ThreeItems).Step(null, session: false);
        Assert.Equal(5.5, first.Middle, 3);
        Assert.InRange(first.High - first.Low, 5, 8);
        Assert.Equal((null, 0.0), (first.BeforeSession, first.Probability));
    }

    [Fact]
    public void The_band_finds_the_persons_level_and_swing()
    {
        var (calm, jumpy) = (Diary.Calm(3, .5, 28), Diary.Calm(3, 2, 28));
        Assert.InRange(calm.Step(3, false).Middle, 2.4, 3.4);
        var (narrow, wide) = (calm.Step(3, false), jumpy.Step(3, false));
        Assert.True(narrow.High - narrow.Low < .6 * (wide.High - wide.Low), $"{narrow} against {wide}");
    }

    [Fact]
    public void A_worsening_that_stays_after_a_session_gains_evidence_each_day()
    {
        var days = Diary.Calm(3, .8, 21).Days(5.2, 5, 5.4, 5.1, 5.3);
        Assert.True(days[2].Evidence >= Limit, $"day 3: {days[2].Evidence}");
        Assert.All(days.Zip(days.Skip(1)), pair => Assert.True(pair.Second.Evidence > pair.First.Evidence));
        var last = days[^1];
        Assert.Equal((4, 5, 0), (last.OnsetDaysAgo, last.Answered, last.Missed));
        Assert.InRange(last.Deviation, 1.4, 2.6);
        Assert.InRange(last.BeforeSession!.Value, 2.4, 3.6);
        Assert.True(last.Gained > 3, $"{last.Gained}");
    }

    [Fact]
    public void A_worsening_weeks_after_a_session_is_laid_to_none()
    {
        var band = Diary.Calm(3, .8, 21);
        band.Days([.. Enumerable.Repeat<double?>(3, 20)]);
        var days = band.Days(5.2, 5, 5.4, 5.1, 5.3);
        Assert.True(days[0].EvidenceAway < AlertBudget.AwayLimitFor(AlertBudget.Usual), $"day 1: {days[0].EvidenceAway}");
        Assert.True(days[^1].EvidenceAway > AlertBudget.AwayLimitFor(AlertBudget.Usual), $"day 5: {days[^1].EvidenceAway}");
        Assert.Equal((4, days[^1].Probability), (days[^1].OnsetAwayDaysAgo, days[^1].ProbabilityAway));
    }

    [Fact]
    public void A_worsening_after_a_session_is_not_laid_to_the_days_away_from_it()
    {
        var days = Diary.Calm(3, .8, 21).Days(5.2, 5, 5.4, null);
        Assert.All(days, d => Assert.True(d.ProbabilityAway < .01 * d.Probability, $"{d}"));
        Assert.Equal(days[2].EvidenceAway, days[3].EvidenceAway);
    }

    [Fact]
    public void One_bad_day_or_two_are_a_dip_when_the_next_ones_are_calm()
    {
        Assert.All(Diary.Calm(3, .8, 21).Days(3, 4.6, 3, 3.1, 2.9, 3.2), day => Assert.True(day.Evidence < Limit, $"{day}"));
        var two = Diary.Calm(3, .8, 21).Days(3, 4.6, 4.5, 3, 2.9, 3.2, 3);
        Assert.True(two[^1].Evidence < two[2].Evidence, "the calm days after it speak for a dip");
        Assert.True(two[^1].Evidence < Limit, $"{two[^1]}");
    }

    [Fact]
    public void What_begins_counts_as_lasting_more_with_each_day_that_it_stands()
    {
        var whole = BandParameters.ThreeItems with { LastingAtOnset = 1 };
        double?[] worse = [5.2, 5, 5.4, 5.1, 5.3, 5, 5.2];
        var days = Diary.Calm(3, .8, 21).Days(worse);
        var shares = days.Zip(Diary.Calm(3, .8, 21, parameters: whole).Days(worse), (d, w) => d.Probability / w.Probability).ToArray();
        Assert.InRange(shares[0], BandParameters.ThreeItems.LastingAtOnset, .5);
        Assert.All(shares.Zip(shares.Skip(1)), pair => Assert.True(pair.Second > pair.First, string.Join(" ", shares)));
        Assert.InRange(shares[^1], .8, 1);
    }

    [Fact]
    public void Two_bad_days_may_still_be_a_dip_and_a_third_is_rather_not()
    {
        var days = Diary.Calm(3, .8, 21).Days(4.5, 4.4, 4.5);
        Assert.True(days[1].Evidence < Limit, $"{days[1]}");
        Assert.True(days[2].Evidence >= Limit, $"{days[2]}");
    }

    [Fact]
    public void A_gain_that_fades_back_is_not_a_worsening()
    {
        var band = Diary.Calm(7, .8, 14);
        double?[] fade = [3, 3.2, 3.4, 3.7, 3.9, 4.2, 4.4, 4.7, 4.9, 5.1, 5.3, 5.5, 5.7, 5.8, 6, 6.1, 6.2, 6.3];
        Assert.All(band.Days(fade), day => Assert.True(day.Evidence < Limit, $"{day}"));
    }

    [Fact]
    public void The_answer_on_the_day_of_a_session_counts_as_before_it()
    {
        var band = new OwnBand(BandParameters.ThreeItems);
        band.Days([.. Enumerable.Repeat<double?>(4, 14)]);
        Assert.Null(band.Step(9, session: true).BeforeSession);
        Assert.True(band.Step(4, session: false).BeforeSession > 4.1, "the nine belongs to the level before");
    }

    [Fact]
    [Trait("Hazard", "silence-read-as-fine")]
    public void Silence_after_a_bad_day_never_calms_as_calm_answers_do()
    {
        var calm = Diary.Calm(3, .8, 21).Days([5.4, .. Enumerable.Repeat<double?>(3, 14)]);
        var silent = Diary.Calm(3, .8, 21).Days([5.4, .. Enumerable.Repeat<double?>(null, 14)]);
        for (var day = 1; day <= 14; day++)
        {
            Assert.Equal(silent[0].Evidence, silent[day].Evidence);
            Assert.True(silent[day].Evidence > calm[day].Evidence + .5, $"day {day}: {silent[day].Evidence} against {calm[day].Evidence}");
        }

        Assert.Equal((1, 14, 14), (silent[^1].Answered, silent[^1].Missed, silent[^1].OnsetDaysAgo));
    }

    [Fact]
    public void An_answer_of_nought_is_no_surprise_to_somebody_expected_below_the_scale()
    {
        var days = Diary.Calm(.3, .6, 21).Days(0, 0, 0, 0);
        Assert.All(days, day => Assert.True(day.Low >= 0 && day.Middle >= 0 && day.Evidence < Limit, $"{day}"));
    }

    [Fact]
    public void A_new_course_keeps_level_and_swing_and_forgets_the_old_sessions()
    {
        var band = Diary.Calm(3, .5, 28);
        var before = band.Step(3, session: false);
        band.NewCourse();
        var after = band.Step(3, session: false);
        Assert.InRange(after.Middle, before.Middle - .5, before.Middle + .5);
        Assert.True(after.High - after.Low < 1.2 * (before.High - before.Low));
        Assert.Null(after.BeforeSession);
    }

    [Fact]
    public void A_new_course_that_begins_with_todays_session_takes_it_in()
    {
        var band = Diary.Calm(3, .5, 14);
        band.NewCourse();
        Assert.NotNull(band.Step(3, session: false).BeforeSession);
    }

    [Fact]
    public void Nobody_has_a_level_before_the_session_who_has_never_answered()
    {
        var band = new OwnBand(BandParameters.ThreeItems);
        band.Step(null, session: true);
        Assert.Null(band.Step(3, session: false).BeforeSession);
    }

    [Theory]
    [InlineData(-.1)]
    [InlineData(10.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_value_off_the_scale_is_refused_and_changes_nothing(double value)
    {
        var (band, untouched) = (Diary.Calm(3, .8, 14), Diary.Calm(3, .8, 14));
        Assert.Equal("value", Assert.Throws<ArgumentOutOfRangeException>(() => band.Step(value, session: false)).ParamName);
        Assert.Equal(untouched.Step(5, session: false), band.Step(5, session: false));
    }
}
