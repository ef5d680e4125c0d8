using System.Globalization;
using Evenkeel.Platform.Time;

namespace Evenkeel.Tests.Platform.Time;

/// <summary>A person's day begins at 04:00 where they live, also on the two nights of the year that lack an hour or have one twice.</summary>
[Trait("Row", "10.9")]
[Trait("Hazard", "clock-and-zone")]
public sealed class DaysTests
{
    [Theory]
    [InlineData("Europe/London", "2026-07-01 02:59:59", "2026-06-30")]
    [InlineData("Europe/London", "2026-07-01 03:00:00", "2026-07-01")]
    [InlineData("Europe/London", "2026-12-01 03:59:59", "2026-11-30")]
    [InlineData("Europe/London", "2026-12-01 04:00:00", "2026-12-01")]
    [InlineData("Pacific/Auckland", "2026-12-01 14:59:59", "2026-12-01")]
    [InlineData("Pacific/Auckland", "2026-12-01 15:00:00", "2026-12-02")]
    public void An_answer_before_four_belongs_to_the_evening_before(string zone, string utc, string day) =>
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), Days.On(zone, Utc(utc)));

    [Theory]
    [InlineData("2026-03-27", 24)]
    [InlineData("2026-03-28", 23)]
    [InlineData("2026-10-24", 25)]
    [InlineData("2026-10-25", 24)]
    public void A_day_has_as_many_hours_as_the_clocks_give_it(string day, int hours)
    {
        var on = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        Assert.Equal(TimeSpan.FromHours(hours), Days.Ends("Europe/London", on) - Days.Begins("Europe/London", on));
        Assert.Equal(on, Days.On("Europe/London", Days.Begins("Europe/London", on)));
        Assert.Equal(on, Days.On("Europe/London", Days.Ends("Europe/London", on).AddSeconds(-1)));
    }

    [Theory]
    [InlineData("2026-03-29", "01:30", "2026-03-29 01:30:00")] // does not exist: half an hour after the gap
    [InlineData("2026-10-25", "01:30", "2026-10-25 00:30:00")] // comes twice: the first
    public void A_wall_clock_time_that_is_missing_or_doubled_is_one_instant(string day, string time, string utc) =>
        Assert.Equal(Utc(utc), Days.At("Europe/London", DateOnly.Parse(day, CultureInfo.InvariantCulture), TimeOnly.Parse(time, CultureInfo.InvariantCulture)));

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
