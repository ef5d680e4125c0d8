using Evenkeel.Data;

namespace Evenkeel.Platform.Backups;

/// <summary>
/// What stands beside the database and cannot be made again: the keys folder, without which everybody signs in anew and secrets stay
/// unread, and the clinic's content packs.
/// </summary>
internal static class KeptFiles
{
    private const string Keys = "keys";

    /// <exception cref="BackupProblem">One cannot be read.</exception>
    public static IEnumerable<KeptFile> In(DatabasePlace place)
    {
        foreach (var name in Names(place))
        {
            byte[] content;
            try
            {
                content = File.ReadAllBytes(Path.Combine(place.Directory, name));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new BackupProblem($"--data: {name} cannot be read: {e.Message} Please run the backup as the user that runs the server.", e);
            }

            yield return new KeptFile(name, content);
        }
    }

    /// <summary>Puts a file where it was; one that is there already must be the same, as after a restore that was stopped.</summary>
    /// <exception cref="BackupProblem">There is another one of that name, or the name leads elsewhere.</exception>
    public static void Put(DatabasePlace place, KeptFile file)
    {
        var root = Path.GetFullPath(place.Directory);
        var path = Path.GetFullPath(Path.Combine(root, file.Name));
        if (!path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new BackupProblem($"The backup wants to write {file.Name}, which lies outside of the data folder.");
        }

        if (File.Exists(path))
        {
            if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(file.Content))
            {
                throw new BackupProblem($"--data: {path} is there already, and it is another one. A restore goes into an empty folder only.");
            }

            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var half = $"{path}.half";
        File.Delete(half);
        using (var stream = new FileStream(half, PrivateFile.New()))
        {
            stream.Write(file.Content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(half, path);
    }

    private static IEnumerable<string> Names(DatabasePlace place)
    {
        var keys = new DirectoryInfo(Path.Combine(place.Directory, Keys));
        var packs = new DirectoryInfo(place.Directory);
        return (keys.Exists ? keys.EnumerateFiles("*", SearchOption.AllDirectories) : [])
            .Concat(packs.Exists ? packs.EnumerateFiles("*.json") : [])
            .Select(f => Path.GetRelativePath(place.Directory, f.FullName).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal);
    }
}
