namespace Evenkeel.Clinical.Plans;

/// <summary>A check-in that asks how a session works, and the time in which an answer counts as its own.</summary>
/// <param name="Offset">From the recorded end of the session.</param>
/// <param name="Until">Exclusive: then the next is due, or nobody asks any more.</param>
/// <param name="IsDone">Answered in its time.</param>
public sealed record EffectCheckIn(Guid SessionId, TimeSpan Offset, DateTimeOffset DueAt, DateTimeOffset Until, bool IsDone)
{
    public bool IsDue(DateTimeOffset now) => !IsDone && DueAt <= now && now < Until;
}

/// <summary>
/// Check-ins at set offsets from the recorded end of the latest session (mission 2.5). They are reckoned from it each time and kept
/// nowhere, so that one who corrects the end moves them, and a next session takes their place.
/// </summary>
public static class EffectCheckIns
{
    /// <summary>The defaults of mission 2.5.</summary>
    public static readonly IReadOnlyList<TimeSpan> Offsets = [TimeSpan.FromHours(4), TimeSpan.FromHours(24), TimeSpan.FromHours(72), TimeSpan.FromDays(7)];

    /// <summary>An answer so shortly before it is due is its answer: nobody is asked the same twice in an hour. Closed.</summary>
    public static readonly TimeSpan Early = TimeSpan.FromHours(1);

    /// <summary>How long the last one waits; open.</summary>
    public static readonly TimeSpan LastWaits = TimeSpan.FromDays(2);

    /// <summary>Of the latest session; none while it goes on or where its end is not known.</summary>
    /// <param name="answeredAt">When an answer came that counts (<see cref="Answering"/>).</param>
    public static IReadOnlyList<EffectCheckIn> Of(IReadOnlyList<TreatmentSession> sessions, IEnumerable<DateTimeOffset> answeredAt)
    {
        if (sessions.MaxBy(s => s.Start) is not { End: { } end } session)
        {
            return [];
        }

        DateTimeOffset[] answered = [.. answeredAt];
        return
        [
            .. Offsets.Select((offset, i) =>
            {
                var (due, until) = (end + offset, i + 1 < Offsets.Count ? end + Offsets[i + 1] : end + offset + LastWaits);
                var isDone = answered.Any(at => at >= due - Early && at < until - Early);
                return new EffectCheckIn(session.Id, offset, due, until, isDone);
            }),
        ];
    }
}
