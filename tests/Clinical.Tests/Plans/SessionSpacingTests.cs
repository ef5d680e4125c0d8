using Evenkeel.Clinical.Plans;

namespace Evenkeel.Clinical.Tests.Plans;

/// <summary>How close and how far apart sessions may stand.</summary>
public class SessionSpacingTests
{
    private static readonly SessionSpacing Spacing = new(3, 90);
    private static readonly DateOnly Day = new(2026, 11, 2);

    [Theory]
    [Trait("Row", "5.9")]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(-2, true)]
    [InlineData(-3, false)]
    [InlineData(0, true)]
    public void Inside_the_spacing_there_is_no_room_on_either_side(int days, bool tooClose) =>
        Assert.Equal(tooClose ? Day.AddDays(days) : (DateOnly?)null, Spacing.TooClose(Day, [Day.AddDays(-40), Day.AddDays(days), Day.AddDays(30)]));

    [Fact]
    [Trait("Row", "5.9")]
    public void The_nearest_one_is_named() => Assert.Equal(Day.AddDays(1), Spacing.TooClose(Day, [Day.AddDays(-2), Day.AddDays(1)]));

    [Theory]
    [Trait("Row", "5.10")]
    [InlineData(90, false)]
    [InlineData(91, true)]
    public void After_a_longer_gap_somebody_looks_again_first(int days, bool needsReview) =>
        Assert.Equal(needsReview ? Day : (DateOnly?)null, Spacing.NeedsReviewSince(Day.AddDays(days), [Day, Day.AddDays(-10)], reviewedOn: null));

    [Theory]
    [Trait("Row", "5.10")]
    [InlineData(0, true)]
    [InlineData(9, true)]
    [InlineData(10, false)]
    [InlineData(100, false)]
    public void A_look_counts_when_it_came_after_that_session_and_is_no_older_than_the_gap(int reviewedAfterDays, bool needsReview) =>
        Assert.Equal(needsReview ? Day : (DateOnly?)null, Spacing.NeedsReviewSince(Day.AddDays(100), [Day], Day.AddDays(reviewedAfterDays)));

    [Fact]
    [Trait("Row", "5.10")]
    public void Before_the_first_session_there_is_no_gap() => Assert.Null(Spacing.NeedsReviewSince(Day, [Day.AddDays(5)], null));
}
