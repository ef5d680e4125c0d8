namespace Evenkeel.Clinical.Plans;

/// <summary>How distress was before a session and in the three days after it, from the check-ins that there are. Two numbers beside each other; they say nothing about why.</summary>
/// <param name="Before">SessionBaseline [points 0-10]; null with fewer than two days.</param>
/// <param name="After">The median of the days in the 72 hours after it [points 0-10]; null without an answer.</param>
public sealed record ChangeAfterSession(decimal? Before, decimal? After)
{
    /// <summary>Open.</summary>
    public static readonly TimeSpan Days = TimeSpan.FromHours(72);

    /// <summary>Points; above zero is worse. Null where either is not known.</summary>
    public decimal? Points => After - Before;

    /// <param name="nextStart">Of the session after it: from there on an answer belongs to that one. Null for none.</param>
    public static ChangeAfterSession Of(TreatmentSession session, DateTimeOffset? nextStart, IReadOnlyList<Reading> readings)
    {
        var after = Readings.Daily([.. readings.Where(r => r.At >= session.After && r.At < session.After + Days && (nextStart is null || r.At < nextStart))]);
        return new(Course.SessionBaseline(session, readings), after.Count == 0 ? null : Readings.Median([.. after.Select(d => d.Distress)]));
    }
}
