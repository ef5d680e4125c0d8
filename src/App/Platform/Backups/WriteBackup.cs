using System.Reflection;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;

namespace Evenkeel.Platform.Backups;

/// <summary>
/// Makes a backup while the server goes on. It shows one moment; it is read back and added up before it gets its name; and a run that
/// is stopped leaves no file that looks like a backup.
/// </summary>
public static class WriteBackup
{
    public const string Half = ".partial";

    /// <exception cref="BackupProblem">It could not be made; nothing is left behind.</exception>
    public static async Task<BackupManifest> Run(DatabasePlace place, string file, byte[] key, TimeProvider time, Progress progress)
    {
        if (File.Exists(file))
        {
            throw new BackupProblem($"--out: there is a file {file} already. A backup is never written over; please give another name.");
        }

        var half = $"{file}.{Guid.NewGuid():N}{Half}";
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            var manifest = await Write(place, half, key, time, progress);
            CheckBackup.Run(half, key, new ChainWalk([]), progress);
            File.Move(half, file);
            return manifest;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackupProblem($"--out: {file} cannot be written: {e.Message}", e);
        }
        finally
        {
            File.Delete(half);
        }
    }

    private static async Task<BackupManifest> Write(DatabasePlace place, string half, byte[] key, TimeProvider time, Progress progress)
    {
        await using var store = await Stores.Open(place, progress.Cancellation);
        // Before the snapshot is taken: what it does not show any more is younger than this.
        var at = time.GetUtcNow();
        await store.BeginSnapshot(progress.Cancellation);
        var migration = await store.Migration(progress.Cancellation);
        var product = typeof(WriteBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        await using var stream = new FileStream(half, PrivateFile.New());
        using var writer = new BackupWriter(stream, key, new BackupHead(BackupHead.FormatOfNow, product, migration, at, place.IsPostgres ? "PostgreSQL" : "SQLite"));
        foreach (var table in KeptTables.At(migration))
        {
            await writer.Table(table, store.Rows(table, progress.Cancellation), progress);
        }

        // After the snapshot: every key that a row in it was made with is there by now.
        foreach (var file in KeptFiles.In(place))
        {
            writer.File(file);
        }

        var manifest = writer.Finish();
        stream.Flush(flushToDisk: true);
        return manifest;
    }
}
