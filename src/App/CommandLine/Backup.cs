using System.CommandLine;
using System.Globalization;
using Evenkeel.Data;
using Evenkeel.Platform.Backups;

namespace Evenkeel.CommandLine;

/// <summary>`evenkeel backup`: one encrypted file with everything, made while the server runs; or one every few minutes.</summary>
internal static class Backup
{
    private const string About = """
        Write everything that is kept (database, keys, content packs) into one encrypted file while the server goes on. It can be restored into SQLite and PostgreSQL alike.
        --new-key FILE makes the key, once. Keep it elsewhere than the backups: without it nobody can read them, with it everybody can.
        With --every, --out is a folder in which a backup appears each time, and the newest --keep stay.
        """;

    public static Command Verb()
    {
        var place = new Place();
        var output = new Option<string?>("--out") { Description = "The file to write; with --every a folder." };
        var key = new Option<string?>("--key") { Description = "The key file." };
        var newKey = new Option<string?>("--new-key") { Description = "Make a new key file, and nothing else." };
        var every = new Option<string?>("--every") { Description = "Go on, with a backup this often: 90s, 4m, 1h." };
        var keep = new Option<int>("--keep") { Description = "With --every: how many of the newest stay.", DefaultValueFactory = _ => 48, CustomParser = Typed.Whole };
        var verb = new Command("backup", About) { output, key, newKey, every, keep };
        place.AddTo(verb);
        verb.SetAction((parsed, cancellation) => Problems.Tell(Console.Error, async () =>
        {
            if (parsed.GetValue(newKey) is { } made)
            {
                BackupKey.Make(made);
                Console.Error.WriteLine($"{made} is a new key. Please keep a copy where neither the server nor the backups are: without it no backup can be read.");
                return 0;
            }

            var bytes = BackupKey.Read(Given(parsed.GetValue(key), "--key: which key file? `evenkeel backup --new-key FILE` makes one."));
            var to = Given(parsed.GetValue(output), "--out: which file shall be written?");
            return parsed.GetValue(every) is { } often
                ? await Again(place.Of(parsed), to, bytes, Span(often), parsed.GetValue(keep), TimeProvider.System, Console.Error, cancellation)
                : await Once(place.Of(parsed), to, bytes, TimeProvider.System, Console.Error, cancellation);
        }));
        return verb;
    }

    public static async Task<int> Once(DatabasePlace place, string file, byte[] key, TimeProvider time, TextWriter error, CancellationToken cancellation)
    {
        var progress = new Progress("Backup", error, cancellation);
        var manifest = await WriteBackup.Run(place, file, key, time, progress);
        if (!manifest.Files.Any(f => f.Name.StartsWith("keys/", StringComparison.Ordinal)))
        {
            error.WriteLine($"There are no keys in {Path.Combine(place.Directory, "keys")}: is --data the server's folder? After a restore without them everybody signs in anew.");
        }

        try
        {
            LastBackup.Keep(place, manifest.Head.CreatedAt);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"The backup is whole, but the server cannot be told of it: {e.Message}");
        }

        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {manifest.Rows:N0} rows in {manifest.Tables.Count} tables and {manifest.Files.Count} files, as of {manifest.Head.CreatedAt:u}, {new FileInfo(file).Length:N0} bytes, read back and added up, in {progress.Elapsed.TotalSeconds:F1} s."));
        return 0;
    }

    /// <summary>One that fails is told and does not keep the next from being tried.</summary>
    public static async Task<int> Again(DatabasePlace place, string folder, byte[] key, TimeSpan every, int keep, TimeProvider time, TextWriter error, CancellationToken cancellation)
    {
        if (keep < 1)
        {
            throw new BackupProblem($"--keep: {keep} would keep none; 1 is the least.");
        }

        using var timer = new PeriodicTimer(every, time);
        try
        {
            do
            {
                try
                {
                    Directory.CreateDirectory(folder);
                    await Once(place, Path.Combine(folder, BackupFolder.Name(time.GetUtcNow())), key, time, error, cancellation);
                    BackupFolder.Thin(folder, keep, time.GetUtcNow());
                }
                catch (Exception e) when (e is BackupProblem or System.Data.Common.DbException or IOException or UnauthorizedAccessException)
                {
                    error.WriteLine($"No backup this time: {e.Message}");
                }
            }
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException)
        {
            // Stopped, as it was meant to be one day.
        }

        return 0;
    }

    private static string Given(string? value, string question) => string.IsNullOrWhiteSpace(value) ? throw new BackupProblem(question) : value;

    private static TimeSpan Span(string text)
    {
        var unit = text.Length > 1 ? text[^1] switch { 's' => TimeSpan.FromSeconds(1), 'm' => TimeSpan.FromMinutes(1), 'h' => TimeSpan.FromHours(1), _ => TimeSpan.Zero } : TimeSpan.Zero;
        return unit > TimeSpan.Zero && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var many) && many > 0 && many * unit <= TimeSpan.FromDays(7)
            ? many * unit
            : throw new BackupProblem($"--every: \"{text}\" is no time between backups. Please write it like 90s, 4m or 1h, at most a week.");
    }
}
