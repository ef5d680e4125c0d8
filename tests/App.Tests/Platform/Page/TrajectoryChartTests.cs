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
    [Trait("Row", "4.2")]
    public void First_improvement_and_fade_are_marked_said_and_written_in_the_table()
    {
        var chart = Chart(-12, 0) with { Gain = Faded };
        const string Said = "First improvement by Mon 26 Oct: weekly median 3.0 against 5.3 before the course. Fading since Sat 31 Oct: weekly median 4.1 now, 2.9 in the best week.";
        Assert.Contains(Said, chart.Sentences());
        Assert.Contains(("first improvement", "weekly median 3.0"), chart.Rows().Select(r => (r.What, r.Value)));
        Assert.Contains(("fading", "weekly median 3.9"), chart.Rows().Select(r => (r.What, r.Value)));
        Assert.Equal([("first improvement", Monday.AddDays(-10), Monday.AddDays(-7), false), ("fading", Monday.AddDays(-2), Monday, true)], chart.Spans().Select(s => (s.Words, s.From, s.To, s.IsHollow)));
    }

    [Fact]
    [Trait("Row", "4.2")]
    public void The_patient_reads_the_same_marks_in_their_own_words()
    {
        var own = Chart(-12, 0) with { Gain = Faded, IsForPatient = true };
        Assert.Contains(
            "Your first better week was the one up to Mon 26 Oct. Its middle answer was 3.0; before this course of treatment it was 5.3. Since Sat 31 Oct your weeks have been harder than your best week.", own.Sentences());
        Assert.Equal(["first better week", "harder weeks"], own.Spans().Select(s => s.Words));
        Assert.Contains(("harder weeks", "middle answer 3.9"), own.Rows().Select(r => (r.What, r.Value)));
    }

    [Theory]
    [InlineData(-13, 1)]
    [InlineData(-14, 0)]
    [Trait("Row", "4.2")]
    public void A_better_week_before_the_first_day_of_the_chart_is_said_and_not_drawn(int ended, int drawn)
    {
        var on = Monday.AddDays(ended);
        var chart = Chart(0) with { Gain = new Gain(5.3m, 3.0m, 3.0m, new Week(on.AddDays(-3), on, At(ended), 3.0m), null) };
        Assert.Equal((drawn, drawn), (chart.Spans().Count(), chart.Rows().Count(r => r.What == "first improvement")));
        Assert.Contains(chart.Sentences(), s => s.StartsWith("First improvement by", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Row", "4.2")]
    public void No_name_on_the_drawing_lies_on_another()
    {
        var soon = Faded with { FirstClear = new Week(Monday.AddDays(-5), Monday.AddDays(-2), At(-2), 3.0m), FadingSince = new Week(Monday.AddDays(-4), Monday.AddDays(-1), At(-1), 3.9m) };
        var near = Chart(0) with { Gain = soon, Sessions = [.. Enumerable.Range(-13, 14).Select(d => new ChartMark(At(d), Monday.AddDays(d), "at home"))] };
        var narrow = new ChartDrawing(near, 360);
        Assert.NotEqual(narrow.Spans().First().NameY, narrow.Spans().Last().NameY);
        Assert.All(narrow.Spans(), s => Assert.True(s.From < s.To && s.From >= narrow.LeftEdge && s.To <= narrow.RightEdge));
        Assert.Single(new ChartDrawing(near, 860).Spans().Select(s => s.NameY).Distinct());
        decimal[] named = [.. narrow.Sessions().Where(s => s.IsNamed).Select(s => s.X)];
        Assert.Equal(14, narrow.Sessions().Count());
        Assert.InRange(named.Length, 2, 7);
        Assert.All(named.Zip(named.Skip(1)), n => Assert.True(n.Second - n.First >= 45));
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

    private static Gain Faded { get; } = new(
        5.3m, 2.9m, 4.1m, new Week(Monday.AddDays(-10), Monday.AddDays(-7), At(-7), 3.0m), new Week(Monday.AddDays(-8), Monday.AddDays(-2), At(-2), 3.9m));

    private static TrajectoryChart Chart(params int[] days) =>
        new("Europe/London", Monday.AddDays(-13), Monday, At(0), [.. days.Select(d => new Reading(At(d), Monday.AddDays(d), 4.0m, ReadingMark.ThreeItems))], [], [], [], Limits);

    private static DateTimeOffset At(int day) => new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero).AddDays(day);
}
