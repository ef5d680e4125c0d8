using Evenkeel.Bench.Detection.Diaries;
using Evenkeel.Bench.Detection.Scoring;
using Evenkeel.Cohort;

namespace Evenkeel.Bench.Detection;

/// <summary>A method where people worsen away from sessions, at thresholds of its own.</summary>
public sealed record OnAway(string Method, IReadOnlyList<At> Curve);

/// <summary>
/// Worsening that no session went before: an onset on any day at least five days after the latest one. The people in whom nothing
/// lasting happens are those of the cohort's part: they have sessions too, and each is a false alert's occasion.
/// </summary>
public sealed class AwayProtocol(int fraction)
{
    public const double Aim = .05;
    /// <summary>An onset comes at least so many days after a session [days].</summary>
    public const int DaysAfterASession = 5;

    private const int CalmPeople = 6_000, WorsePeople = 1_200;
    private static readonly double[] Aims = [Aim, .1];

    private readonly Case[] _calibration = CohortCases.Calm(new(), Splits.Calibration, CalmPeople / fraction);
    private readonly Case[] _calm = CohortCases.Calm(new(), Splits.Test, CalmPeople / fraction);
    private readonly Case[][] _worse = [.. CohortProtocol.Sizes.Select(size => CohortCases.Worse(People, Splits.Test, WorsePeople / fraction, size))];

    public static CohortParameters People { get; } = new() { Shift = new() { AwayBy = DaysAfterASession } };

    public OnAway Measure(Method method)
    {
        var (calibration, calm) = (Scored.By(method, _calibration, 0), Scored.By(method, _calm, 0));
        var worse = _worse.Select(cases => Scored.By(method, cases, 0)).ToArray();
        return new(method.Name, [.. Aims.Select(aim => At(aim, calibration.ThresholdFor(aim), calm, worse))]);
    }

    private static At At(double aim, double threshold, Scored calm, Scored[] worse)
    {
        var outcomes = calm.At(threshold);
        var sizes = CohortProtocol.Sizes.Select((size, i) => Scoring.Measure.Found(worse[i], size, threshold)).ToArray();
        return new(aim, threshold, Scoring.Measure.FalseAlerts(calm.Cases, outcomes), sizes, Scoring.Measure.Dips(calm.Cases, outcomes));
    }
}
