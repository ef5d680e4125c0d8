using Evenkeel.Bench.Detection.Rules;

namespace Evenkeel.Bench.Detection;

/// <summary>Every method that is measured. A new one is added to <see cref="Engines"/>, and nowhere else.</summary>
public static class Methods
{
    /// <summary>Our own. The first is the one that is set beside the rules.</summary>
    public static IReadOnlyList<Method> Engines { get; } = [];

    /// <summary>The rules to be beaten.</summary>
    public static IReadOnlyList<Method> Rules { get; } =
    [
        Method.Blind("Shewhart 3 SD, fixed", d => Shewhart.Score(d, FixedLevel.Of(d)), 3),
        Method.Blind("3 days >= 1.5 SD, fixed", d => Consecutive.Score(d, FixedLevel.Of(d), 3, false, (l, y) => l.Z(y)), 1.5),
        Method.Blind("EWMA .2, fixed", d => Ewma.Score(d, FixedLevel.Of(d), .2, false), 2.7),
        Method.Blind("EWMA .2 AC, fixed", d => Ewma.Score(d, FixedLevel.Of(d), .2, true), 2.7),
        Method.Blind("EWMA .1, fixed", d => Ewma.Score(d, FixedLevel.Of(d), .1, false), 2.7),
        Method.Blind("EWMA .1 AC, fixed", d => Ewma.Score(d, FixedLevel.Of(d), .1, true), 2.7),
        Method.Blind("CUSUM .5, fixed", d => Cusum.Score(d, FixedLevel.Of(d), .5), 5),
        Method.Blind("Shewhart, rebased", d => Shewhart.Score(d, RebasedLevel.Of(d))),
        Method.Blind("Naive 3-day, rebased", d => Consecutive.Score(d, RebasedLevel.Of(d), 3, false, (l, y) => l.Z(y))),
        Method.Blind("EWMA .4, rebased", d => Ewma.Score(d, RebasedLevel.Of(d), .4, false)),
        Method.Blind("EWMA .1, rebased", d => Ewma.Score(d, RebasedLevel.Of(d), .1, false)),
        Method.Blind("CUSUM .5, rebased", d => Cusum.Score(d, RebasedLevel.Of(d), .5), 5),
        Method.Blind("CUSUM 1.0, rebased", d => Cusum.Score(d, RebasedLevel.Of(d), 1)),
        Method.Blind("48-h rule, points", d => Consecutive.Score(d, RebasedLevel.Of(d), 2, true, (l, y) => y - l.Mean), 2),
        Method.Blind("48-h rule, own SDs", d => Consecutive.Score(d, RebasedLevel.Of(d), 2, true, (l, y) => l.Z(y))),
        Method.Blind("PHQ-9 weekly", d => WeeklyPhq9.Score(d, false), 5),
        Method.Blind("Moving window", MovingWindow.Score),
        Method.Blind("Kalman + CUSUM", d => KalmanCusum.Score(d, .5)),
    ];

    /// <summary>The limit of what is possible, on the cohort only.</summary>
    public static Method Oracle { get; } = new("Oracle", Evenkeel.Bench.Detection.Rules.Oracle.Score) { KnowsSize = true };
}
