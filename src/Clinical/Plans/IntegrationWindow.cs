namespace Evenkeel.Clinical.Plans;

/// <summary>
/// The time after a session in which the clinic puts its support (mission 2.6). How long it is, is the clinic's choice and not a
/// finding: that the brain has such a window is not shown in people (evidence, ledger L13), and it is never a reason to wait.
/// </summary>
/// <param name="From">The recorded end of the session.</param>
/// <param name="PeakUntil">Exclusive.</param>
/// <param name="Until">Exclusive.</param>
public sealed record IntegrationWindow(Guid SessionId, DateTimeOffset From, DateTimeOffset PeakUntil, DateTimeOffset Until)
{
    /// <summary>The defaults of mission 2.6.</summary>
    public static readonly TimeSpan Peak = TimeSpan.FromHours(72), Total = TimeSpan.FromDays(14);

    /// <summary>Of the latest session; null while it goes on, where its end is not known, or when the window has closed.</summary>
    public static IntegrationWindow? Of(IReadOnlyList<TreatmentSession> sessions, DateTimeOffset now) =>
        sessions.MaxBy(s => s.Start) is { End: { } end } session && end <= now && now < end + Total ? new(session.Id, end, end + Peak, end + Total) : null;

    /// <summary>Whole hours, the one that has begun among them.</summary>
    public int HoursLeft(DateTimeOffset now) => (int)Math.Ceiling((Until - now).TotalHours);

    public bool IsPeak(DateTimeOffset now) => now < PeakUntil;
}
