using CsCheck;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.Laws;
using Evenkeel.Clinical.Tests.People;
using Evenkeel.Clinical.Tests.Words;
using Evenkeel.Clinical.Words;

namespace Evenkeel.Clinical.Tests;

[Trait("Row", "4.2")]
[Trait("Hazard", "false-calm")]
public class GainTests
{
    private static readonly Person Six = new Person().AnswersDaily(-7, -1, 6).Session("d0 10:00", "d0 12:00");

    [Theory]
    [InlineData("6", "4.8", true)]
    [InlineData("6", "4.9", false)]
    [InlineData("4", "3.0", true)]
    [InlineData("4", "3.1", false)]
    public void The_first_improvement_is_a_fifth_and_one_point_below_the_start_and_dated_by_its_fourth_day(string before, string gained, bool isImproved)
    {
        var gain = new Person().AnswersDaily(-7, -1, decimal.Parse(before)).Session("d0 10:00", "d0 12:00").AnswersDaily(1, 7, decimal.Parse(gained)).AsOf("d7 10:00").Gain;
        Assert.Equal(isImproved ? "d1 to d4" : "", gain.FirstClear is { } first ? $"{Told(first.From)} to {Told(first.On)}" : "");
    }

    [Fact]
    public void Three_days_are_no_week() => Assert.Equal(
        (null, "d4"),
        (Six.AnswersDaily(1, 3, 3).AsOf("d3 10:00").Gain.FirstClear?.On, Told(Six.AnswersDaily(1, 4, 3).AsOf("d4 10:00").Gain.FirstClear!.Value.On)));

    [Fact]
    public void A_later_and_better_week_moves_the_first_one_no_more() =>
        Assert.Equal(("d4", 3m), (Told(Person.Dee.AnswersDaily(8, 20, 1).AsOf("d20 10:00").Gain.FirstClear!.Value.On), Person.Dee.AnswersDaily(8, 20, 1).AsOf("d20 10:00").Gain.FirstClear!.Value.Median));

    [Fact]
    public void Answers_before_and_on_the_day_of_the_first_session_are_no_gain_of_it() =>
        Assert.Null(new Person().AnswersDaily(-14, -8, 6).AnswersDaily(-7, 0, 3).Session("d0 10:00", "d0 12:00").AnswersDaily(1, 3, 1).AsOf("d3 10:00").Gain.FirstClear);

    [Theory]
    [InlineData("d10 10:00", null)]
    [InlineData("d11 10:00", "d11")]
    [InlineData("d14 10:00", "d11")]
    public void A_fade_is_dated_by_the_first_week_that_has_lost_a_point(string when, string? since) =>
        Assert.Equal(since, Since(Person.Dee.AnswersDaily(8, 14, 5), when));

    [Theory]
    [InlineData("3.9", null)]
    [InlineData("4.0", "d11")]
    [InlineData("5.9", "d11")]
    [InlineData("6.0", null)]
    public void It_is_between_one_point_above_the_best_week_and_the_start(string distress, string? since) =>
        Assert.Equal(since, Since(Person.Dee.AnswersDaily(8, 14, decimal.Parse(distress)), "d14 10:00"));

    [Fact]
    public void A_fade_that_was_made_good_and_comes_again_is_dated_anew() =>
        Assert.Equal("d25", Since(Person.Dee.AnswersDaily(8, 14, 5).AnswersDaily(15, 21, 3).AnswersDaily(22, 28, 5), "d28 10:00"));

    [Fact]
    public void Missing_days_do_not_end_it_until_the_last_week_is_a_week_old()
    {
        var gone = Person.Dee.AnswersDaily(8, 14, 5);
        Assert.Equal(("d11", null), (Since(gone, "d21 03:59"), Since(gone, "d21 04:00")));
        // Weeks that nobody answered are not known to have been harder: it counts anew.
        Assert.Equal("d33", Since(gone.AnswersDaily(30, 34, 5), "d34 10:00"));
    }

    [Fact]
    public void Without_a_baseline_before_the_first_session_there_is_none() =>
        Assert.Equal(new Gain(null, null, null, null, null), Person.Chi.AnswersDaily(1, 20, 2).AsOf("d20 10:00").Gain);

    [Fact]
    public void The_sign_never_says_fade_where_no_week_is_marked_and_a_marked_week_keeps_to_its_limits() => Lives.Any.Sample(t =>
    {
        var gain = t.Gain;
        Assert.True(ExpectedFade.Judge(t) is not Present || gain.FadingSince is not null, t.InFull());
        Assert.True(gain.FadingSince is null || (gain.Now - gain.Best >= ExpectedFade.Loss && gain.Now < gain.Start && gain.FadingSince.Value.On <= t.Days[^1].On), t.InFull());
        Assert.True(gain.FirstClear is null || (gain.FirstClear.Value.Median >= gain.Best && gain.FirstClear.Value.From > t.Sessions[0].On), t.InFull());
    });

    [Fact]
    public void The_clinician_reads_dates_and_numbers_and_the_patient_plain_facts()
    {
        var gain = Person.Dee.AnswersDaily(8, 14, 5).AsOf("d14 10:00").Gain;
        Assert.Equal("First improvement by d4: weekly median 3.0 against 6.0 before the course. Fading since d11: weekly median 5.0 now, 3.0 in the best week.", GainVoice.ForClinician(gain, Told));
        Assert.Equal(
            "Your first better week was the one up to d4. Its middle answer was 3.0; before this course of treatment it was 6.0. Since d11 your weeks have been harder than your best week.",
            GainVoice.ForPatient(gain, Told));
        Assert.Empty(GainVoice.ForClinician(Six.AsOf("d3 10:00").Gain, Told) + GainVoice.ForPatient(Six.AsOf("d3 10:00").Gain, Told));
        Assert.All(new[] { gain, gain with { FirstClear = null }, gain with { FadingSince = null } }, g => PatientText.Holds(GainVoice.ForPatient(g, d => d.ToString("ddd d MMM"))));
    }

    private static string? Since(Person person, string when) => person.AsOf(when).Gain.FadingSince is { } since ? Told(since.On) : null;

    private static string Told(DateOnly on) => $"d{on.DayNumber - When.On(When.At("d0 12:00")).DayNumber}";
}
