using System.Globalization;
using Evenkeel.Platform.Backups;

namespace Evenkeel.CommandLine;

/// <summary>A folder of backups made one after the other.</summary>
internal static class BackupFolder
{
    private const string Pattern = "evenkeel-*.backup";
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(6);

    /// <summary>Sorts by time: "evenkeel-20261102T100000.000Z.backup".</summary>
    public static string Name(DateTimeOffset at) => $"evenkeel-{at.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss.fff'Z'", CultureInfo.InvariantCulture)}.backup";

    /// <summary>Keeps the newest, and clears away what a run that was killed has left half.</summary>
    public static void Thin(string folder, int keep, DateTimeOffset now)
    {
        foreach (var old in Directory.GetFiles(folder, Pattern).OrderDescending(StringComparer.Ordinal).Skip(keep))
        {
            File.Delete(old);
        }

        foreach (var half in Directory.GetFiles(folder, Pattern + ".*" + WriteBackup.Half).Where(f => now - new FileInfo(f).LastWriteTimeUtc > Forgotten))
        {
            File.Delete(half);
        }
    }
}
