using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical;

/// <summary>
/// What was gained against CourseBaseline, week by week: a week is the seven days up to an answered day, and counts with at least
/// four daily values (design 5a, fade and return of symptoms).
/// </summary>
/// <param name="Start">CourseBaseline; null without one, and then nothing else is known.</param>
/// <param name="Best">The lowest weekly median since the course began; null with no week of four days.</param>
/// <param name="Now">The median of the latest such week; null when it ended a week ago or more. Missing days neither count nor clear.</param>
/// <param name="FirstClear">The first week whose median lay at least 20 % and 1.0 below CourseBaseline; null before one.</param>
/// <param name="FadingSince">
/// The first of the weeks, unbroken up to the latest, that had lost <see cref="ExpectedFade.Loss"/> against the best week before them while
/// that lay at least 20 % and they themselves still lay below CourseBaseline; null when the latest is not such a week.
/// </param>
public sealed record Gain(decimal? Start, decimal? Best, decimal? Now, Week? FirstClear, Week? FadingSince)
{
    private const decimal Share = 0.20m;
    private const decimal Points = 1.0m;
    private const int WeekDays = 7;
    private const int FewestDays = 4;

    /// <summary>Whether the best week lay at least 20 % and 1.0 below CourseBaseline.</summary>
    public bool IsClear => FirstClear is not null;

    internal static Gain Of(Trajectory t)
    {
        if (t.Course.CourseBaseline is not { } start)
        {
            return new Gain(null, null, null, null, null);
        }

        var fifth = start * (1 - Share);
        Week? latest = null, firstClear = null, fadingSince = null;
        decimal? best = null;
        foreach (var week in Weeks(t))
        {
            best = week.Median < best ? week.Median : best ?? week.Median;
            var isClear = week.Median <= fifth && week.Median <= start - Points;
            var isFading = best <= fifth && week.Median - best >= ExpectedFade.Loss && week.Median < start;
            // Weeks that nobody answered are not known, and no run goes on through them.
            var goesOn = latest is { } before && week.On.DayNumber - before.On.DayNumber < WeekDays;
            (latest, firstClear, fadingSince) = (week, firstClear ?? (isClear ? week : null), !isFading ? null : goesOn ? fadingSince ?? week : week);
        }

        return latest is { } now && t.Today.DayNumber - now.On.DayNumber < WeekDays
            ? new Gain(start, best, now.Median, firstClear, fadingSince)
            : new Gain(start, best, null, firstClear, null);
    }

    private static IEnumerable<Week> Weeks(Trajectory t)
    {
        var first = t.CourseStart!.On;
        var days = t.Days;
        var values = new decimal[WeekDays];
        for (var last = 0; last < days.Count; last++)
        {
            var count = 0;
            for (var i = last; i >= 0 && days[i].On > first && days[last].On.DayNumber - days[i].On.DayNumber < WeekDays; i--)
            {
                values[count++] = days[i].Distress;
            }

            if (count >= FewestDays)
            {
                yield return new Week(days[last - count + 1].On, days[last].On, days[last].LastAt, Readings.Median(values.AsSpan(0, count)));
            }
        }
    }
}

/// <summary>The seven days up to an answered day, as far as they were answered and lay after the first session of the course.</summary>
/// <param name="From">The first of them.</param>
/// <param name="On">The last.</param>
/// <param name="At">The latest answer of the last day.</param>
/// <param name="Median">The median of their daily values [points 0-10].</param>
public readonly record struct Week(DateOnly From, DateOnly On, DateTimeOffset At, decimal Median);
