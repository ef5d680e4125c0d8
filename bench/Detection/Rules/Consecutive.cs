using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection.Rules;

/// <summary>The lowest of the last readings against the level: all of them must be high. Three days: usual limit 1.5 SD.</summary>
internal static class Consecutive
{
    /// <param name="sinceSession">Whether only readings after the latest session count.</param>
    public static double[] Score(Diary diary, Level[] levels, int readings, bool sinceSession, Func<Level, double, double> excess)
    {
        var scores = new double[diary.Length];
        var recent = new List<(int Day, double Value)>();
        for (var day = 0; day < diary.Length; day++)
        {
            scores[day] = double.NegativeInfinity;
            if (diary.Values[day] is not { } y)
            {
                continue;
            }

            recent.Add((day, y));
            var level = levels[day];
            var counted = recent.TakeLast(readings).Where(r => !sinceSession || r.Day > level.Since).ToArray();
            if (level.IsKnown && counted.Length == readings)
            {
                scores[day] = counted.Min(r => excess(level, r.Value));
            }
        }

        return scores;
    }
}
