using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>
/// Gives new rows of the audit their place in the clinic's chain. Apart from the writing, so that nobody who helps a patient waits
/// for a counter. Any number of processes may try: the row's empty place and the unique index let one through.
/// </summary>
public sealed class SealAudit(IDbContextFactory<CareDb> dbs) : IRound
{
    public const int AtOnce = 500;

    public async Task<int> Run(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var clinics = await db.Clinics.Where(c => db.AuditEvents.Any(a => a.ClinicId == c.Id && a.Sequence == null)).Select(c => c.Id).ToListAsync(cancellation);
        var done = 0;
        foreach (var clinic in clinics)
        {
            done += await Seal(clinic, cancellation);
        }

        return done;
    }

    private async Task<int> Seal(int clinic, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var head = await db.AuditEvents.AsNoTracking().Where(a => a.ClinicId == clinic && a.Sequence != null).OrderByDescending(a => a.Sequence).FirstOrDefaultAsync(cancellation);
        var rows = await db.AuditEvents.Where(a => a.ClinicId == clinic && a.Sequence == null).OrderBy(a => a.At).ThenBy(a => a.Id).Take(AtOnce).ToListAsync(cancellation);
        var (place, hash) = (head?.Sequence ?? 0, head?.Hash ?? AuditChain.Start);
        foreach (var row in rows)
        {
            hash = AuditChain.Hash(hash, ++place, row);
            (row.Sequence, row.Hash) = (place, hash);
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
            return rows.Count;
        }
        catch (DbUpdateException e) when (StoreFaults.SomebodyWasFaster(e))
        {
            // Another process sealed them, and the next round sees how far it came.
            return 0;
        }
    }
}
