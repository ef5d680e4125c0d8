using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection.Rules;

/// <summary>The rise of the weekly PHQ-9 [points 0-27]. Usual limits: 5 and 6.</summary>
internal static class WeeklyPhq9
{
    /// <param name="fromStart">Compare with the first total, not with the one before.</param>
    public static double[] Score(Diary diary, bool fromStart)
    {
        var scores = new double[diary.Length];
        int? reference = null;
        for (var day = 0; day < diary.Length; day++)
        {
            scores[day] = double.NegativeInfinity;
            if (diary.Phq9[day] is { } total)
            {
                scores[day] = total - reference ?? double.NegativeInfinity;
                reference = fromStart ? reference ?? total : total;
            }
        }

        return scores;
    }
}
