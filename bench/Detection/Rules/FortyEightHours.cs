using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection.Rules;

/// <summary>The 48-hour rule as a score: the lower of the last two readings after the session, above the level before it. Usual limit: 2 points.</summary>
internal static class FortyEightHours
{
    public static double[] InPoints(Diary diary) => Score(diary, (level, value) => value - level.Mean);

    public static double[] InSds(Diary diary) => Score(diary, (level, value) => level.Z(value));

    private static double[] Score(Diary diary, Func<Level, double, double> excess)
    {
        var levels = RebasedLevel.Of(diary);
        var scores = new double[diary.Length];
        var (last, lastDay) = (0.0, -1);
        for (var day = 0; day < diary.Length; day++)
        {
            scores[day] = double.NegativeInfinity;
            if (diary.Values[day] is not { } y)
            {
                continue;
            }

            if (levels[day].IsKnown && lastDay > levels[day].Since)
            {
                scores[day] = Math.Min(excess(levels[day], last), excess(levels[day], y));
            }

            (last, lastDay) = (y, day);
        }

        return scores;
    }
}
