using Evenkeel.Clinical.Plans;

namespace Evenkeel.Clinical.Tests.Plans;

/// <summary>The integration window: 72 hours of closest support, 14 days in all, from the session's recorded end.</summary>
[Trait("Row", "2.6")]
public class IntegrationWindowTests
{
    private static readonly DateTimeOffset End = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly TreatmentSession Session = new(Guid.NewGuid(), End.AddHours(-2), End, new(2026, 11, 2), true);

    [Fact]
    public void It_runs_from_the_end_of_the_session_for_fourteen_days()
    {
        Assert.Null(Of(End.AddTicks(-1)));
        Assert.Equal((End, End.AddDays(14)), (Of(End)!.From, Of(End)!.Until));
        Assert.NotNull(Of(End.AddDays(14).AddTicks(-1)));
        Assert.Null(Of(End.AddDays(14)));
    }

    [Theory]
    [InlineData(0, true, 336)]
    [InlineData(71.99, true, 265)]
    [InlineData(72, false, 264)]
    [InlineData(335.5, false, 1)]
    public void The_first_three_days_are_its_peak_and_the_hour_that_has_begun_counts(double hours, bool isPeak, int left) =>
        Assert.Equal((isPeak, left), (Of(End.AddHours(hours))!.IsPeak(End.AddHours(hours)), Of(End.AddHours(hours))!.HoursLeft(End.AddHours(hours))));

    [Fact]
    public void A_next_session_closes_it_until_that_one_is_over()
    {
        var next = Session with { Id = Guid.NewGuid(), Start = End.AddDays(3), End = null };
        Assert.Null(IntegrationWindow.Of([Session, next], End.AddDays(3).AddHours(1)));
        Assert.Equal(next.Id, IntegrationWindow.Of([Session, next with { End = End.AddDays(3).AddHours(2) }], End.AddDays(4))!.SessionId);
    }

    private static IntegrationWindow? Of(DateTimeOffset now) => IntegrationWindow.Of([Session], now);
}
