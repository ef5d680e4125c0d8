using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;

namespace Evenkeel.Clinical.Tests.Escalation;

[Trait("Row", "6.22")]
[Trait("Hazard", "told-nobody")]
public sealed class ReachTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Opened_within_24_hours_is_reachable_and_a_moment_longer_is_not_confirmed()
    {
        Assert.Equal(Reach.Reachable, ReachRule.Of(Now.AddHours(-24), isLost: false, Now));
        Assert.Equal(Reach.NotConfirmed, ReachRule.Of(Now.AddHours(-24).AddTicks(-1), isLost: false, Now));
    }

    [Fact]
    public void What_was_never_opened_or_lies_ahead_of_the_clock_confirms_nothing()
    {
        Assert.Equal(Reach.NotConfirmed, ReachRule.Of(null, isLost: false, Now));
        Assert.Equal(Reach.NotConfirmed, ReachRule.Of(Now.AddTicks(1), isLost: false, Now));
        Assert.Equal(Reach.NotConfirmed, default(Reach));
    }

    [Fact]
    public void Somebody_whose_last_way_is_lost_is_out_of_reach_however_lately_they_opened_something() =>
        Assert.Equal(Reach.Nobody, ReachRule.Of(Now, isLost: true, Now));

    [Fact]
    public void The_first_person_decides_unless_they_are_known_to_be_out_of_reach()
    {
        Assert.Equal(Reach.Reachable, ReachRule.OfRota([Reach.Reachable, Reach.Nobody]));
        Assert.Equal(Reach.NotConfirmed, ReachRule.OfRota([Reach.NotConfirmed, Reach.Reachable]));
        Assert.Equal(Reach.NotConfirmed, ReachRule.OfRota([Reach.Nobody, Reach.Reachable]));
        Assert.Equal(Reach.Nobody, ReachRule.OfRota([Reach.Nobody, Reach.Nobody]));
        Assert.Equal(Reach.Nobody, ReachRule.OfRota([]));
    }

    [Fact]
    public void An_unopened_asap_message_goes_on_at_its_minute_and_a_moment_before_it_does_not()
    {
        var handed = Now;
        Assert.True(TellingRules.GoesOn(Priority.Asap, handed, TellingRules.NextChannelAfter, Now.AddMinutes(10)));
        Assert.False(TellingRules.GoesOn(Priority.Asap, handed, TellingRules.NextChannelAfter, Now.AddMinutes(10).AddTicks(-1)));
        Assert.False(TellingRules.GoesOn(Priority.Urgent, handed, TellingRules.NextChannelAfter, Now.AddDays(1)));
        Assert.False(TellingRules.GoesOn(Priority.Stat, handed, TellingRules.NextChannelAfter, Now.AddDays(1)));
    }

    [Theory]
    [InlineData(false, true, false)]
    [InlineData(true, true, true)]
    [InlineData(false, false, true)]
    [InlineData(true, false, true)]
    public void On_call_is_asked_as_well_while_one_of_the_own_is_away_or_none_was_here_today(bool isAway, bool wasHere, bool also) =>
        Assert.Equal(also, TellingRules.AlsoOnCall(isAway, wasHere));
}
