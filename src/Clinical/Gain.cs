namespace Evenkeel.Clinical;

/// <summary>
/// What was gained against CourseBaseline: the median of at least four daily values in seven days, at least 20 % and at least
/// 1.0 below it (design 5a, return of symptoms; evidence 4.2 non-improvement).
/// </summary>
/// <param name="Reached">Whether there has been such a week since the first session.</param>
/// <param name="Best">The lowest weekly median since then; null with no week of four days.</param>
/// <param name="Now">The median of the week that ends today; null with fewer than four days in it.</param>
public sealed record Gain(bool Reached, decimal? Best, decimal? Now)
{
    private const decimal Share = 0.20m;
    private const decimal Points = 1.0m;
    private const int WeekDays = 7;
    private const int FewestDays = 4;

    internal static Gain Of(Trajectory t)
    {
        if (t.Course.CourseBaseline is not { } start)
        {
            return new Gain(false, null, null);
        }

        var goal = Math.Min(start * (1 - Share), start - Points);
        var first = t.Sessions[0].On;
        decimal? best = null;
        decimal? now = null;
        Span<decimal> week = stackalloc decimal[WeekDays];
        for (var last = 0; last < t.Days.Count; last++)
        {
            var count = 0;
            for (var i = last; i >= 0 && t.Days[i].On > first && t.Days[last].On.DayNumber - t.Days[i].On.DayNumber < WeekDays; i--)
            {
                week[count++] = t.Days[i].Distress;
            }

            if (count >= FewestDays)
            {
                now = Readings.Median(week[..count]);
                best = best is null || now < best ? now : best;
            }
            else
            {
                now = null;
            }
        }

        // The last week counts as now only while today is in it: silence says nothing about this week.
        var fresh = t.Days.Count > 0 && t.Today.DayNumber - t.Days[^1].On.DayNumber < 2;
        return new Gain(best <= goal, best, fresh ? now : null);
    }
}
