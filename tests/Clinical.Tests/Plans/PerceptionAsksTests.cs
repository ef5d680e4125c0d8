using Evenkeel.Clinical.Plans;

namespace Evenkeel.Clinical.Tests.Plans;

[Trait("Row", "3.11")]
public class PerceptionAsksTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(59, null)]
    [InlineData(60, 1)]
    [InlineData(119, 1)]
    [InlineData(120, 2)]
    [InlineData(240, 4)]
    [InlineData(24 * 60 - 1, 4)]
    [InlineData(24 * 60, 24)]
    [InlineData(48 * 60 - 1, 24)]
    [InlineData(48 * 60, null)]
    public void It_is_asked_one_two_four_and_twenty_four_hours_after_the_start(int minutes, int? offset) =>
        Assert.Equal(offset is { } hours ? TimeSpan.FromHours(hours) : null, PerceptionAsks.Due(Start, [], Start.AddMinutes(minutes)));

    [Theory]
    [InlineData(224, true)]
    [InlineData(225, false)]
    [InlineData(250, false)]
    public void An_answer_of_the_last_quarter_of_an_hour_before_it_counts_as_its_answer(int answered, bool isDue) =>
        Assert.Equal(isDue, PerceptionAsks.Due(Start, [Start.AddMinutes(answered)], Start.AddMinutes(300)) is not null);
}
