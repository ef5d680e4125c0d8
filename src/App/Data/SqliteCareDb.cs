using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Evenkeel.Data;

/// <summary>One file, one process. Durable at every commit (WAL with synchronous=FULL).</summary>
public sealed class SqliteCareDb(DbContextOptions<SqliteCareDb> options) : CareDb(options)
{
    private static readonly ConcurrentDictionary<string, GroupCommit> Commits = new();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellation = default) =>
        CommitTimes.Measured(() => AuditAside(() => Save(acceptAllChangesOnSuccess, cancellation)));

    private async Task<int> Save(bool acceptAllChangesOnSuccess, CancellationToken cancellation)
    {
        if (Database.CurrentTransaction is not null || !ChangeTracker.HasChanges())
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellation);
        }

        var clinics = ClinicsWithAlertNews();
        var commit = Commits.GetOrAdd(Database.GetConnectionString()!, c => new GroupCommit(c));
        var rows = await commit.Run(this, () => base.SaveChangesAsync(acceptAllChangesOnSuccess, CancellationToken.None), cancellation);
        foreach (var clinic in clinics)
        {
            this.GetService<AlertNews>().Tell(clinic);
        }

        return rows;
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

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public static void Set(DbConnection connection)
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
