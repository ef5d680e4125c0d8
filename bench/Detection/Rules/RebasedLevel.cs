using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection.Rules;

/// <summary>The mean of the last seven readings or fewer up to the latest session; the SD of all up to then, shrunk to the population's.</summary>
internal static class RebasedLevel
{
    private const int Readings = 7;

    /// <summary>How many readings' worth the population's SD counts.</summary>
    private const double Shrinkage = 5;

    public static Level[] Of(Diary diary)
    {
        var latest = diary.LatestSession();
        var levels = new Level[diary.Length];
        var level = Level.None;
        for (var day = 0; day < diary.Length; day++)
        {
            if (latest[day] >= 0 && (day == 0 || latest[day] != latest[day - 1]))
            {
                level = At(diary, latest[day], level);
            }

            levels[day] = level;
        }

        return levels;
    }

    private static Level At(Diary diary, int session, Level before)
    {
        var values = diary.Values.Take(session + 1).OfType<double>().ToArray();
        if (values.Length == 0)
        {
            return before;
        }

        var mean = values.Average();
        var s0 = PopulationSd(diary.Items);
        var variance = ((Shrinkage * s0 * s0) + values.Sum(v => (v - mean) * (v - mean))) / (Shrinkage + values.Length - 1);
        return new(values.TakeLast(Readings).Average(), Math.Sqrt(variance), session);
    }

    /// <summary>The median person SD [points]: of a mean of three items or more, and of one item.</summary>
    public static double PopulationSd(int items) => items >= 3 ? 1.3 : 1.7;
}
