using Evenkeel.Clinical.Plans;

namespace Evenkeel.Clinical.Tests.Plans;

[Trait("Row", "3.12")]
[Trait("Row", "N12")]
[Trait("Hazard", "consent-while-altered")]
public sealed class AlteredStateTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Dose = Start.AddMinutes(30);

    [Fact]
    public void It_holds_from_the_dose_until_just_before_the_end_that_was_set()
    {
        var state = AlteredState.After(Dose, Start, Start.AddHours(6));
        Assert.False(state.HoldsAt(Dose.AddTicks(-1)));
        Assert.True(state.HoldsAt(Dose));
        Assert.True(state.HoldsAt(Start.AddHours(6).AddTicks(-1)));
        Assert.False(state.HoldsAt(Start.AddHours(6)));
        Assert.True(state.IsSetByClinician);
    }

    [Fact]
    public void Where_nobody_set_an_end_it_holds_for_24_hours_after_the_dose()
    {
        var state = AlteredState.After(Dose, Start, null);
        Assert.True(state.HoldsAt(Dose.AddHours(24).AddTicks(-1)));
        Assert.False(state.HoldsAt(Dose.AddHours(24)));
        Assert.False(state.IsSetByClinician);
    }

    [Fact]
    public void Without_a_time_of_the_dose_it_holds_from_the_start() => Assert.Equal(Start, AlteredState.After(null, Start, null).From);

    [Fact]
    public void Where_only_the_day_is_known_it_holds_as_if_the_dose_had_come_at_any_time_of_it()
    {
        var (begins, ends) = (Start.AddHours(-6), Start.AddHours(18));
        var state = AlteredState.OnDay(begins, ends, null);
        Assert.True(state.HoldsAt(begins));
        Assert.True(state.HoldsAt(ends.AddHours(24).AddTicks(-1)));
        Assert.False(state.HoldsAt(ends.AddHours(24)));
    }

    [Fact]
    public void Of_two_that_hold_the_one_that_ends_last_counts_and_one_that_has_ended_never_does()
    {
        var (shorter, longer, over) = (AlteredState.After(Dose, Start, Start.AddHours(4)), AlteredState.After(Dose, Start, Start.AddHours(9)), AlteredState.After(Dose, Start, Start.AddHours(1)));
        Assert.Equal(longer, AlteredState.At([shorter, longer, over], Start.AddHours(3)));
        Assert.Equal(longer, AlteredState.At([shorter, longer, over], Start.AddHours(4)));
        Assert.Null(AlteredState.At([shorter, longer, over], Start.AddHours(9)));
        Assert.Null(AlteredState.At([], Start));
    }
}
