using System.Data.Common;
using Npgsql;
using Npgsql.Schema;
using NpgsqlTypes;

namespace Evenkeel.Platform.Backups;

/// <summary>PostgreSQL keeps each kind as what it is, and takes rows by COPY.</summary>
internal sealed class PostgresStore(string connection) : IStore
{
    private readonly NpgsqlConnection _connection = new(connection);

    public DbConnection Connection => _connection;

    public Task BeginSnapshot(CancellationToken cancellation) => this.Run("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY", cancellation);

    /// <summary>Text by its bytes, as SQLite orders it, not by the language of the server.</summary>
    public string InOrder(KeptColumn column) => column.Kind == Kind.Text ? $"\"{column.Name}\" COLLATE \"C\" NULLS LAST" : $"\"{column.Name}\" NULLS LAST";

    public object Value(DbDataReader reader, int column, Kind kind) => kind switch
    {
        Kind.Uuid => reader.GetGuid(column),
        Kind.Text or Kind.Json => reader.GetString(column),
        Kind.Whole => Convert.ToInt64(reader.GetValue(column)),
        Kind.Flag => reader.GetBoolean(column),
        Kind.Instant => reader.GetFieldValue<DateTimeOffset>(column),
        Kind.Date => reader.GetFieldValue<DateOnly>(column),
        Kind.Time => reader.GetFieldValue<TimeOnly>(column),
        Kind.Dates => reader.GetFieldValue<DateOnly[]>(column),
        Kind.Bytes => reader.GetFieldValue<byte[]>(column),
        _ => throw new NotSupportedException(kind.ToString()),
    };

    public async Task Load(KeptTable table, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        var types = await Types(table, cancellation);
        await using var copy = await _connection.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))}) FROM STDIN (FORMAT BINARY)", cancellation);
        copy.Timeout = TimeSpan.Zero;
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellation);
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] is null)
                {
                    await copy.WriteNullAsync(cancellation);
                }
                else
                {
                    await Write(copy, types[i], row[i]!, cancellation);
                }
            }
        }

        await copy.CompleteAsync(cancellation);
        await copy.DisposeAsync();
        await CountOn(table, cancellation);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static Task Write(NpgsqlBinaryImporter copy, NpgsqlDbType type, object value, CancellationToken cancellation) => (type, value) switch
    {
        (NpgsqlDbType.Integer, long whole) => copy.WriteAsync((int)whole, type, cancellation),
        (NpgsqlDbType.Date | NpgsqlDbType.Array, DateOnly[] dates) => copy.WriteAsync(dates, type, cancellation),
        _ => copy.WriteAsync(value, type, cancellation),
    };

    /// <summary>The database's own types: whole numbers are of two lengths there.</summary>
    private async Task<NpgsqlDbType[]> Types(KeptTable table, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT {string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))} FROM \"{table.Name}\" LIMIT 0", _connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var schema = (await reader.GetColumnSchemaAsync(cancellation)).Cast<NpgsqlDbColumn>();
        return [.. schema.Select(c => c.NpgsqlDbType ?? throw new NotSupportedException($"{table.Name}.{c.ColumnName}: {c.DataTypeName}"))];
    }

    /// <summary>A column that counts by itself goes on behind the rows that were put in.</summary>
    private async Task CountOn(KeptTable table, CancellationToken cancellation)
    {
        foreach (var column in table.Columns.Where(c => c.Kind == Kind.Whole && table.Order is [var only] && only == c.Name))
        {
            await this.Run(
                $"SELECT setval(s, GREATEST((SELECT MAX(\"{column.Name}\") FROM \"{table.Name}\"), 1)) FROM pg_get_serial_sequence('\"{table.Name}\"', '{column.Name}') s WHERE s IS NOT NULL AND EXISTS (SELECT 1 FROM \"{table.Name}\")",
                cancellation);
        }
    }
}
