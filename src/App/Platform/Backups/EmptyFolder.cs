using Evenkeel.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Backups;

/// <summary>SQLite: restored into a file of another name, which is renamed at the end.</summary>
internal sealed class EmptyFolder(DatabasePlace place) : IEmptyPlace
{
    private const string Right = "A restore goes into an empty folder only; please give another, or move what is there away first.";

    private string Aside => $"{place.SqliteFile}.restoring";

    public Task Prepare(CancellationToken cancellation)
    {
        RefuseLeft();
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

        RefuseLeft();
        File.Move(Aside, place.SqliteFile);
    }

    public async Task<IStore> InPlace(CancellationToken cancellation)
    {
        var store = new SqliteStore(place.SqliteFile);
        await store.Connection.OpenAsync(cancellation);
        SqlitePragmas.Set(store.Connection);
        return store;
    }

    public void TakeBack()
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Beside(place.SqliteFile).Prepend(place.SqliteFile))
        {
            File.Delete(file);
        }
    }

    public ValueTask DisposeAsync()
    {
        Clear();
        return ValueTask.CompletedTask;
    }

    private void Clear()
    {
        foreach (var file in Beside(Aside).Prepend(Aside))
        {
            File.Delete(file);
        }
    }

    /// <summary>What SQLite keeps beside a file and reads as a part of it, whosever it is.</summary>
    private static IEnumerable<string> Beside(string file) => [$"{file}-wal", $"{file}-shm", $"{file}-journal"];

    private void RefuseLeft()
    {
        if (File.Exists(place.SqliteFile))
        {
            throw new BackupProblem($"--data: there is a database in {place.Directory} already. {Right}");
        }

        if (Beside(place.SqliteFile).FirstOrDefault(File.Exists) is { } left)
        {
            throw new BackupProblem(
                $"--data: {place.Directory} is not empty: {Path.GetFileName(left)} of another database is still there, " +
                $"and would be read as a part of the restored one. {Right}");
        }
    }
}
