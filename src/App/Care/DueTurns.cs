using Evenkeel.Data;

namespace Evenkeel.Care;

/// <summary>Takes the turns of many patients one after the other; one whose turn fails must not keep the watch from the others.</summary>
public sealed class DueTurns(PatientTurn turn, ILogger<DueTurns> log)
{
    /// <summary>How many a round takes at most.</summary>
    public const int AtOnce = 200;

    /// <returns>How many turns went well.</returns>
    public async Task<int> Take(IEnumerable<PatientKey> due, Func<CareDb, Patient?, Task> work, CancellationToken cancellation)
    {
        var done = 0;
        foreach (var key in due)
        {
            try
            {
                await turn.Take(key, async (db, patient) =>
                {
                    await work(db, patient);
                    return 0;
                }, cancellation);
                done++;
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                log.LogError(e, "The watch failed for patient {Patient}; it looks again on the next round", key.PatientId);
            }
        }

        return done;
    }
}
