using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>
/// One patient at a time: read, decide and write as if nobody else touched this patient. Within the process people wait their turn;
/// between processes the patient's Version tells that somebody came in between, and the turn is taken again from the start.
/// </summary>
public sealed class PatientTurn(IDbContextFactory<CareDb> dbs)
{
    private const int Tries = 10;

    // Patients share a queue now and then, which costs a little waiting; a queue for each would have to be cleaned up.
    private readonly SemaphoreSlim[] _queues = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Runs the work and commits what it changed; the result of a try that lost is thrown away with it.</summary>
    /// <param name="work">Gets a fresh database and the patient, or null when there is none (or no longer one).</param>
    public async Task<T> Take<T>(PatientKey key, Func<CareDb, Patient?, Task<T>> work, CancellationToken cancellation = default)
    {
        var queue = _queues[(uint)key.GetHashCode() % _queues.Length];
        await queue.WaitAsync(cancellation);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await Try(key, work, cancellation);
                }
                catch (DbUpdateException e) when (attempt < Tries && StoreFaults.SomebodyWasFaster(e))
                {
                    // What was read is out of date: read again.
                }
            }
        }
        finally
        {
            queue.Release();
        }
    }

    private async Task<T> Try<T>(PatientKey key, Func<CareDb, Patient?, Task<T>> work, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        // Open for the whole turn: a connection that is opened for each of ten queries is set up ten times.
        await using var held = await HeldOpen.Of(db, cancellation);
        var patient = await db.Patients
            .SingleOrDefaultAsync(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId && p.DeletedAt == null, cancellation);
        var result = await work(db, patient);
        if (patient is not null && db.ChangeTracker.HasChanges())
        {
            patient.Version++;
        }

        await db.SaveChangesAsync(cancellation);
        return result;
    }
}
