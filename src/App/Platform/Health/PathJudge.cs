using Evenkeel.Care;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;

namespace Evenkeel.Platform.Health;

/// <summary>
/// Judges from the last passages whether the alert path works. How long ago one was seen is counted by a clock that nobody can set,
/// so a wrong server clock neither hides a break nor makes one up.
/// </summary>
public sealed class PathJudge(TimeProvider time)
{
    private readonly long _began = time.GetTimestamp();
    private Guid? _provedBy;
    private DateTimeOffset? _provedAt;
    private TimeSpan _ageWhenSeen;
    private long _seen;

    /// <summary>Whether the last look found a passage that was not known before.</summary>
    public bool IsNewProof { get; private set; }

    /// <param name="newestFirst">The last passages with the last good one among them; null when the database could not be read.</param>
    public PathState Judge(IReadOnlyList<CanaryRun>? newestFirst, DateTimeOffset now)
    {
        var good = newestFirst?.FirstOrDefault(r => r.AcknowledgedAt is not null);
        IsNewProof = good is not null && good.Id != _provedBy;
        if (IsNewProof)
        {
            // One from before this process has only the wall clock to say its age.
            _ageWhenSeen = _provedBy is null && now > good!.AcknowledgedAt ? now - good.AcknowledgedAt!.Value : TimeSpan.Zero;
            (_provedBy, _provedAt, _seen) = (good!.Id, good.AcknowledgedAt, time.GetTimestamp());
        }

        var isFresh = _provedBy is not null && _ageWhenSeen + time.GetElapsedTime(_seen) < ProofTimes.LateAfter;
        if (isFresh || time.GetElapsedTime(_began) < ProofTimes.LateAfter)
        {
            return new PathState(newestFirst is null ? AlertPath.Unknown : isFresh ? AlertPath.Working : AlertPath.NotProved, _provedAt);
        }

        var (step, detail) = newestFirst is null ? (BrokenStep.Database, "") : Broken.Among(newestFirst, now);
        return new PathState(AlertPath.Down, _provedAt, step, detail);
    }
}
