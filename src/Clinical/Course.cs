namespace Evenkeel.Clinical;

/// <summary>
/// Where the person stands in the course: which session they are compared with, on what baseline, and whether a dip stands.
/// Definitions and numbers: design 5a (proposals with a place for a clinician's signature).
/// </summary>
/// <param name="Anchor">The session that counts: the latest whose baseline holds. Null before the first session.</param>
/// <param name="Baseline">Its SessionBaseline, or CourseBaseline standing in for it; null when neither can be had.</param>
/// <param name="CourseBaseline">The SessionBaseline of the session with which the current course began.</param>
/// <param name="Dip">The dip on the watch list, if one stands.</param>
public sealed record Course(TreatmentSession? Anchor, decimal? Baseline, decimal? CourseBaseline, Dip? Dip)
{
    /// <summary>Points above baseline at which a dip starts; closed.</summary>
    public const decimal DipRise = 2.0m;
    private const decimal HighestDipLimit = 9.5m;
    private const decimal RecoveryRise = 1.0m;
    private const decimal HighestRecoveryLine = 9.0m;
    private const decimal DipLimitWithoutBaseline = 7.0m;
    private const int BaselineWindowDays = 14;
    private const int BaselineMostValues = 7;
    private const int BaselineFewestValues = 2;

    /// <summary>A reading at or above this is in a dip. Without any baseline: 7.0.</summary>
    public decimal DipLimit { get; } = LimitFor(Baseline);

    /// <summary>A reading below this is a recovery. Without any baseline: 6.0 (one point below the limit, as with one).</summary>
    public decimal RecoveryLine { get; } = RecoveryFor(Baseline);

    /// <summary>Every dip so far, of earlier courses too, oldest first, and how long it took to recover from it (row 7.14).</summary>
    public IReadOnlyList<Recovery> Recoveries { get; private init; } = [];

    internal static decimal LimitFor(decimal? baseline) =>
        baseline is { } b ? Math.Min(b + DipRise, HighestDipLimit) : DipLimitWithoutBaseline;

    internal static decimal RecoveryFor(decimal? baseline) =>
        baseline is { } b ? Math.Min(b + RecoveryRise, HighestRecoveryLine) : DipLimitWithoutBaseline - RecoveryRise;

    /// <summary>The median of the at most seven latest daily values in the 14 days before a session's start; null with fewer than two.</summary>
    internal static decimal? SessionBaseline(TreatmentSession session, IReadOnlyList<Reading> readings)
    {
        var earliest = session.On.AddDays(-BaselineWindowDays);
        var before = readings.Where(r => r.At < session.Start && r.On >= earliest).ToArray();
        var days = Readings.Daily(before);
        return days.Count < BaselineFewestValues
            ? null
            : Readings.Median([.. days.Skip(days.Count - BaselineMostValues).Select(d => d.Distress)]);
    }

    internal static Course Of(Trajectory t)
    {
        var walk = new DipWalk(t);
        TreatmentSession? anchor = null;
        decimal? baseline = null;
        decimal? courseBaseline = null;
        foreach (var session in t.Sessions)
        {
            walk.To(session.Start);
            var own = SessionBaseline(session, t.Readings);
            courseBaseline = session == t.Sessions[0] || session.StartsCourse ? own : courseBaseline;
            // A new session moves the baseline only when no dip is unrecovered: else the dip would become the new normal.
            if (anchor is null || !walk.Unrecovered)
            {
                anchor = session;
                baseline = own ?? courseBaseline;
                walk.StartAfter(session, baseline);
            }
        }

        walk.To(DateTimeOffset.MaxValue);
        return new Course(anchor, baseline, courseBaseline, walk.Dip) { Recoveries = walk.Recoveries };
    }
}
