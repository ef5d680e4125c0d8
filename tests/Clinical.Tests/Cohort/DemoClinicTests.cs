using Evenkeel.Cohort;

namespace Evenkeel.Clinical.Tests.Cohort;

[Trait("Row", "10.21")]
public class DemoClinicTests
{
    [Fact]
    public void Two_hundred_people_have_two_years_of_labelled_truth()
    {
        Assert.Equal(200, Sets.Demo.Count);
        Assert.All(Sets.Demo, p => Assert.Equal((730, 730), (p.Days.Count, p.Truth.Level.Count)));
    }

    [Fact]
    public void A_new_course_starts_every_half_year()
    {
        var stayed = Sets.Demo.Where(p => !p.Truth.DroppedOut).ToArray();
        Assert.All(stayed, p => Assert.InRange(p.Sessions.Count(s => s.InCourse == 1), 4, 5));
        Assert.All(stayed, p => Assert.Equal(p.Sessions[0].Day + 182, p.Sessions.Where(s => s.InCourse == 1).ElementAt(1).Day));
    }

    [Fact]
    public void Those_who_leave_answer_nothing_more_and_come_to_no_session()
    {
        var left = Sets.Demo.Where(p => p.Truth.DroppedOut).ToArray();
        Assert.InRange(left.Length, 10, 45);
        Assert.All(left, p =>
        {
            Assert.All(p.Days.Skip(p.Truth.DropOutDay), d => Assert.True(d is { Answers: null, Phq9.State: AnswerState.NotAsked }));
            Assert.DoesNotContain(p.Sessions, s => s.Day >= p.Truth.DropOutDay);
            Assert.DoesNotContain(p.Truth.Events, e => e.EndDay >= p.Truth.DropOutDay);
        });
    }

    [Fact]
    public void Nobody_leaves_the_bench() => Assert.All(Sets.Table, p => Assert.False(p.Truth.DroppedOut));

    [Fact]
    public void A_slow_relapse_ends_with_the_next_course() =>
        Assert.All(Sets.Demo.Where(p => p.Truth.Kind == PatientKind.SlowRelapse && !p.Truth.DroppedOut), p =>
            Assert.Equal(p.Sessions[0].Day + 181, p.Truth.Events.Single(e => e.Kind == EventKind.SlowRelapse).EndDay));
}
