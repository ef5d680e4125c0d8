using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Evenkeel.Data;

/// <summary>One file, one process. Durable at every commit (WAL with synchronous=FULL).</summary>
public sealed class SqliteCareDb(DbContextOptions<SqliteCareDb> options) : CareDb(options)
{
    // SQLite lets one writer in and is unfair to those who wait (p99 860 ms with eight): they queue here instead.
    private static readonly SemaphoreSlim WriterQueue = new(1);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellation = default)
    {
        await WriterQueue.WaitAsync(cancellation);
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellation);
        }
        finally
        {
            WriterQueue.Release();
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        base.ConfigureConventions(configuration);
        configuration.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
    }
}

/// <summary>Sets what SQLite forgets with every connection.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellation = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
