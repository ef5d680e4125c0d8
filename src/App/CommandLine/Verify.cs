using System.CommandLine;
using System.Globalization;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Backups;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.CommandLine;

/// <summary>`evenkeel verify`: is this backup whole, is this database unaltered?</summary>
internal static class Verify
{
    private const int FoundFaults = 2;

    private const string About = """
        With FILE: open a backup to its end, add it up, and follow its audit. Without: look at the database; its audit is one chain, and rows that belong together are there. Changes nothing. `evenkeel replay` judges the kept decisions again.
        The head of each clinic's audit is printed: write it down elsewhere, and --head PLACE:HASH says later whether that row still stands there.
        Exit codes: 0 all is well, 1 could not be looked at, 2 something is wrong and is named.
        """;

    public static Command Verb()
    {
        var place = new Place();
        var file = new Argument<string?>("FILE") { Description = "A backup; without it the database is looked at.", Arity = ArgumentArity.ZeroOrOne };
        var key = new Option<string?>("--key") { Description = "The key file of the backup." };
        var heads = new Option<string[]>("--head") { Description = "A head that was written down, as CLINIC:PLACE:HASH.", DefaultValueFactory = _ => [] };
        var verb = new Command("verify", About) { file, key, heads };
        place.AddTo(verb);
        verb.SetAction((parsed, cancellation) => Problems.Tell(Console.Error, () => parsed.GetValue(file) is { } backup
            ? File(backup, BackupKey.Read(parsed.GetValue(key) ?? throw new BackupProblem("--key: which key file was the backup made with?")), parsed.GetValue(heads)!, TimeProvider.System, Console.Out, Console.Error, cancellation)
            : Database(place.Of(parsed), parsed.GetValue(heads)!, TimeProvider.System, Console.Out, Console.Error, cancellation)));
        return verb;
    }

    public static Task<int> File(string file, byte[] key, IReadOnlyList<string> heads, TimeProvider time, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var (manifest, audit) = CheckBackup.Run(file, key, new ChainWalk(Noted(heads)), new Progress("Verify", error, cancellation));
        foreach (var table in manifest.Tables)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table.Table,-22} {table.Rows,12:N0} rows  {table.Sha256}"));
        }

        output.WriteLine($"Backup of {manifest.Head.CreatedAt:u} from {manifest.Head.Store}, version {manifest.Head.Product}, \"{manifest.Head.Migration}\", with {manifest.Files.Count} files: it opens to its end and adds up.");
        return Task.FromResult(Say([], audit, manifest.Head.CreatedAt, output));
    }

    public static async Task<int> Database(DatabasePlace place, IReadOnlyList<string> heads, TimeProvider time, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        await using var services = WebHost.CareOnly(place);
        var (faults, audit) = await CheckDatabase.Run(place, services.GetRequiredService<IDbContextFactory<CareDb>>(), new ChainWalk(Noted(heads)), new Progress("Verify", error, cancellation));
        var code = Say(faults, audit, Clock.Cut(time.GetUtcNow()), output);
        output.WriteLine("Whether the kept decisions come out again: evenkeel replay.");
        return code;
    }

    private static int Say(IReadOnlyList<string> faults, ChainWalk audit, DateTimeOffset now, TextWriter output)
    {
        foreach (var fault in faults.Concat(audit.Faults))
        {
            output.WriteLine($"WRONG: {fault}");
        }

        output.WriteLine($"Audit: {audit.Sealed} rows sealed, {audit.Unsealed} not sealed yet{(audit.OldestUnsealedAt is { } oldest ? $", the oldest for {Math.Max(0, (now - oldest).TotalSeconds):F0} s" : "")}.");
        foreach (var head in audit.Heads.Where(h => h.Place > 0))
        {
            output.WriteLine($"Head of clinic {head.ClinicId}: {head.ClinicId}:{head.Place}:{head.Hash}");
        }

        var wrong = faults.Count + audit.Faults.Count;
        output.WriteLine(wrong == 0 ? "All is well." : $"{wrong} things are wrong.");
        return wrong == 0 ? 0 : FoundFaults;
    }

    private static IReadOnlyList<ChainHead> Noted(IReadOnlyList<string> heads) =>
    [
        .. heads.Select(text => text.Split(':') is [var clinic, var place, var hash] && int.TryParse(clinic, NumberStyles.None, CultureInfo.InvariantCulture, out var c) && long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var p)
            ? new ChainHead(c, p, hash.ToLowerInvariant())
            : throw new BackupProblem($"--head: \"{text}\" is no head. It looks like 1:2345:9f86d0… as `evenkeel verify` prints it.")),
    ];
}
