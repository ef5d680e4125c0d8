using Evenkeel.Cohort;

namespace Evenkeel.Clinical.Tests.Cohort;

/// <summary>What sessions and events do to 2,000 people, row by row of the table.</summary>
[Trait("Row", "10.21")]
public class CourseTests
{
    private static readonly ResponseParameters P = new();

    [Theory]
    [InlineData(ResponseKind.Rapid, .35, .50, .75)]
    [InlineData(ResponseKind.Moderate, .39, .25, .45)]
    [InlineData(ResponseKind.Modest, .26, 0, .15)]
    public void Response_classes_have_their_shares_and_ceilings(ResponseKind kind, double share, double least, double most)
    {
        Assert.InRange(Sets.Table.Share(p => p.Truth.Person.Response == kind), share - .03, share + .03);
        var responding = Sets.Table.Where(p => p.Truth.Person.Response == kind && p.Truth.Kind != PatientKind.WaitList);
        Assert.All(responding, p => Assert.InRange(p.Truth.Person.Ceiling / p.Truth.Person.Mean, least, most));
    }

    [Fact]
    public void A_quarter_lose_their_gain_sooner() => Assert.InRange(Sets.Table.Share(p => p.Truth.Person.IsHarsh), .22, .28);

    /// <summary>Half is lost after 8 days with one session, after 72 (the Weibull's median) with six, after 18 in the harsh quarter.</summary>
    [Theory]
    [InlineData(1, false, 8, 8)]
    [InlineData(6, false, 72, 73)]
    [InlineData(8, false, 72, 73)]
    [InlineData(1, true, 8, 8)]
    [InlineData(6, true, 18, 18)]
    public void Half_the_gain_is_lost_after_the_stated_days(int sessions, bool harsh, int from, int to)
    {
        var person = new Person(6, 1.3, .5, .8, .15, ResponseKind.Rapid, 4, harsh, 0);
        Assert.Equal(1, LatentLevel.Left(P, person, sessions, 0));
        Assert.True(LatentLevel.Left(P, person, sessions, from - 1) > .5);
        Assert.True(LatentLevel.Left(P, person, sessions, to + 1) < .5);
    }

    [Fact]
    public void The_first_session_takes_55_percent_of_what_can_go_in_full_the_next_day()
    {
        var fading = Sets.Table.Where(p => p.Truth is { Kind: PatientKind.Fade, Person.Response: ResponseKind.Rapid }).ToArray();
        Assert.All(fading, p => Assert.Equal(.55 * p.Truth.Person.Ceiling, Gain(p, p.Sessions[0].Day + 1), 1e-9));
        Assert.All(fading, p => Assert.Equal(0, Gain(p, p.Sessions[0].Day), 1e-9));
    }

    [Fact]
    public void A_later_session_takes_35_percent_of_what_is_left()
    {
        var fading = Sets.Table.Where(p => p.Truth is { Kind: PatientKind.Fade, Person.Response: ResponseKind.Rapid }).ToArray();
        Assert.All(fading, p =>
        {
            var second = p.Sessions[1].Day + 1;
            var kept = .55 * p.Truth.Person.Ceiling * LatentLevel.Left(P, p.Truth.Person, 1, second - p.Sessions[0].Day - 1);
            Assert.Equal(kept + (.35 * (p.Truth.Person.Ceiling - kept)), Gain(p, second), 1e-9);
        });
    }

    [Fact]
    public void Everybody_drifts_down_for_eight_weeks_by_up_to_0_9_points_in_28_days() =>
        Assert.All(Sets.Table.Where(p => p.Truth.Kind != PatientKind.WaitList), p => Assert.InRange(p.Truth.Person.DriftPerDay * 28, -.9, 0));

    [Fact]
    public void The_wait_list_drifts_by_0_6_to_1_2_points_and_does_not_respond()
    {
        var waiting = Sets.Table.Where(p => p.Truth.Kind == PatientKind.WaitList).ToArray();
        Assert.All(waiting, p => Assert.InRange(p.Truth.Person.DriftPerDay * 28, -1.2, -.6));
        Assert.All(waiting, p => Assert.Equal(p.Truth.Person.Mean + (56 * p.Truth.Person.DriftPerDay), p.Truth.Level[56], 1e-9));
        Assert.All(waiting, p => Assert.Equal(p.Truth.Level[56], p.Truth.Level[89], 1e-9));
    }

    [Theory]
    [InlineData(PatientKind.Fade, .76)]
    [InlineData(PatientKind.Dips, .08)]
    [InlineData(PatientKind.WaitList, .08)]
    [InlineData(PatientKind.SlowRelapse, .08)]
    public void Those_who_do_not_worsen_are_mixed_as_in_the_table(PatientKind kind, double share) =>
        Assert.InRange(Sets.Table.Where(p => p.Truth.Kind != PatientKind.Worsener).Share(p => p.Truth.Kind == kind), share - .03, share + .03);

    [Fact]
    public void Worseners_are_as_many_as_the_prevalence_says()
    {
        Assert.InRange(Sets.Table.Share(p => p.Truth.Kind == PatientKind.Worsener), .04, .08);
        Assert.DoesNotContain(VirtualCohort.Generate(new CohortParameters().WithoutShifts(), 1, 300), p => p.Truth.Kind == PatientKind.Worsener);
    }

    [Fact]
    public void Dips_follow_a_third_of_sessions_and_last_a_day_or_two()
    {
        var dipping = Sets.Table.Where(p => p.Truth.Kind == PatientKind.Dips).ToArray();
        var dips = dipping.SelectMany(p => p.Truth.Events.Where(e => e.Kind == EventKind.Dip)).ToArray();
        Assert.InRange(dips.Length / (double)dipping.Sum(p => p.Sessions.Count), .29, .41);
        Assert.All(dips, d => Assert.InRange(d.EndDay - d.OnsetDay, 0, 1));
        Assert.All(dips, d => Assert.InRange(d.SizeSd, 1.5, 2.5));
        Assert.All(dips, d => Assert.InRange(d.OnsetDay - d.AfterSession, 1, 3));
    }

    [Fact]
    public void A_slow_relapse_reaches_the_start_or_passes_it_within_three_to_six_weeks()
    {
        var relapses = Sets.Table.Where(p => p.Truth.Kind == PatientKind.SlowRelapse).Select(p => (p.Truth, Event: p.Truth.Events[0])).ToArray();
        Assert.All(relapses, r => Assert.InRange(r.Event.RampDays, 21, 42));
        var complete = relapses.Where(r => r.Event.OnsetDay + r.Event.RampDays <= 90).ToArray();
        Assert.True(complete.Length > 50);
        Assert.All(complete, r => Assert.Equal(r.Truth.Person.Mean + (r.Event.SizeSd * r.Truth.Person.Sd), r.Truth.Level[89], 1e-9));
    }

    /// <summary>What sessions have taken away by a day: the level without it, less the level.</summary>
    private static double Gain(VirtualPatient p, int day) =>
        p.Truth.Person.Mean + (p.Truth.Person.DriftPerDay * Math.Min(day, 56)) - p.Truth.LevelWithoutEvents[day];
}
