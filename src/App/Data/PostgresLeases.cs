using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Data;

/// <summary>A lease is a row, and the time on it is the database's: the one clock that all processes share.</summary>
internal sealed class PostgresLeases(IDbContextFactory<CareDb> dbs) : ILeases
{
    private readonly string _holder = $"{Environment.MachineName[..Math.Min(Environment.MachineName.Length, 40)]}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    public async Task<bool> Take(string name, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        // A lease that ends later than one taken this moment was given by a clock that has been put back since: nobody could outwait it.
        var taken = await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO "Leases" AS held ("Name", "Holder", "Fence", "Until") VALUES ({name}, {_holder}, 1, clock_timestamp() + {ILeases.Length})
             ON CONFLICT ("Name") DO UPDATE SET "Holder" = EXCLUDED."Holder", "Until" = EXCLUDED."Until",
                 "Fence" = held."Fence" + CASE WHEN held."Holder" = EXCLUDED."Holder" THEN 0 ELSE 1 END
             WHERE held."Holder" = EXCLUDED."Holder" OR held."Until" <= clock_timestamp() OR held."Until" > clock_timestamp() + {ILeases.Length}
             """, cancellation);
        return taken == 1;
    }

    public async Task GiveBack(string name, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"""UPDATE "Leases" SET "Until" = clock_timestamp() WHERE "Name" = {name} AND "Holder" = {_holder}""", cancellation);
    }
}
