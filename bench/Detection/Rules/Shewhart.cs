using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection.Rules;

/// <summary>One reading against the level. Usual limit: 3 SD.</summary>
internal static class Shewhart
{
    public static double[] Score(Diary diary, Level[] levels) =>
        [.. diary.Values.Select((v, day) => v is { } y && levels[day].IsKnown ? levels[day].Z(y) : double.NegativeInfinity)];
}
