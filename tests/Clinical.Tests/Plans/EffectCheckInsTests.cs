using Evenkeel.Clinical.Plans;

namespace Evenkeel.Clinical.Tests.Plans;

/// <summary>Check-ins at 4, 24 and 72 hours and at day 7 after a session's recorded end, which move with it.</summary>
[Trait("Row", "2.5")]
public class EffectCheckInsTests
{
    private static readonly DateTimeOffset End = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(4)]
    [InlineData(24)]
    [InlineData(72)]
    [InlineData(168)]
    public void Each_is_due_at_its_hour_and_not_a_moment_before(int hours)
    {
        var it = Assert.Single(Of(End), c => c.Offset == TimeSpan.FromHours(hours));
        Assert.Equal((false, true), (it.IsDue(End.AddHours(hours).AddTicks(-1)), it.IsDue(End.AddHours(hours))));
        Assert.Equal((true, false), (it.IsDue(it.Until.AddTicks(-1)), it.IsDue(it.Until)));
    }

    [Fact]
    public void There_is_one_due_at_a_time_from_four_hours_until_two_days_after_the_last()
    {
        Assert.Equal([4, 24, 72, 168], Of(End).Select(c => c.Offset.TotalHours));
        for (var hour = 4; hour < 168 + 48; hour++)
        {
            Assert.Single(Of(End), c => c.IsDue(End.AddHours(hour)));
        }

        Assert.DoesNotContain(Of(End), c => c.IsDue(End.AddHours(168 + 48)));
    }

    [Theory]
    [InlineData(2.99, false)]
    [InlineData(3, true)]
    [InlineData(22.99, true)]
    [InlineData(23, false)]
    public void An_answer_in_its_time_is_its_answer_and_up_to_an_hour_before(double answeredAfterHours, bool done) =>
        Assert.Equal(done, Of(End, answeredAfterHours)[0].IsDone);

    [Fact]
    public void A_corrected_end_moves_them_all() =>
        Assert.All(Of(End).Zip(Of(End.AddHours(2))), pair => Assert.Equal(pair.First.DueAt.AddHours(2), pair.Second.DueAt));

    [Fact]
    public void A_next_session_takes_their_place_and_while_it_goes_on_nobody_is_asked()
    {
        var (first, next) = (Session(End), new TreatmentSession(Guid.NewGuid(), End.AddDays(2), null, new(2026, 11, 4), false));
        Assert.Empty(EffectCheckIns.Of([first, next], []));
        var over = next with { End = End.AddDays(2).AddHours(2) };
        Assert.All(EffectCheckIns.Of([over, first], []), c => Assert.Equal(next.Id, c.SessionId));
    }

    [Fact]
    public void Without_a_session_or_its_end_there_are_none() => Assert.Empty(EffectCheckIns.Of([], []));

    private static IReadOnlyList<EffectCheckIn> Of(DateTimeOffset end, params double[] answeredAfterHours) =>
        EffectCheckIns.Of([Session(end)], answeredAfterHours.Select(h => End.AddHours(h)));

    private static TreatmentSession Session(DateTimeOffset end) => new(Guid.NewGuid(), End.AddHours(-2), end, new(2026, 11, 2), false);
}
