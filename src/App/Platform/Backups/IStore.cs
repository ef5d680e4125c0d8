using System.Data.Common;
using Evenkeel.Data;

namespace Evenkeel.Platform.Backups;

/// <summary>A database below the model: rows in and out as they are stored, each value as the kind that it is.</summary>
internal interface IStore : IAsyncDisposable
{
    DbConnection Connection { get; }

    /// <summary>From here on one moment is read, whatever others write meanwhile.</summary>
    Task BeginSnapshot(CancellationToken cancellation);

    /// <summary>The column in an order that is the same on both databases.</summary>
    string InOrder(KeptColumn column);

    object Value(DbDataReader reader, int column, Kind kind);

    /// <summary>Puts rows into an empty table.</summary>
    Task Load(KeptTable table, IEnumerable<object?[]> rows, CancellationToken cancellation);
}

/// <summary>What both databases do alike.</summary>
internal static class Stores
{
    /// <summary>The database of a place, as it is: nothing is made, nothing is brought up to date.</summary>
    /// <exception cref="BackupProblem">There is none, or it does not answer.</exception>
    public static async Task<IStore> Open(DatabasePlace place, CancellationToken cancellation)
    {
        if (!place.IsPostgres && !File.Exists(place.SqliteFile))
        {
            throw new BackupProblem($"--data: there is no database in {place.Directory} ({Path.GetFileName(place.SqliteFile)}). Is it another folder, or a PostgreSQL database (--postgres)?");
        }

        IStore store = place.IsPostgres ? new PostgresStore(place.Postgres) : new SqliteStore(place.SqliteFile);
        try
        {
            await store.Connection.OpenAsync(cancellation);
            return store;
        }
        catch (Exception e) when (e is DbException or ArgumentException)
        {
            await store.DisposeAsync();
            throw new BackupProblem($"{(place.IsPostgres ? "--postgres" : "--data")}: the database cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>The name of the newest migration that the database has.</summary>
    /// <exception cref="BackupProblem">It is no database of ours.</exception>
    public static async Task<string> Migration(this IStore store, CancellationToken cancellation)
    {
        try
        {
            await using var command = store.Command("SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY \"MigrationId\" DESC LIMIT 1");
            return KeptTables.NameOf((string?)await command.ExecuteScalarAsync(cancellation) ?? throw new BackupProblem("The database is empty: there is nothing in it to keep."));
        }
        catch (DbException e)
        {
            throw new BackupProblem($"This is no database of Evenkeel, or an empty one: {e.Message}", e);
        }
    }

    /// <summary>Every row of a table in its order, one at a time.</summary>
    public static async IAsyncEnumerable<object?[]> Rows(this IStore store, KeptTable table, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var columns = string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""));
        var order = string.Join(", ", table.Order.Select(o => store.InOrder(table.Column(o))));
        await using var command = store.Command($"SELECT {columns} FROM \"{table.Name}\" ORDER BY {order}");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var row = new object?[table.Columns.Count];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : Value(store, table, reader, i);
            }

            yield return row;
        }
    }

    public static async Task<TableSum> Sum(this IStore store, KeptTable table, CancellationToken cancellation)
    {
        using var sum = new Sum(table);
        await foreach (var row in store.Rows(table, cancellation))
        {
            sum.Take(row);
        }

        return sum.Total();
    }

    /// <summary>The first thing that SQLite finds wrong with its file; null when it is sound.</summary>
    public static async Task<string?> Fault(this IStore store, CancellationToken cancellation)
    {
        await using var command = store.Command("PRAGMA integrity_check(1)");
        return (string?)await command.ExecuteScalarAsync(cancellation) is { } said and not "ok" ? said : null;
    }

    public static async Task Run(this IStore store, string sql, CancellationToken cancellation)
    {
        await using var command = store.Command(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public static DbCommand Command(this IStore store, string sql)
    {
        var command = store.Connection.CreateCommand();
        command.CommandText = sql;
        // A large table takes the time that it takes.
        command.CommandTimeout = 0;
        return command;
    }

    private static object Value(IStore store, KeptTable table, DbDataReader reader, int column)
    {
        try
        {
            return store.Value(reader, column, table.Columns[column].Kind);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or OverflowException or System.Text.Json.JsonException)
        {
            var row = string.Join(", ", table.Order.Select(o => $"{o} {reader[o]}"));
            throw new BackupProblem($"{table.Name}, row {row}: {table.Columns[column].Name} holds \"{reader[column]}\", which is no {table.Columns[column].Kind}. Somebody has altered it outside the program.", e);
        }
    }
}
