using Evenkeel.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Backups;

/// <summary>SQLite: restored into a file of another name, which is renamed at the end.</summary>
internal sealed class EmptyFolder(DatabasePlace place) : IEmptyPlace
{
    private string Aside => $"{place.SqliteFile}.restoring";

    public Task Prepare(CancellationToken cancellation)
    {
        if (File.Exists(place.SqliteFile))
        {
            throw new BackupProblem($"--data: there is a database in {place.Directory} already. A restore goes into an empty folder only; please give another, or move that one away first.");
        }

        Directory.CreateDirectory(place.Directory);
        Clear();
        return Task.CompletedTask;
    }

    public CareDb Database() =>
        new SqliteCareDb((DbContextOptions<SqliteCareDb>)new DbContextOptionsBuilder<SqliteCareDb>().UseEvenkeelSqlite($"Data Source={Aside};Pooling=False").Options);

    public IStore Rows() => new SqliteStore(Aside);

    public async Task MoveIn(CancellationToken cancellation)
    {
        await using (var connection = new SqliteConnection($"Data Source={Aside};Pooling=False"))
        {
            await connection.OpenAsync(cancellation);
            await using var command = connection.CreateCommand();
            // Everything into the one file that is renamed; the server that opens it goes back to the log by itself.
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE;";
            await command.ExecuteNonQueryAsync(cancellation);
        }

        using (var whole = File.Open(Aside, FileMode.Open))
        {
            whole.Flush(flushToDisk: true);
        }

        File.Move(Aside, place.SqliteFile);
    }

    public ValueTask DisposeAsync()
    {
        Clear();
        return ValueTask.CompletedTask;
    }

    private void Clear()
    {
        foreach (var file in new[] { Aside, $"{Aside}-wal", $"{Aside}-shm", $"{Aside}-journal" })
        {
            File.Delete(file);
        }
    }
}
