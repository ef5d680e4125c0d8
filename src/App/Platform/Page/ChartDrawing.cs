using System.Globalization;
using Evenkeel.Clinical;
using Evenkeel.Platform.Time;

namespace Evenkeel.Platform.Page;

/// <summary>Where things lie on the drawing of a <see cref="TrajectoryChart"/>, in SVG units. Drawn twice, for a narrow and a wide page, so that letters stay legible on both.</summary>
public sealed class ChartDrawing(TrajectoryChart chart, int width)
{
    private const decimal Left = 26;
    private const decimal Top = 22;
    private const decimal PlotHeight = 180;
    private const decimal StripTop = Top + PlotHeight + 34;
    private const decimal StripHeight = 50;
    private const int WidthOfADateLabel = 64;
    private const decimal WidthOfALetter = 6.5m;
    private const decimal LineHeight = 14;

    public TrajectoryChart Chart => chart;

    public int Width => width;

    public decimal Height => HasStrip ? StripTop + StripHeight + 8 : Bottom + 24;

    public decimal LeftEdge => Left;

    public decimal RightEdge => width - 8;

    public decimal TopEdge => Top;

    public decimal Bottom => Top + PlotHeight;

    public bool HasStrip => chart.Scores.Count > 0;

    public decimal StripBottom => StripTop + StripHeight;

    public decimal StripEdge => StripTop;

    /// <summary>A day is as wide as any other; within it an hour has its place.</summary>
    public decimal X(DateTimeOffset at, DateOnly on)
    {
        var hours = (decimal)(at - Days.Begins(chart.Zone, on)).TotalHours;
        var day = on.DayNumber - chart.From.DayNumber + Math.Clamp(hours / 24, 0, 1);
        return Math.Clamp(Left + day * (RightEdge - Left) / chart.DayCount, Left, RightEdge);
    }

    /// <summary>Of a distress from 0 (below) to 10 (above).</summary>
    public decimal Y(decimal distress) => Bottom - distress * PlotHeight / 10;

    /// <summary>Of a score on the strip, by its share of the instrument's range.</summary>
    public decimal Y(ChartScore score) => StripBottom - 12 - score.Total * (StripHeight - 24) / score.Most;

    /// <summary>Lines between readings of one day or of neighbouring days; over a missing day there is none.</summary>
    public IEnumerable<string> Lines()
    {
        var line = new List<string>();
        Reading? last = null;
        foreach (var reading in chart.Readings)
        {
            if (last is not null && reading.On.DayNumber - last.On.DayNumber > 1)
            {
                yield return string.Join(' ', line);
                line.Clear();
            }

            line.Add($"{Say(X(reading.At, reading.On))},{Say(Y(reading.Distress))}");
            last = reading;
        }

        yield return string.Join(' ', line);
    }

    /// <summary>Sessions, oldest first; one that stands too close to the last named one for letters has no name of its own.</summary>
    public IEnumerable<(decimal X, bool IsNamed)> Sessions()
    {
        var free = decimal.MinValue;
        foreach (var x in chart.Sessions.Select(s => X(s.At, s.On)))
        {
            yield return (x, x >= free);
            free = x >= free ? x + Wide("session ") : free;
        }
    }

    /// <summary>The marked weeks, from the start of the first day to the end of the last, with the middle and the height of each name: below the one before where they would touch.</summary>
    public IEnumerable<(ChartSpan Span, decimal From, decimal To, decimal NameX, decimal NameY)> Spans()
    {
        var (free, y) = (decimal.MinValue, Top + 6 + LineHeight);
        foreach (var span in chart.Spans())
        {
            var (from, to) = (X(Days.Begins(chart.Zone, span.From), span.From), X(Days.Ends(chart.Zone, span.To), span.To));
            var half = Wide(span.Words) / 2;
            var middle = Math.Clamp((from + to) / 2, Left + half, RightEdge - half);
            y += middle - half < free ? LineHeight : 0;
            free = middle + half + WidthOfALetter;
            yield return (span, from, to, middle, y);
        }
    }

    /// <summary>Days that carry a date, from today backwards, as many as have room.</summary>
    public IEnumerable<(decimal X, string Words)> Dates()
    {
        var step = Math.Max(1, (int)Math.Ceiling(chart.DayCount / ((RightEdge - Left) / WidthOfADateLabel) / 7) * 7);
        for (var on = chart.Today; on >= chart.From; on = on.AddDays(-step))
        {
            yield return (X(Days.Begins(chart.Zone, on).AddHours(12), on), on.ToString("d MMM", CultureInfo.GetCultureInfo("en-GB")));
        }
    }

    private static decimal Wide(string words) => words.Length * WidthOfALetter;

    public static string Say(decimal length) => length.ToString("0.#", CultureInfo.InvariantCulture);
}
