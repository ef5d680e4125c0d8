using Evenkeel.Care;
using Evenkeel.Data;

namespace Evenkeel.Platform.Health;

/// <summary>Finds the broken step from what the last passages reached.</summary>
public static class Broken
{
    /// <summary>The first step that a passage has not reached.</summary>
    public static BrokenStep At(CanaryRun run) => run switch
    {
        { AcknowledgedAt: not null } => BrokenStep.None,
        { CheckedInAt: null } => BrokenStep.CheckIn,
        { AlertedAt: null } => BrokenStep.Alert,
        { DeliveredAt: null } => BrokenStep.Delivery,
        // Not a time of its own in the row: said by the passage when it failed.
        _ when run.Failure.StartsWith(PathWords.Of(BrokenStep.Ladder), StringComparison.Ordinal) => BrokenStep.Ladder,
        _ => BrokenStep.Acknowledging,
    };

    /// <summary>While the watch lives, some passage is younger than this: it starts them, and ends those that fail.</summary>
    private static readonly TimeSpan WatchShowsWithin = ProofTimes.Every + ProofTimes.AgainAfter;

    /// <param name="newestFirst">The last passages.</param>
    public static (BrokenStep Step, string Detail) Among(IReadOnlyList<CanaryRun> newestFirst, DateTimeOffset now)
    {
        var lastSign = newestFirst.Select(r => r.FailedAt ?? r.AcknowledgedAt ?? r.StartedAt).DefaultIfEmpty().Max();
        if (now - lastSign >= WatchShowsWithin)
        {
            return (BrokenStep.Watch, "");
        }

        return newestFirst.FirstOrDefault(r => r.FailedAt is not null) is { } failed ? (At(failed), failed.Failure) : (At(newestFirst[0]), "");
    }
}
