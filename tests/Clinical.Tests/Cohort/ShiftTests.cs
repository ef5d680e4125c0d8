using Evenkeel.Cohort;

namespace Evenkeel.Clinical.Tests.Cohort;

/// <summary>The worsening that is to be found, in 2,000 people who all have one.</summary>
[Trait("Row", "10.21")]
public class ShiftTests
{
    [Theory]
    [InlineData(1, .5)]
    [InlineData(2, .25)]
    [InlineData(3, .25)]
    public void It_starts_one_to_three_days_after_a_session(int days, double share) =>
        Assert.InRange(Sets.Worseners.Share(p => p.Shift().OnsetDay - p.Shift().AfterSession == days), share - .04, share + .04);

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    public void A_third_has_each_size(double size) => Assert.InRange(Sets.Worseners.Share(p => p.Shift().SizeSd == size), .29, .38);

    [Fact]
    public void It_follows_a_session_that_was_held_and_leaves_two_weeks_of_diary() =>
        Assert.All(Sets.Worseners, p =>
        {
            Assert.Contains(p.Sessions, s => s.Day == p.Shift().AfterSession);
            Assert.True(p.Shift().OnsetDay <= 76);
        });

    [Fact]
    public void Half_come_as_a_step_and_half_climb_for_three_days()
    {
        Assert.Equal([1, 3], Sets.Worseners.Select(p => p.Shift().RampDays).Distinct().Order());
        Assert.InRange(Sets.Worseners.Share(p => p.Shift().RampDays == 1), .45, .55);
    }

    [Fact]
    public void It_lasts_one_to_four_weeks_unless_the_diary_ends()
    {
        var ended = Sets.Worseners.Select(p => p.Shift()).Where(e => e.EndDay < 89).Select(e => e.EndDay - e.OnsetDay + 1).ToArray();
        Assert.Equal(7, ended.Min());
        Assert.Equal(28, ended.Max());
    }

    [Fact]
    public void At_its_height_the_level_is_the_one_before_the_session_and_the_size_on_top() =>
        Assert.All(Sets.Worseners, p =>
        {
            var height = p.Truth.LevelWithoutEvents[p.Shift().AfterSession] + (p.Shift().SizeSd * p.Truth.Person.Sd);
            for (var day = p.Shift().OnsetDay + p.Shift().RampDays - 1; day <= p.Shift().EndDay; day++)
            {
                Assert.Equal(Math.Max(height, p.Truth.LevelWithoutEvents[day]), p.Truth.Level[day], 1e-9);
            }
        });

    [Fact]
    public void The_session_before_it_does_not_help() =>
        Assert.All(Sets.Worseners.Where(p => p.Truth.Person.Response == ResponseKind.Rapid), p =>
        {
            var (before, after) = (p.Shift().AfterSession, p.Shift().AfterSession + 1);
            var drift = p.Truth.Person.DriftPerDay;
            Assert.True(p.Truth.LevelWithoutEvents[after] >= p.Truth.LevelWithoutEvents[before] + drift - 1e-9);
        });

    [Fact]
    public void It_returns_over_three_days()
    {
        var returned = Sets.Worseners.Where(p => p.Shift().EndDay + 3 < 90).ToArray();
        Assert.True(returned.Length > 1_000);
        Assert.All(returned, p =>
        {
            var end = p.Shift().EndDay;
            var height = p.Truth.LevelWithoutEvents[p.Shift().AfterSession] + (p.Shift().SizeSd * p.Truth.Person.Sd);
            double Lift(int day) => Math.Max(0, height - p.Truth.LevelWithoutEvents[day]);
            double Above(int day) => p.Truth.Level[day] - p.Truth.LevelWithoutEvents[day];
            Assert.Equal(Lift(end + 1) * 2 / 3, Above(end + 1), 1e-9);
            Assert.Equal(Lift(end + 2) / 3, Above(end + 2), 1e-9);
            Assert.Equal(0, Above(end + 3), 1e-9);
        });
    }

    [Fact]
    public void More_days_are_missed_while_it_lasts()
    {
        var days = Sets.Worseners.SelectMany(p => p.Days.Select(d => (Inside: d.Day >= p.Shift().OnsetDay && d.Day <= p.Shift().EndDay, Missed: d.Answers is null))).ToArray();
        Assert.InRange(days.Where(d => d.Inside).Share(d => d.Missed), .40, .58);
        Assert.InRange(days.Where(d => !d.Inside).Share(d => d.Missed), .27, .33);
    }

    [Fact]
    public void Away_from_sessions_it_starts_with_none_in_the_days_before_and_counts_from_the_day_before()
    {
        var p = new CohortParameters { Shift = new() { AwayBy = 5 } }.Enriched(1.5);
        Assert.All(VirtualCohort.Generate(p, 302, 300), patient =>
        {
            var (shift, without) = (patient.Shift(), patient.Truth.LevelWithoutEvents);
            Assert.Equal(TrueEvent.NoSession, shift.AfterSession);
            Assert.DoesNotContain(patient.Sessions, s => s.Day < shift.OnsetDay && shift.OnsetDay - s.Day < 5);
            Assert.Contains(patient.Sessions, s => s.Day < shift.OnsetDay);
            Assert.True(shift.OnsetDay <= 76);
            var full = shift.OnsetDay + shift.RampDays - 1;
            Assert.Equal(Math.Max(without[shift.OnsetDay - 1] + (1.5 * patient.Truth.Person.Sd), without[full]), patient.Truth.Level[full], 1e-9);
        });
    }
}
