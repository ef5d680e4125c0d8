using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection.Rules;

/// <summary>Phase I of a textbook chart: the readings before the first session if there are at least seven, else the first 14 readings. Raw SD.</summary>
internal static class FixedLevel
{
    private const int Enough = 7, Readings = 14;
    private const double LeastSd = .1;

    /// <summary>The level by day; none while it is still being learnt.</summary>
    public static Level[] Of(Diary diary)
    {
        var first = diary.Sessions[0];
        int[] answered = [.. Enumerable.Range(0, diary.Length).Where(d => diary.Values[d] is not null)];
        int[] before = [.. answered.Where(d => d <= first)];
        var learnt = before.Length >= Enough ? before : [.. answered.Take(Readings)];
        var levels = new Level[diary.Length];
        Array.Fill(levels, Level.None);
        if (learnt.Length > 1 && (learnt == before || learnt.Length == Readings))
        {
            var values = learnt.Select(d => diary.Values[d]!.Value).ToArray();
            var mean = values.Average();
            var sd = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
            Array.Fill(levels, new(mean, Math.Max(LeastSd, sd), learnt[^1]), learnt[^1] + 1, diary.Length - learnt[^1] - 1);
        }

        return levels;
    }
}
