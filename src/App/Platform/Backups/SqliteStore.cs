using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Evenkeel.Platform.Backups;

/// <summary>SQLite keeps identifiers, dates and times as text, instants as microseconds and lists as JSON.</summary>
internal sealed class SqliteStore(string file) : IStore
{
    private const int RowsInOneCommit = 20_000;

    private readonly SqliteConnection _connection = new(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());

    public DbConnection Connection => _connection;

    public Task BeginSnapshot(CancellationToken cancellation) => this.Run("PRAGMA busy_timeout=5000; BEGIN DEFERRED; SELECT COUNT(*) FROM sqlite_master", cancellation);

    public string InOrder(KeptColumn column) => $"\"{column.Name}\" NULLS LAST";

    public object Value(DbDataReader reader, int column, Kind kind) => kind switch
    {
        Kind.Uuid => Guid.Parse(reader.GetString(column)),
        Kind.Text or Kind.Json => reader.GetString(column),
        Kind.Whole => reader.GetInt64(column),
        Kind.Flag => reader.GetInt64(column) != 0,
        Kind.Instant => KeptRow.At(reader.GetInt64(column)),
        Kind.Date => KeptRow.Date(reader.GetString(column)),
        Kind.Time => TimeOnly.Parse(reader.GetString(column), CultureInfo.InvariantCulture),
        Kind.Dates => JsonSerializer.Deserialize<DateOnly[]>(reader.GetString(column))!,
        Kind.Bytes => (byte[])reader.GetValue(column),
        _ => throw new NotSupportedException(kind.ToString()),
    };

    public async Task Load(KeptTable table, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        // Nobody serves this file yet: one wait for the disk at the end (EmptyFolder) is enough.
        await this.Run("PRAGMA synchronous=OFF", cancellation);
        await using var insert = _connection.CreateCommand();
        insert.CommandText = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"$p{i}"))})";
        var parameters = table.Columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}", Value = DBNull.Value })).ToList();
        insert.Transaction = _connection.BeginTransaction();
        var written = 0;
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < row.Length; i++)
            {
                parameters[i].Value = Stored(row[i]);
            }

            insert.ExecuteNonQuery();
            if (++written % RowsInOneCommit == 0)
            {
                await insert.Transaction.CommitAsync(cancellation);
                insert.Transaction = _connection.BeginTransaction();
            }
        }

        await insert.Transaction.CommitAsync(cancellation);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset at => KeptRow.Microseconds(at),
        DateOnly[] dates => JsonSerializer.Serialize(dates),
        _ => value,
    };
}
