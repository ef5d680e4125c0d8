using System.CommandLine;
using System.Globalization;
using Evenkeel.Data;
using Evenkeel.Platform.Backups;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.CommandLine;

/// <summary>`evenkeel restore`: a backup into an empty place.</summary>
internal static class Restore
{
    private const string About = """
        Put a backup into an empty place: an empty folder (--data), or an empty PostgreSQL database (--postgres) with a folder for the keys. Brings it up to this version, and checks every table against what was kept.
        A restore that is stopped has restored nothing; run it again.
        """;

    public static Command Verb()
    {
        var place = new Place();
        var file = new Argument<string>("FILE") { Description = "The backup." };
        var key = new Option<string>("--key") { Description = "The key file that it was made with.", Required = true };
        var verb = new Command("restore", About) { file, key };
        place.AddTo(verb);
        verb.SetAction((parsed, cancellation) => Problems.Tell(Console.Error, () =>
            Run(parsed.GetValue(file)!, BackupKey.Read(parsed.GetValue(key)!), place.Of(parsed), Console.Error, cancellation)));
        return verb;
    }

    public static async Task<int> Run(string file, byte[] key, DatabasePlace place, TextWriter error, CancellationToken cancellation)
    {
        var progress = new Progress("Restore", error, cancellation);
        var manifest = await RestoreBackup.Run(file, key, place, progress);
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Restored: {manifest.Rows:N0} rows in {manifest.Tables.Count} tables and {manifest.Files.Count} files, each table added up again, in {progress.Elapsed.TotalSeconds:F1} s."));
        error.WriteLine($"It shows {manifest.Head.CreatedAt:u}. What was written after that is not in it.");
        await using var services = WebHost.CareOnly(place);
        await using var db = await services.GetRequiredService<IDbContextFactory<CareDb>>().CreateDbContextAsync(cancellation);
        if (await db.Messages.CountAsync(m => m.State == MessageState.Queued && m.ClinicId != Clinic.CanaryId, cancellation) is > 0 and var waiting)
        {
            error.WriteLine($"{waiting} messages were waiting to be sent; the server sends them when it starts. Who was told after {manifest.Head.CreatedAt:u} is told again: rather twice than never.");
        }

        return 0;
    }
}
