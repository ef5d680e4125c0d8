using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Data;

/// <summary>
/// Who read what while the database took nothing new. Such a reading goes on, because somebody may need it now; its audit row stands
/// in this process's memory and, by ids alone, in its log (which goes elsewhere than the full disk), and is entered as soon as that
/// is possible. An act that changes anything else is never let through.
/// </summary>
public sealed class AuditSetAside(IServiceProvider services, ILogger<AuditSetAside> log)
{
    /// <summary>Rows; past it nothing more is read until they are entered.</summary>
    public const int Most = 10_000;

    private readonly ConcurrentQueue<AuditEvent> _rows = new();

    public int Count => _rows.Count;

    public bool HasRoom => Count < Most;

    public void Keep(IEnumerable<AuditEvent> rows)
    {
        foreach (var row in rows)
        {
            _rows.Enqueue(row);
            log.LogError(
                "The audit takes nothing new; set aside: {Id} at {At:O} clinic {Clinic} user {User} patient {Patient}: {Action}",
                row.Id, row.At, row.ClinicId, row.UserId, row.PatientId, row.Action);
        }
    }

    /// <summary>Enters what was set aside; one that was entered already is not entered twice. Throws while the database takes nothing.</summary>
    public async Task<object> Enter(CancellationToken cancellation)
    {
        var entered = 0;
        await using var db = await services.GetRequiredService<IDbContextFactory<CareDb>>().CreateDbContextAsync(cancellation);
        db.NeverSetsAside = true;
        try
        {
            for (; _rows.TryPeek(out var row); entered++)
            {
                if (!await db.AuditEvents.AnyAsync(a => a.ClinicId == row.ClinicId && a.Id == row.Id, cancellation))
                {
                    db.AuditEvents.Add(row);
                    await db.SaveChangesAsync(cancellation);
                }

                _rows.TryDequeue(out _);
            }
        }
        finally
        {
            // The context goes back to its pool.
            db.NeverSetsAside = false;
        }

        return entered;
    }
}
