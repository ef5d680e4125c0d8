using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection.Rules;

/// <summary>How far the weekly PHQ-9 lies above the first of the course [points 0-27]. Usual limits: 5 and 6.</summary>
internal static class WeeklyPhq9
{
    public static double[] Score(Diary diary)
    {
        var scores = new double[diary.Length];
        int? first = null;
        for (var day = 0; day < diary.Length; day++)
        {
            scores[day] = double.NegativeInfinity;
            if (diary.Phq9[day] is { } total)
            {
                scores[day] = total - first ?? double.NegativeInfinity;
                first ??= total;
            }
        }

        return scores;
    }
}
