namespace Evenkeel.Clinical.Plans;

/// <summary>How close and how far apart sessions may stand; the numbers are the programme's, which a clinician signed.</summary>
/// <param name="MinDays">Between the days of two sessions at least so many; closed.</param>
/// <param name="GapDays">Longer than this without a session, a clinician looks again before the next (mission 5.10); closed.</param>
public sealed record SessionSpacing(int MinDays, int GapDays)
{
    /// <summary>Where no programme says otherwise: a proposal for a clinician to sign; the gap is the default of mission 5.10.</summary>
    public static readonly SessionSpacing Default = new(2, 90);

    /// <summary>The session that stands too close to a day; null when none does.</summary>
    public DateOnly? TooClose(DateOnly on, IEnumerable<DateOnly> others) =>
        others.Where(o => Math.Abs(o.DayNumber - on.DayNumber) < MinDays).OrderBy(o => Math.Abs(o.DayNumber - on.DayNumber)).Select(o => (DateOnly?)o).FirstOrDefault();

    /// <summary>
    /// The session after which the gap is so long that a clinician must look again first; null when it is not, or when somebody has:
    /// after that session, and no longer ago than the gap itself.
    /// </summary>
    public DateOnly? NeedsReviewSince(DateOnly on, IEnumerable<DateOnly> others, DateOnly? reviewedOn) =>
        others.Where(o => o < on).OrderDescending().Select(o => (DateOnly?)o).FirstOrDefault() is { } last
        && on.DayNumber - last.DayNumber > GapDays
        && !(reviewedOn > last && on.DayNumber - reviewedOn.Value.DayNumber <= GapDays)
            ? last
            : null;
}
