using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection.Rules;

/// <summary>The lowest of three days in a row, all answered, against the level [SD]. Usual limit: 1.5.</summary>
internal static class Consecutive
{
    private const int InARow = 3;

    public static double[] Score(Diary diary, Level[] levels)
    {
        var scores = new double[diary.Length];
        for (var day = 0; day < diary.Length; day++)
        {
            var level = levels[day];
            scores[day] = !level.IsKnown || day < InARow - 1 || diary.Values[(day - InARow + 1)..(day + 1)].Any(v => v is null)
                ? double.NegativeInfinity
                : diary.Values[(day - InARow + 1)..(day + 1)].Min(v => level.Z(v!.Value));
        }

        return scores;
    }
}
