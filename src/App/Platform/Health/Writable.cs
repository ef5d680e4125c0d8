using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Health;

/// <summary>Whether the database takes something new, found out by writing: one row a minute, however often it is asked.</summary>
public sealed class Writable(IDbContextFactory<CareDb> dbs, Clock clock)
{
    private const int LongestName = 64;
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(1);
    private static readonly string Node = Environment.MachineName[..Math.Min(LongestName, Environment.MachineName.Length)];

    private long? _wroteAt;

    /// <summary>A good answer holds for a minute; a bad one is asked again at once, so that it is over as soon as it is.</summary>
    /// <exception cref="Exception">It takes nothing.</exception>
    public async Task<bool> Works(CancellationToken cancellation)
    {
        if (_wroteAt is not { } last || clock.Provider.GetElapsedTime(last) >= Holds)
        {
            _wroteAt = null;
            await Write(cancellation);
            _wroteAt = clock.Provider.GetTimestamp();
        }

        return true;
    }

    /// <summary>Writes the row; throws when that is refused.</summary>
    public async Task<object> Write(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = clock.Now;
        if (await Update(db, now, cancellation))
        {
            return now;
        }

        try
        {
            db.WriteProbes.Add(new WriteProbe { Node = Node, At = now });
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (StoreFaults.SomebodyWasFaster(e))
        {
            // Another process on this machine may have just written it: then it is there to be written again.
            if (!await Update(db, now, cancellation))
            {
                throw;
            }
        }

        return now;
    }

    private static async Task<bool> Update(CareDb db, DateTimeOffset now, CancellationToken cancellation) =>
        await db.WriteProbes.Where(p => p.Node == Node).ExecuteUpdateAsync(p => p.SetProperty(x => x.At, now), cancellation) > 0;
}
