using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection.Rules;

/// <summary>The mean of the last seven readings or fewer up to the latest session; the SD of all up to then, shrunk to the population's.</summary>
internal static class RebasedLevel
{
    private const int Readings = 7;

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

        return new(values.TakeLast(Readings).Average(), Spread.Shrunk(values, diary.Items), session);
    }
}
