using Evenkeel.Data;
using Evenkeel.Platform.Time;

namespace Evenkeel.Tests.Platform.Time;

/// <summary>Opening hours are wall-clock times; the ladder reads them in UTC. On Sunday 25 October 2026 London's clocks go back.</summary>
[Trait("Hazard", "clock-and-zone")]
public sealed class ClinicHoursTests
{
    private static readonly Clinic London = new() { Id = 1, Name = "Harbour Clinic", Zone = "Europe/London", Country = "GB" };

    [Theory]
    [InlineData(23, 7, 0, true)] // Friday, summer time: 08:00
    [InlineData(23, 6, 59, false)]
    [InlineData(23, 16, 59, true)]
    [InlineData(23, 17, 0, false)]
    [InlineData(24, 10, 0, false)] // Saturday
    [InlineData(26, 7, 59, false)] // Monday, winter time: 07:59
    [InlineData(26, 8, 0, true)]
    [InlineData(26, 17, 59, true)]
    [InlineData(26, 18, 0, false)]
    public void The_clinic_opens_and_closes_by_its_own_wall_clock(int day, int hour, int minute, bool isOpen) =>
        Assert.Equal(isOpen, ClinicHours.Around(London, October(23, 0, 0)).IsOpen(October(day, hour, minute)));

    [Fact]
    public void An_urgent_alert_over_that_week_end_is_due_when_mondays_clocks_say_six() =>
        Assert.Equal(October(26, 18, 0), ClinicHours.Around(London, October(23, 20, 0)).EndOfNextWorkingDay(October(23, 20, 0)));

    [Fact]
    public void A_holiday_is_left_out_whole_and_the_days_beside_it_stay()
    {
        var hours = ClinicHours.Around(new() { Id = 1, Name = "Harbour Clinic", Zone = "Europe/London", Country = "GB", Holidays = [new(2026, 10, 26), new(2026, 10, 24)] }, October(23, 0, 0));
        Assert.True(hours.IsOpen(October(23, 16, 59)));
        Assert.False(hours.IsOpen(October(26, 8, 0)));
        Assert.False(hours.IsOpen(October(26, 17, 59)));
        Assert.True(hours.IsOpen(October(27, 8, 0)));
        Assert.Equal(October(27, 8, 0), hours.OpensAt(October(23, 20, 0)));
        Assert.Equal(October(27, 18, 0), hours.EndOfNextWorkingDay(October(23, 20, 0)));
    }

    private static DateTimeOffset October(int day, int hour, int minute) => new(2026, 10, day, hour, minute, 0, TimeSpan.Zero);
}
