using Evenkeel.Clinical;
using Evenkeel.Platform.Page;

namespace Evenkeel.Tests.Platform.Page;

[Trait("Row", "3.1")]
[Trait("Hazard", "silence-read-as-fine")]
public sealed class TrajectoryChartTests
{
    private static readonly DateOnly Monday = new(2026, 11, 2);
    private static readonly ChartLimits Limits = new(At(-2), Monday.AddDays(-2), 4.0m, 6.0m, 5.0m);

    [Fact]
    public void A_line_joins_neighbouring_days_and_leaves_a_missing_day_blank()
    {
        Assert.Single(new ChartDrawing(Chart(-3, -2, -1), 360).Lines());
        string[] lines = [.. new ChartDrawing(Chart(-4, -3, -1, 0), 360).Lines()];
        Assert.Equal([2, 2], lines.Select(l => l.Split(' ').Length));
    }

    [Fact]
    public void Every_value_on_the_drawing_is_in_the_table_newest_first()
    {
        var chart = Chart(-3, -1) with
        {
            Sessions = [new ChartMark(At(-2), Monday.AddDays(-2), "at home")],
            Alerts = [new ChartMark(At(0), Monday, "A dip")],
            Scores = [new ChartScore(At(-5), Monday.AddDays(-5), "PHQ-9", 12, 27)],
        };
        Assert.Equal(["A dip", "4.0", "at home", "4.0", "12 of 27"], chart.Rows().Select(r => r.Value));
    }

    [Fact]
    [Trait("Row", "4.2")]
    public void The_own_range_is_drawn_said_and_written_in_the_table_to_the_patient_as_their_recent_range()
    {
        var chart = Chart(-1) with { Band = [new ChartBand(At(0), Monday, 3.1m, 5.6m)], LevelBeforeSession = 3.4m };
        Assert.Contains("Shaded: this person's own range, in which four of five calm answers lie; today 3.1 to 5.6. Level before the latest session: 3.4.", chart.Sentences());
        Assert.Contains(("Own range", "3.1 to 5.6"), chart.Rows().Select(r => (r.What, r.Value)));
        var own = chart with { IsForPatient = true };
        Assert.Contains("The shaded part is your recent range. It comes from your own answers.", own.Sentences());
        Assert.Contains(("Your recent range", "3.1 to 5.6"), own.Rows().Select(r => (r.What, r.Value)));
        Assert.DoesNotContain(own.Sentences(), s => s.Contains("normal", StringComparison.OrdinalIgnoreCase) || s.Contains("calm", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_patient_sees_no_limit_and_no_alert()
    {
        var chart = Chart(-1) with { Alerts = [new ChartMark(At(0), Monday, "A dip")], IsForPatient = true };
        Assert.DoesNotContain(chart.Sentences(), s => s.Contains("dip") || s.Contains("limit") || s.Contains("baseline"));
        Assert.DoesNotContain(chart.Rows(), r => r.What == "Alert");
    }

    [Fact]
    public void Everything_lies_within_the_drawing()
    {
        var drawing = new ChartDrawing(Chart(-13, 0), 360);
        Assert.All(drawing.Chart.Readings, r => Assert.InRange(drawing.X(r.At, r.On), drawing.LeftEdge, drawing.RightEdge));
        Assert.Equal((drawing.Bottom, drawing.TopEdge), (drawing.Y(0), drawing.Y(10)));
        Assert.All(drawing.Dates(), d => Assert.InRange(d.X, drawing.LeftEdge, drawing.RightEdge));
    }

    private static TrajectoryChart Chart(params int[] days) =>
        new("Europe/London", Monday.AddDays(-13), Monday, At(0), [.. days.Select(d => new Reading(At(d), Monday.AddDays(d), 4.0m, ReadingMark.ThreeItems))], [], [], [], Limits);

    private static DateTimeOffset At(int day) => new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero).AddDays(day);
}
