using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Faults;

/// <summary>A database that can be read and refuses every write, as one does whose disk is full or that was left as a standby.</summary>
internal sealed class ReadOnly
{
    private readonly TestClinic _clinic;
    private readonly IReadOnlyList<string> _allow;

    private ReadOnly(TestClinic clinic, IReadOnlyList<string> allow) => (_clinic, _allow) = (clinic, allow);

    public static async Task<ReadOnly> Make(TestClinic clinic, Store store)
    {
        if (store == Store.Postgres)
        {
            var name = await clinic.Read(db => db.Database.SqlQueryRaw<string>("SELECT current_database()::text AS \"Value\"").SingleAsync());
            await Do(clinic, [$"ALTER DATABASE {name} SET default_transaction_read_only = on", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"]);
            Npgsql.NpgsqlConnection.ClearAllPools();
            return new ReadOnly(clinic, [
                "SET default_transaction_read_only = off", $"ALTER DATABASE {name} RESET default_transaction_read_only",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
            ]);
        }

        var tables = await clinic.Read(db => db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").ToListAsync());
        var triggers = (from table in tables from what in new[] { "INSERT", "UPDATE", "DELETE" } select (Name: $"full_{table}_{what}", Sql: $"BEFORE {what} ON \"{table}\" BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END")).ToList();
        await Do(clinic, triggers.ConvertAll(t => $"CREATE TRIGGER \"{t.Name}\" {t.Sql}"));
        return new ReadOnly(clinic, triggers.ConvertAll(t => $"DROP TRIGGER \"{t.Name}\""));
    }

    public async Task Allow()
    {
        await Do(_clinic, _allow);
        Npgsql.NpgsqlConnection.ClearAllPools();
    }

    private static Task<int> Do(TestClinic clinic, IEnumerable<string> statements) => clinic.Read(async db =>
    {
        await db.Database.OpenConnectionAsync();
        foreach (var sql in statements)
        {
            await db.Database.ExecuteSqlRawAsync(sql);
        }

        return 0;
    });
}
