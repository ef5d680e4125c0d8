namespace Evenkeel.Clinical;

/// <summary>
/// What was gained against CourseBaseline, week by week: a week is the seven days up to an answered day, and counts with at least
/// four daily values (design 5a, fade and return of symptoms).
/// </summary>
/// <param name="Best">The lowest weekly median since the first session; null with no week of four days.</param>
/// <param name="Now">The median of the latest such week; null when it ended a week ago or more. Missing days neither count nor clear.</param>
/// <param name="IsFifth">Whether the best week lay at least 20 % below CourseBaseline.</param>
/// <param name="IsClear">Whether it lay also at least 1.0 below it.</param>
public sealed record Gain(decimal? Best, decimal? Now, bool IsFifth, bool IsClear)
{
    private const decimal Share = 0.20m;
    private const decimal Points = 1.0m;
    private const int WeekDays = 7;
    private const int FewestDays = 4;

    internal static Gain Of(Trajectory t)
    {
        if (t.Course.CourseBaseline is not { } start)
        {
            return new Gain(null, null, false, false);
        }

        var first = t.Sessions[0].On;
        var days = t.Days;
        decimal? best = null;
        decimal? now = null;
        Span<decimal> week = stackalloc decimal[WeekDays];
        for (var last = 0; last < days.Count; last++)
        {
            var count = 0;
            for (var i = last; i >= 0 && days[i].On > first && days[last].On.DayNumber - days[i].On.DayNumber < WeekDays; i--)
            {
                week[count++] = days[i].Distress;
            }

            if (count >= FewestDays)
            {
                var median = Readings.Median(week[..count]);
                best = median < best ? median : best ?? median;
                now = t.Today.DayNumber - days[last].On.DayNumber < WeekDays ? median : null;
            }
        }

        var fifth = best <= start * (1 - Share);
        return new Gain(best, now, fifth, fifth && best <= start - Points);
    }
}
