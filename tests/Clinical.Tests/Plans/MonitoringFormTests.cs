using Evenkeel.Clinical.Plans;

namespace Evenkeel.Clinical.Tests.Plans;

[Trait("Row", "5.6")]
public sealed class MonitoringFormTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_due_seven_days_after_the_end_or_the_start_where_no_end_is_known()
    {
        Assert.Equal(Start.AddHours(2).AddDays(7), MonitoringForm.DueBy(Start, Start.AddHours(2)));
        Assert.Equal(Start.AddDays(7), MonitoringForm.DueBy(Start, null));
    }

    [Fact]
    public void Days_left_count_down_to_zero_and_then_below_it()
    {
        var due = MonitoringForm.DueBy(Start, null);
        Assert.Equal(7, MonitoringForm.DaysLeft(due, Start));
        Assert.Equal(6, MonitoringForm.DaysLeft(due, Start.AddTicks(1)));
        Assert.Equal(0, MonitoringForm.DaysLeft(due, due));
        Assert.Equal(-1, MonitoringForm.DaysLeft(due, due.AddTicks(1)));
    }
}
