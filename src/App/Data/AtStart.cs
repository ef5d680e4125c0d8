using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Evenkeel.Data;

/// <summary>What must be done once before anything is served, however many processes start in the same moment.</summary>
public static class AtStart
{
    /// <summary>Any number that nobody else takes: it names the lock within the database.</summary>
    private const long Lock = 0x65_76_65_6E_6B_65_65_6C;

    /// <summary>Long enough for the upgrade of a large database; the others wait.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    /// <summary>Brings the database up to date and does the rest, while every other process that starts waits.</summary>
    public static async Task OneAtATime(this IDbContextFactory<CareDb> dbs, Func<Task> rest, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        db.Database.SetCommandTimeout(Longest);
        if (db is not PostgresCareDb)
        {
            await db.Database.MigrateAsync(cancellation);
            await rest();
            return;
        }

        if (!await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellation))
        {
            await db.GetService<IRelationalDatabaseCreator>().CreateAsync(cancellation);
        }

        // The lock is the connection's: whoever dies frees it.
        await using var held = await HeldOpen.Of(db, cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({Lock})", cancellation);
        try
        {
            await db.Database.MigrateAsync(cancellation);
            await rest();
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }
}
