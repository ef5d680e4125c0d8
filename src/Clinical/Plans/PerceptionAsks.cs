namespace Evenkeel.Clinical.Plans;

/// <summary>
/// When perception and attention are asked about after a dose (mission 3.11). Reckoned from the session's start, which is never later
/// than the dose, so that nothing is asked or told too late. All hours are proposals, for a clinician's signature: labels say to watch
/// for at least two hours (evidence L21), and from 24 hours on it is for the same day (evidence 4.5).
/// </summary>
public static class PerceptionAsks
{
    public static readonly IReadOnlyList<TimeSpan> Offsets = [TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(24)];

    /// <summary>How long the last one is asked for; open.</summary>
    public static readonly TimeSpan AsksUntil = TimeSpan.FromHours(48);

    /// <summary>An answer so shortly before an hour is its answer: nobody is asked the same twice in a quarter of an hour. Closed.</summary>
    public static readonly TimeSpan Early = TimeSpan.FromMinutes(15);

    /// <param name="answered">When this person has answered since.</param>
    /// <returns>The offset that is due now; null when none is, or it has been answered.</returns>
    public static TimeSpan? Due(DateTimeOffset start, IEnumerable<DateTimeOffset> answered, DateTimeOffset at)
    {
        var since = at - start;
        TimeSpan? due = since < AsksUntil ? Offsets.Where(o => o <= since).Select(o => (TimeSpan?)o).LastOrDefault() : null;
        return due is { } offset && !answered.Any(a => a >= start + offset - Early && a <= at) ? due : null;
    }
}
