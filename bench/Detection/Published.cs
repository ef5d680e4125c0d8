using Evenkeel.Cohort;

namespace Evenkeel.Bench.Detection;

/// <summary>
/// Published figures of the rules on a cohort of the same description [%], by which this cohort is judged before its figures count.
/// A matched row's false alerts are published as a range for all of them.
/// </summary>
/// <param name="Aim">Null at the usual limit.</param>
/// <param name="By7Days">+1, +1.5 and +2 SD by day 7; <paramref name="By48Hours"/> likewise, NaN where not published.</param>
public sealed record Published(string Method, double? Aim, Span FalseAlerts, double[] By48Hours, double[] By7Days)
{
    private static readonly double N = double.NaN;

    public static IReadOnlyList<Published> Rows { get; } =
    [
        new("Shewhart 3 SD, fixed", null, new(.050, .050), [N, 3, N], [5, 8, 11]),
        new("3 days, fixed", null, new(.035, .035), [N, 1, N], [3, 6, 9]),
        new("EWMA .2, fixed", null, new(.126, .126), [N, 4, N], [9, 14, 17]),
        new("EWMA .2 AC, fixed", null, new(.030, .030), [N, 1, N], [2, 5, 7]),
        new("EWMA .1, fixed", null, new(.107, .107), [N, 2, N], [6, 10, 13]),
        new("EWMA .1 AC, fixed", null, new(.021, .021), [N, 0, N], [2, 2, 2]),
        new("CUSUM .5, fixed", null, new(.117, .117), [N, 3, N], [8, 13, 17]),
        new("CUSUM .5, rebased", null, new(.270, .270), [N, 6, N], [16, 25, 33]),
        new("48-h rule, points", null, new(.299, .299), [N, 13, N], [24, 32, 40]),
        new("PHQ-9 weekly", null, new(.136, .136), [N, 2, N], [11, 19, 22]),
        new("Shewhart, rebased", .1, new(.09, .1), [4, 9, 13], [10, 18, 25]),
        new("Shewhart, rebased", .2, new(.18, .21), [7, 15, 22], [18, 27, 40]),
        new("Naive 3-day, rebased", .1, new(.09, .1), [2, 4, 6], [8, 14, 20]),
        new("Naive 3-day, rebased", .2, new(.18, .21), [4, 8, 10], [14, 23, 30]),
        new("EWMA .4, rebased", .1, new(.09, .1), [2, 4, 6], [8, 13, 20]),
        new("EWMA .4, rebased", .2, new(.18, .21), [4, 8, 11], [15, 24, 33]),
        new("EWMA .2, fixed", .1, new(.09, .1), [N, 2, N], [N, 11, N]),
        new("EWMA .1, rebased", .1, new(.09, .1), [N, 1, N], [N, 5, N]),
        new("CUSUM 1.0, rebased", .1, new(.09, .1), [1, 3, 3], [7, 11, 19]),
        new("CUSUM 1.0, rebased", .2, new(.18, .21), [4, 8, 12], [15, 24, 34]),
        new("48-h rule, points", .1, new(.09, .1), [3, 6, 8], [8, 14, 20]),
        new("48-h rule, points", .2, new(.18, .21), [6, 10, 14], [17, 25, 31]),
        new("48-h rule, own SDs", .1, new(.09, .1), [3, 8, 9], [9, 18, 24]),
        new("48-h rule, own SDs", .2, new(.18, .21), [6, 11, 15], [18, 29, 36]),
        new("PHQ-9 weekly", .1, new(.087, .1), [1, 1, 2], [8, 14, 18]),
        new("PHQ-9 weekly", .2, new(.18, .21), [2, 2, 3], [14, 23, 27]),
        new("Moving window", .1, new(.09, .1), [1, 4, 5], [9, 20, 29]),
        new("Moving window", .2, new(.18, .21), [3, 6, 8], [15, 28, 40]),
        new("Kalman + CUSUM", .1, new(.09, .1), [6, 10, 19], [16, 24, 38]),
        new("Kalman + CUSUM", .2, new(.18, .21), [11, 18, 27], [25, 37, 48]),
    ];

    /// <summary>The prototype's oracle by day 7 at .1 false alerts, +1, +1.5 and +2 SD; the least that ours must reach at +1.5.</summary>
    public static (double[] By7Days, double Least) Oracle { get; } = ([33, 59, 72], 56);
}
