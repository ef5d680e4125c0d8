using System.Data.Common;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Evenkeel.Platform.Backups;

/// <summary>
/// Puts a backup into an empty place: the tables as they were at its migration, its rows, every table added up again from the new
/// database, then the way to the newest migration, then the keys, and last the one step that makes it a database which can be served.
/// </summary>
public static class RestoreBackup
{
    /// <exception cref="BackupProblem">It could not be restored; the place is as empty as before, but for keys of this very backup.</exception>
    public static async Task<BackupManifest> Run(string file, byte[] key, DatabasePlace place, Progress progress)
    {
        using var reader = BackupReader.Open(file, key);
        var known = KeptTables.At(reader.Head.Migration);
        await using IEmptyPlace empty = place.IsPostgres ? new EmptyDatabase(place) : new EmptyFolder(place);
        await empty.Prepare(progress.Cancellation);
        await Migrate(empty, reader.Head.Migration, progress.Cancellation);
        var (tables, files) = (new List<KeptTable>(), new List<KeptFile>());
        BackupManifest manifest;
        await using (var store = empty.Rows())
        {
            await store.Connection.OpenAsync(progress.Cancellation);
            while (reader.NextTable() is { } table)
            {
                if (!known.Any(k => k.Name == table.Name))
                {
                    throw new BackupProblem($"The backup has a table {table.Name}, which its version \"{reader.Head.Migration}\" does not know.");
                }

                tables.Add(table);
                await Load(store, table, Counted(reader.Rows(), table, progress), progress.Cancellation);
            }

            while (reader.NextFile() is { } next)
            {
                files.Add(next);
            }

            manifest = reader.Finish();
            if (known.FirstOrDefault(k => !tables.Any(t => t.Name == k.Name)) is { } missing)
            {
                throw new BackupProblem($"The backup lacks the table {missing.Name}, which its version \"{reader.Head.Migration}\" has.");
            }

            await Compare(store, tables, manifest, progress.Cancellation);
        }

        await Migrate(empty, null, progress.Cancellation);
        Directory.CreateDirectory(place.Directory);
        files.ForEach(f => KeptFiles.Put(place, f));
        await empty.MoveIn(progress.Cancellation);
        return manifest;
    }

    private static async Task Migrate(IEmptyPlace empty, string? to, CancellationToken cancellation)
    {
        await using var db = empty.Database();
        var id = to is null ? null : db.Database.GetMigrations().Single(m => KeptTables.NameOf(m) == to);
        await db.GetService<IMigrator>().MigrateAsync(id, cancellation);
    }

    private static async Task Load(IStore store, KeptTable table, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        try
        {
            await store.Load(table, rows, cancellation);
        }
        catch (DbException e)
        {
            throw new BackupProblem($"The rows of {table.Name} cannot be put into this database: {e.Message}", e);
        }
    }

    private static IEnumerable<object?[]> Counted(IEnumerable<object?[]> rows, KeptTable table, Progress progress)
    {
        foreach (var row in rows)
        {
            progress.Row(table.Name);
            yield return row;
        }
    }

    private static async Task Compare(IStore store, IReadOnlyList<KeptTable> tables, BackupManifest manifest, CancellationToken cancellation)
    {
        foreach (var table in tables)
        {
            var (should, stored) = (manifest.Tables.Single(t => t.Table == table.Name), await store.Sum(table, cancellation));
            if (should != stored)
            {
                throw new BackupProblem($"What was restored is not what was kept: {table.Name} has {stored.Rows} rows with hash {stored.Sha256}; the backup has {should.Rows} with {should.Sha256}.");
            }
        }
    }
}
