using Evenkeel.Clinical.Plans;

namespace Evenkeel.Clinical.Tests.Plans;

[Trait("Row", "5.7")]
[Trait("Row", "2.10")]
public class AskedAfterwardsTests
{
    private static readonly DateTimeOffset Clear = new(2026, 11, 3, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(24 * 60 * 60 * 1000L - 1, true)]
    [InlineData(24 * 60 * 60 * 1000L, false)]
    public void Looking_back_is_offered_from_the_end_of_the_altered_hours_for_a_day(long milliseconds, bool isOpen) =>
        Assert.Equal(isOpen, AskedAfterwards.IsOpen(Clear, AskedAfterwards.Reflection, Clear.AddMilliseconds(milliseconds)));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(7 * 24 * 60 - 1, true)]
    [InlineData(7 * 24 * 60, false)]
    public void Rating_is_asked_for_from_then_for_a_week(int minutes, bool isOpen) =>
        Assert.Equal(isOpen, AskedAfterwards.IsOpen(Clear, AskedAfterwards.Rating, Clear.AddMinutes(minutes)));
}
