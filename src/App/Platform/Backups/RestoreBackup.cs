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
        var whole = await Sums(empty, progress.Cancellation);
        Directory.CreateDirectory(place.Directory);
        files.ForEach(f => KeptFiles.Put(place, f));
        await empty.MoveIn(progress.Cancellation);
        await CheckInPlace(empty, whole, progress.Cancellation);
        return manifest;
    }

    /// <summary>What the newest migration has made of the rows that were compared with the backup.</summary>
    private static async Task<IReadOnlyList<TableSum>> Sums(IEmptyPlace empty, CancellationToken cancellation)
    {
        await using var store = empty.Rows();
        await store.Connection.OpenAsync(cancellation);
        return await Sums(store, cancellation);
    }

    private static async Task<IReadOnlyList<TableSum>> Sums(IStore store, CancellationToken cancellation)
    {
        var sums = new List<TableSum>();
        foreach (var table in KeptTables.At(KeptTables.Newest))
        {
            sums.Add(await store.Sum(table, cancellation));
        }

        return sums;
    }

    /// <summary>Made on what will be served, not on what it was made from.</summary>
    internal static async Task CheckInPlace(IEmptyPlace empty, IReadOnlyList<TableSum> whole, CancellationToken cancellation)
    {
        try
        {
            await using var store = await empty.InPlace(cancellation);
            if (store is SqliteStore && await store.Fault(cancellation) is { } fault)
            {
                throw new BackupProblem($"the database file: {fault}");
            }

            if ((await Sums(store, cancellation)).Except(whole).FirstOrDefault() is { } other)
            {
                throw new BackupProblem($"{other.Table} has other rows than were restored ({other.Rows} are there).");
            }
        }
        catch (Exception e) when (e is DbException or BackupProblem)
        {
            empty.TakeBack();
            throw new BackupProblem($"What stands in its place is not what was restored; do not serve it. {e.Message}", e);
        }
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
