using System.Collections.Concurrent;
using Evenkeel.Data;
using Evenkeel.Platform.Time;

namespace Evenkeel.Care;

/// <summary>
/// Takes the turns of many patients one after the other; one whose turn fails must not keep the watch from the others, and neither may
/// two hundred of them: whoever failed within the last minute comes after all the others. Not later than that: a fault may pass.
/// </summary>
public sealed class DueTurns(PatientTurn turn, Clock clock, ILogger<DueTurns> log)
{
    private static readonly TimeSpan Behind = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<PatientKey, long> _failed = new();

    /// <summary>How many a round takes at most.</summary>
    public const int AtOnce = 200;

    /// <summary>How many a round must read, so that there are others behind those who failed.</summary>
    public int ToRead => AtOnce + _failed.Count;

    /// <returns>How many turns went well.</returns>
    public async Task<int> Take(IEnumerable<PatientKey> due, Func<CareDb, Patient?, Task> work, CancellationToken cancellation)
    {
        var done = 0;
        foreach (var (key, _) in _failed.Where(f => clock.Provider.GetElapsedTime(f.Value) >= Behind))
        {
            _failed.TryRemove(key, out _);
        }

        foreach (var key in due.OrderBy(_failed.ContainsKey).Take(AtOnce).ToList())
        {
            try
            {
                await turn.Take(key, async (db, patient) =>
                {
                    await work(db, patient);
                    return 0;
                }, cancellation);
                done++;
                _failed.TryRemove(key, out _);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                _failed.TryAdd(key, clock.Provider.GetTimestamp());
                log.LogError(e, "The watch failed for patient {Patient}; it looks again on the next round", key.PatientId);
            }
        }

        return done;
    }
}
