using Evenkeel.Bench.Detection.Diaries;
using Evenkeel.Bench.Detection.Scoring;
using Evenkeel.Cohort;

namespace Evenkeel.Clinical.Tests.Detection;

/// <summary>How the bench counts: hard to please by firing often or by firing early.</summary>
[Trait("Row", "10.21")]
public class OutcomeTests
{
    private const int Length = 61, FirstSession = 0, Onset = 30, End = 40;

    [Fact]
    public void After_an_alert_there_is_quiet_for_a_week() =>
        Assert.Equal([1, 8, 15], Alerts.Days([9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9], 9, 1));

    [Fact]
    public void An_alarm_that_never_ends_costs_four_and_more_alerts_a_month()
    {
        var calm = new Scored([Person()], [Always()]);
        Assert.Equal(30 / 7.0, calm.FalseAlerts(1), .3);
    }

    [Theory]
    [InlineData(Onset - 1, null, 1)]
    [InlineData(Onset, 0, 0)]
    [InlineData(End + 1, End + 1 - Onset, 0)]
    [InlineData(End + 2, null, 1)]
    public void Only_an_alert_from_onset_to_the_day_after_the_end_is_right(int day, int? delay, int wrong)
    {
        var outcome = Outcome.Of(Person(new TrueEvent(EventKind.Shift, Onset, End, 1.5, 29, 1)), On(day), 1);
        Assert.Equal((delay, wrong), (outcome.Delay, outcome.False));
    }

    [Fact]
    public void An_alert_that_is_open_at_onset_earns_nothing_and_hides_the_days_that_it_is_quiet()
    {
        var scores = On([.. Enumerable.Range(Onset - 2, 12)]);
        var outcome = Outcome.Of(Person(new TrueEvent(EventKind.Shift, Onset, End, 1.5, 29, 1)), scores, 1);
        Assert.Equal((5, 1), (outcome.Delay, outcome.False));
    }

    [Theory]
    [InlineData(2, true, false)]
    [InlineData(3, false, false)]
    public void By_48_hours_means_the_second_day_after_onset(int delay, bool by48, bool by1)
    {
        var outcome = Outcome.Of(Person(new TrueEvent(EventKind.Shift, Onset, End, 1.5, 29, 1)), On(Onset + delay), 1);
        Assert.Equal((by48, by1), (outcome.By(2), outcome.By(1)));
    }

    [Theory]
    [InlineData(Onset + 3, 1)]
    [InlineData(Onset + 4, 0)]
    [InlineData(Onset - 1, 0)]
    public void An_alert_in_a_dip_is_false_and_is_counted_with_it_to_the_third_day(int day, int alerted)
    {
        var outcome = Outcome.Of(Person(new TrueEvent(EventKind.Dip, Onset, Onset + 1, 2, 29, 1)), On(day), 1);
        Assert.Equal((1, (1, alerted)), (outcome.False, outcome.Dips));
    }

    [Fact]
    public void On_a_neutral_day_an_alert_is_neither_right_nor_wrong()
    {
        var person = Person();
        person.Neutral[20] = true;
        Assert.Equal(0, Outcome.Of(person, On(20), 1).False);
        Assert.Equal(1, Outcome.Of(person, On(21), 1).False);
    }

    [Fact]
    public void Nothing_counts_up_to_the_first_session()
    {
        var person = Person();
        Assert.Equal(0, Outcome.Of(person, On(FirstSession), 1).False);
        Assert.Equal(2, person.Months);
    }

    [Theory]
    [InlineData(.1)]
    [InlineData(.5)]
    public void A_threshold_keeps_to_its_false_alerts_and_the_next_lower_score_would_not(double aim)
    {
        var calm = CohortCases.Calm(new(), Evenkeel.Bench.Detection.Splits.Tuning, 300);
        var scored = Scored.By(Evenkeel.Bench.Detection.Methods.Rules.First(m => m.Name == "Shewhart, rebased"), calm, 0);
        var threshold = scored.ThresholdFor(aim);
        Assert.InRange(scored.FalseAlerts(threshold), .9 * aim, aim);
        Assert.True(scored.FalseAlerts(threshold - .05) > aim);
    }

    private static Case Person(params TrueEvent[] events) =>
        new("one", "", new(new double?[Length], [FirstSession], new int?[Length], 3), events, new bool[Length], 1, null);

    private static double[] Always() => [.. Enumerable.Repeat(9.0, Length)];

    private static double[] On(params int[] days) => [.. Enumerable.Range(0, Length).Select(d => days.Contains(d) ? 1.0 : 0)];
}
