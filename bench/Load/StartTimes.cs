using System.CommandLine;
using System.Diagnostics;
using Evenkeel.Data;

namespace Evenkeel.Bench;

/// <summary>`bin/bench start`: from a command to the first page answered.</summary>
internal static class StartTimes
{
    private const int Again = 5;

    public static Command Verb()
    {
        var clone = new Option<bool>("--clone") { Description = "Also clone what is committed, run its bin/dev, and run it again." };
        var verb = new Command("start", "Times the start of the server, and of bin/dev in a clean clone.") { clone };
        verb.SetAction(async (parsed, _) =>
        {
            Console.WriteLine("| start | seconds to the first page | memory MiB |\n|---|--:|--:|");
            await using var place = await Place.New(Store.Sqlite);
            await Program("server, empty folder", place.Database);
            for (var i = 0; i < Again; i++)
            {
                await Program("server, again", place.Database);
            }

            if (parsed.GetValue(clone))
            {
                await Clone();
            }
        });
        return verb;
    }

    private static async Task Program(string label, DatabasePlace place)
    {
        await using var server = await Server.Start("demo", place);
        Console.WriteLine($"| {label} | {server.Ready.TotalSeconds:F2} | {server.Memory / 1048576} |");
    }

    private static async Task Clone()
    {
        var folder = Directory.CreateTempSubdirectory("evenkeel-clone-").FullName;
        try
        {
            using (var git = Process.Start("git", ["clone", "--quiet", Server.Root, folder]))
            {
                await git.WaitForExitAsync();
            }

            foreach (var label in new[] { "bin/dev, clean clone", "bin/dev, again" })
            {
                await using var server = await Server.Start(Path.Combine(folder, "bin", "dev"), [], folder);
                Console.WriteLine($"| {label} | {server.Ready.TotalSeconds:F1} | |");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
