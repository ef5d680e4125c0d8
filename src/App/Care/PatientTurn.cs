using System.Collections.Concurrent;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Names a patient of a clinic.</summary>
public readonly record struct PatientKey(int ClinicId, Guid PatientId);

/// <summary>
/// One patient at a time: read, decide and write as if nobody else touched this patient. Within the process people wait their turn;
/// between processes the patient's Version tells that somebody came in between, and the turn is taken again from the start.
/// </summary>
public sealed class PatientTurn(IDbContextFactory<CareDb> dbs)
{
    private const int Tries = 10;
    private readonly ConcurrentDictionary<PatientKey, Gate> _gates = new();

    /// <summary>Runs the work and commits what it changed; the result of a try that lost is thrown away with it.</summary>
    /// <param name="work">Gets a fresh database and the patient, or null when there is none (or no longer one).</param>
    public async Task<T> Take<T>(PatientKey key, Func<CareDb, Patient?, Task<T>> work, CancellationToken cancellation = default)
    {
        var gate = _gates.AddOrUpdate(key, _ => new Gate(), (_, g) => g.Enter());
        await gate.Turn.WaitAsync(cancellation);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await Try(key, work, cancellation);
                }
                catch (DbUpdateException) when (attempt < Tries)
                {
                    // Somebody else's commit came first: what was read is out of date, so read again.
                }
            }
        }
        finally
        {
            gate.Turn.Release();
            if (gate.Leave() == 0)
            {
                _gates.TryRemove(new KeyValuePair<PatientKey, Gate>(key, gate));
            }
        }
    }

    private async Task<T> Try<T>(PatientKey key, Func<CareDb, Patient?, Task<T>> work, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        // Open for the whole turn: a connection that is opened for each of ten queries is set up ten times.
        await db.Database.OpenConnectionAsync(cancellation);
        var patient = await db.Patients.SingleOrDefaultAsync(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId && p.DeletedAt == null, cancellation);
        var result = await work(db, patient);
        if (patient is not null && db.ChangeTracker.HasChanges())
        {
            patient.Version++;
        }

        await db.SaveChangesAsync(cancellation);
        return result;
    }

    private sealed class Gate
    {
        private int _waiting = 1;

        public SemaphoreSlim Turn { get; } = new(1);

        public Gate Enter()
        {
            Interlocked.Increment(ref _waiting);
            return this;
        }

        public int Leave() => Interlocked.Decrement(ref _waiting);
    }
}
