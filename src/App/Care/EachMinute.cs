using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>
/// Once a minute, every clinic: for what is due on a day rather than at an instant. What must happen once is made so by the key of
/// its message, not by this memory, which a restart loses.
/// </summary>
internal sealed class EachMinute(IDbContextFactory<CareDb> dbs)
{
    private long _last = -1;

    /// <param name="work">Adds messages; each clinic has a commit of its own, so that one that fails keeps nothing from the others.</param>
    /// <returns>How many messages were written.</returns>
    public async Task<int> Run(DateTimeOffset now, Func<CareDb, Clinic, Task> work, CancellationToken cancellation)
    {
        var minute = now.UtcTicks / TimeSpan.TicksPerMinute;
        if (minute == _last)
        {
            return 0;
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var written = 0;
        var failed = new List<Exception>();
        foreach (var clinic in await db.Clinics.AsNoTracking().Where(c => !c.IsCanary).ToListAsync(cancellation))
        {
            await using var turn = await dbs.CreateDbContextAsync(cancellation);
            try
            {
                await work(turn, clinic);
                await OnlyNew(turn, cancellation);
                written += await turn.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException e) when (StoreFaults.SomebodyWasFaster(e))
            {
                // Another node has just written them.
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                failed.Add(e);
            }
        }

        _last = minute;
        return failed.Count == 0 ? written : throw new AggregateException(failed);
    }

    /// <summary>Drops what has been written before.</summary>
    private static async Task OnlyNew(CareDb db, CancellationToken cancellation)
    {
        var added = db.Messages.Local.ToArray();
        var keys = added.Select(m => m.Key).ToArray();
        var clinic = added.FirstOrDefault()?.ClinicId;
        var there = keys.Length == 0 ? [] : await db.Messages.Where(m => m.ClinicId == clinic && keys.Contains(m.Key)).Select(m => m.Key).ToListAsync(cancellation);
        foreach (var message in added.Where(m => there.Contains(m.Key)))
        {
            db.Entry(message).State = EntityState.Detached;
        }
    }
}
