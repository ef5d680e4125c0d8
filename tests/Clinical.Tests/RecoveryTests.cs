using CsCheck;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.Laws;
using Evenkeel.Clinical.Tests.People;
using Evenkeel.Clinical.Tests.Words;
using Evenkeel.Clinical.Words;
using Person = Evenkeel.Clinical.Tests.People.Person;

namespace Evenkeel.Clinical.Tests;

/// <summary>Ana: baseline 3.0 before a session on day 0, so a dip from 5.0 and recovery below 4.0.</summary>
[Trait("Row", "7.14")]
public class RecoveryTests
{
    private static readonly Person Dipped = Person.Ana.AnswersDaily(1, 4, 6);

    [Fact]
    public void The_time_goes_from_the_first_reading_at_the_limit_to_the_first_of_three_calm_days()
    {
        var dip = Assert.Single(Recoveries(Dipped.AnswersDaily(5, 7, 3), "d8 09:00"));
        Assert.Equal((Day(1), Day(5), 4, 0), (dip.BeganOn, dip.CalmFrom, dip.Days, dip.Unanswered));
    }

    [Theory]
    [InlineData(3.9, 5)]
    [InlineData(4.0, null)]
    public void A_calm_day_lies_below_the_recovery_line_and_not_on_it(double distress, int? days) =>
        Assert.Equal(days is null ? null : 4, Assert.Single(Recoveries(Dipped.AnswersDaily(5, 7, (decimal)distress), "d8 09:00")).Days);

    [Fact]
    public void Two_calm_days_do_not_end_a_dip() =>
        Assert.Null(Assert.Single(Recoveries(Dipped.AnswersDaily(5, 6, 3), "d9 09:00")).CalmFrom);

    [Fact]
    public void A_hard_day_between_calm_ones_starts_the_count_again()
    {
        var dip = Assert.Single(Recoveries(Dipped.AnswersDaily(5, 6, 3).Answers("d7 09:00", 5).AnswersDaily(8, 10, 3), "d11 09:00"));
        Assert.Equal(7, dip.Days);
    }

    [Fact]
    [Trait("Hazard", "silence-read-as-fine")]
    public void Silence_is_never_a_recovery_however_long_it_lasts()
    {
        var dip = Assert.Single(Recoveries(Dipped, "d40 09:00"));
        Assert.Equal((null, 36), (dip.CalmFrom, dip.Unanswered));
        Assert.Contains("not recovered", RecoveryVoice.ForClinician(dip, Day(40), Say));
        Assert.Contains("Your answers do not show yet that it has eased.", RecoveryVoice.ForPatient(dip, Say));
    }

    [Fact]
    public void Days_without_an_answer_are_counted_and_said()
    {
        var dip = Assert.Single(Recoveries(Dipped.AnswersDaily(8, 10, 3), "d11 09:00"));
        Assert.Equal((7, 3), (dip.Days, dip.Unanswered));
        Assert.Contains("recovered after 7 days, 3 of them without an answer", RecoveryVoice.ForClinician(dip, Day(11), Say));
    }

    [Fact]
    public void Closing_the_alert_ends_no_dip() =>
        Assert.Null(Assert.Single(Recoveries(Dipped.Closed("d4 12:00", ProlongedDip.Code), "d5 09:00")).CalmFrom);

    [Fact]
    public void I_feel_worse_begins_one_too()
    {
        var dip = Assert.Single(Recoveries(Person.Ana.Says("d2 20:00", ReportKind.FeelWorse).AnswersDaily(3, 5, 3), "d6 09:00"));
        Assert.Equal((Day(2), 1), (dip.BeganOn, dip.Days));
    }

    [Fact]
    public void A_dip_that_recovered_before_the_next_session_is_kept_and_the_next_begins_anew()
    {
        var two = Recoveries(Dipped.AnswersDaily(5, 9, 3).Session("d10 10:00", "d10 12:00").AnswersDaily(11, 18, 7), "d19 09:00");
        Assert.Equal([(Day(1), 4), (Day(11), null)], two.Select(d => (d.BeganOn, d.Days)));
    }

    [Fact]
    public void The_third_calm_day_may_be_the_day_of_the_next_session()
    {
        var dip = Assert.Single(Recoveries(Dipped.AnswersDaily(5, 7, 3).Session("d7 10:00", "d7 12:00").Answers("d7 18:00", 3), "d8 09:00"));
        Assert.Equal(4, dip.Days);
    }

    [Fact]
    public void A_session_in_a_dip_does_not_end_it() =>
        Assert.Null(Assert.Single(Recoveries(Dipped.Session("d5 10:00", "d5 12:00").AnswersDaily(6, 8, 6), "d9 09:00")).CalmFrom);

    [Theory]
    [InlineData(new[] { 5 }, null, RecoveryTrend.Unknown)]
    [InlineData(new[] { 5, 3 }, null, RecoveryTrend.Falling)]
    [InlineData(new[] { 5, 4 }, null, RecoveryTrend.Steady)]
    [InlineData(new[] { 5, 6 }, null, RecoveryTrend.Steady)]
    [InlineData(new[] { 5, 7 }, null, RecoveryTrend.Rising)]
    [InlineData(new[] { 9, 1, 5, 3 }, null, RecoveryTrend.Falling)]
    [InlineData(new[] { 5 }, 2, RecoveryTrend.Unknown)]
    [InlineData(new[] { 5 }, 6, RecoveryTrend.Unknown)]
    [InlineData(new[] { 5 }, 7, RecoveryTrend.Rising)]
    public void The_latest_is_compared_with_the_median_of_those_before(int[] recovered, int? goesOnFor, RecoveryTrend trend)
    {
        var began = Day(0);
        Recovery[] dips = [.. recovered.Select(d => new Recovery(began, began.AddDays(d), 0)), .. goesOnFor is null ? Array.Empty<Recovery>() : [new Recovery(began, null, 0)]];
        Assert.Equal(trend, Recovery.Trend(dips, began.AddDays(goesOnFor ?? 20)));
    }

    [Fact]
    public void Whoever_is_judged_unrecovered_is_never_said_to_have_recovered() => Lives.Any.Sample(t =>
    {
        var dips = t.Course.Recoveries;
        Assert.All(dips.SkipLast(1), d => Assert.NotNull(d.CalmFrom));
        Assert.All(dips, d => Assert.True(d.Unanswered >= 0 && d.Days is null or >= 0));
        // A dip that stands on the watch list is unrecovered by its values.
        Assert.True(t.Course.Dip is null || dips is [.., { CalmFrom: null }], t.InFull());
    });

    [Fact]
    public void What_the_patient_reads_is_easy_and_calm()
    {
        Recovery[] dips = [new(Day(1), Day(1), 0), new(Day(1), Day(2), 0), new(Day(1), Day(6), 2), new(Day(1), null, 0), new(Day(1), null, 1)];
        Assert.All(dips, d => PatientText.Holds(RecoveryVoice.ForPatient(d, Say)));
        Assert.All(Enum.GetValues<RecoveryTrend>().Except([RecoveryTrend.Unknown]), trend => PatientText.Holds(RecoveryVoice.ForPatient(trend)));
        Assert.Empty(RecoveryVoice.ForPatient(RecoveryTrend.Unknown));
    }

    private static IReadOnlyList<Recovery> Recoveries(Person person, string when) => person.AsOf(when).Course.Recoveries;

    private static DateOnly Day(int day) => When.On(When.At($"d{day} 12:00"));

    private static string Say(DateOnly day) => $"{day:d MMM}";
}
