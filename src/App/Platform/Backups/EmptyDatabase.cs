using System.Data.Common;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Evenkeel.Platform.Backups;

/// <summary>PostgreSQL: restored into a schema of its own; at the end its tables change over in one transaction.</summary>
internal sealed class EmptyDatabase(DatabasePlace place) : IEmptyPlace
{
    private const string Aside = "evenkeel_restoring";

    private string Connection => new NpgsqlConnectionStringBuilder(place.Postgres) { SearchPath = Aside, Pooling = false }.ToString();

    public async Task Prepare(CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(place.Postgres);
            await connection.OpenAsync(cancellation);
            await using var there = new NpgsqlCommand("SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1 LIMIT 1", connection);
            if (await there.ExecuteScalarAsync(cancellation) is string table)
            {
                throw new BackupProblem($"--postgres: the database {connection.Database} is not empty (it has a table {table}). A restore goes into an empty database only: CREATE DATABASE another_name makes one.");
            }

            await using var anew = new NpgsqlCommand($"DROP SCHEMA IF EXISTS {Aside} CASCADE; CREATE SCHEMA {Aside}", connection);
            await anew.ExecuteNonQueryAsync(cancellation);
        }
        catch (Exception e) when (e is DbException or ArgumentException)
        {
            throw new BackupProblem($"--postgres: the database cannot be used: {e.Message}", e);
        }
    }

    public CareDb Database() => new PostgresCareDb(
        (DbContextOptions<PostgresCareDb>)new DbContextOptionsBuilder<PostgresCareDb>().UseNpgsql(Connection, o => o.MigrationsHistoryTable("__EFMigrationsHistory", Aside)).Options);

    public IStore Rows() => new PostgresStore(Connection);

    public async Task MoveIn(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(place.Postgres);
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var move = new NpgsqlCommand(
            $"""
            DO $$
            DECLARE t text;
            BEGIN
              FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = '{Aside}' LOOP
                EXECUTE format('ALTER TABLE {Aside}.%I SET SCHEMA %I', t, current_schema());
              END LOOP;
            END $$;
            DROP SCHEMA {Aside};
            """,
            connection,
            transaction);
        await move.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public async Task<IStore> InPlace(CancellationToken cancellation)
    {
        var store = new PostgresStore(place.Postgres);
        await store.Connection.OpenAsync(cancellation);
        return store;
    }

    /// <summary>The tables changed over in one transaction; what is in them then is for a person to look at.</summary>
    public void TakeBack()
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
