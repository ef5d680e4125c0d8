using Evenkeel.Bench.Detection.Rules;
using TheOracle = Evenkeel.Bench.Detection.Rules.Oracle;

namespace Evenkeel.Bench.Detection;

/// <summary>Every method that is measured. A new one is added to <see cref="Engines"/>, and nowhere else.</summary>
public static class Methods
{
    /// <summary>The published rule does not say when a rebased sum starts again; here it is the value that gives its published false alerts.</summary>
    private const double CusumForgetsAt = 8.5;

    /// <summary>Our own. The first is the one that is set beside the rules.</summary>
    public static IReadOnlyList<Method> Engines { get; } = [Method.Blind("Own band", Engine.Evidence, Engine.Shipped(3)) with { UsualOfOneItem = Engine.Shipped(1) }];

    /// <summary>Its second question: did something begin that no session went before? On days after sessions it is left out.</summary>
    public static Method Away { get; } = Method.Blind("Own band, away from sessions", Engine.EvidenceAway);

    /// <summary>Real diaries have no weekly PHQ-9.</summary>
    public const string Weekly = "PHQ-9 weekly";

    /// <summary>The rules to be beaten.</summary>
    public static IReadOnlyList<Method> Rules { get; } =
    [
        Method.Blind("Shewhart 3 SD, fixed", d => Shewhart.Score(d, FixedLevel.Of(d)), 3),
        Method.Blind("3 days, fixed", d => Consecutive.Score(d, FixedLevel.Of(d)), 1.5),
        Method.Blind("EWMA .2, fixed", d => Ewma.Score(d, FixedLevel.Of(d), .2, false, Ewma.Limit), Ewma.Limit),
        Method.Blind("EWMA .2 AC, fixed", d => Ewma.Score(d, FixedLevel.Of(d), .2, true, Ewma.Limit), Ewma.Limit),
        Method.Blind("EWMA .1, fixed", d => Ewma.Score(d, FixedLevel.Of(d), .1, false, Ewma.Limit), Ewma.Limit),
        Method.Blind("EWMA .1 AC, fixed", d => Ewma.Score(d, FixedLevel.Of(d), .1, true, Ewma.Limit), Ewma.Limit),
        Method.Blind("CUSUM .5, fixed", d => Cusum.Score(d, FixedLevel.Of(d), .5, Cusum.Limit), Cusum.Limit),
        Method.Blind("Shewhart, rebased", d => Shewhart.Score(d, RebasedLevel.Of(d))),
        Method.Blind("Naive 3-day, rebased", d => Consecutive.Score(d, RebasedLevel.Of(d))),
        Method.Blind("EWMA .4, rebased", d => Ewma.Score(d, RebasedLevel.Of(d), .4, false, double.PositiveInfinity)),
        Method.Blind("EWMA .1, rebased", d => Ewma.Score(d, RebasedLevel.Of(d), .1, false, double.PositiveInfinity)),
        Method.Blind("CUSUM .5, rebased", d => Cusum.Score(d, RebasedLevel.Of(d), .5, CusumForgetsAt), Cusum.Limit),
        Method.Blind("CUSUM 1.0, rebased", d => Cusum.Score(d, RebasedLevel.Of(d), 1, CusumForgetsAt)),
        Method.Blind("48-h rule, points", FortyEightHours.InPoints, 2),
        Method.Blind("48-h rule, own SDs", FortyEightHours.InSds),
        Method.Blind(Weekly, WeeklyPhq9.Score, 5),
        Method.Blind("Moving window", MovingWindow.Score),
        Method.Blind("Kalman + CUSUM", d => KalmanCusum.Score(d, 1)),
    ];

    /// <summary>Those with one of the words in their name; all when no word is given.</summary>
    public static IEnumerable<Method> Named(IReadOnlyList<string> words, IReadOnlyList<Method> all) =>
        all.Where(m => words.Count == 0 || words.Any(w => m.Name.Contains(w, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The limit of what is possible, on the cohort only.</summary>
    public static Method Oracle { get; } = new("Oracle", (c, size) => TheOracle.Score(c, size, 0)) { KnowsSize = true };

    /// <summary>The same as the published one decides: two answers in the shift at least.</summary>
    public static Method OracleOfTwoAnswers { get; } = new("Oracle, two answers", (c, size) => TheOracle.Score(c, size, 2)) { KnowsSize = true };
}
