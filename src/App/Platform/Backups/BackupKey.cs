using System.Security.Cryptography;

namespace Evenkeel.Platform.Backups;

/// <summary>The key of the backups: 32 random bytes in a file that lies elsewhere than the backups do.</summary>
public static class BackupKey
{
    public const int Bytes = 32;

    /// <exception cref="BackupProblem">There is a file already, or it cannot be written.</exception>
    public static void Make(string file)
    {
        try
        {
            using var stream = new FileStream(file, PrivateFile.New());
            stream.Write(RandomNumberGenerator.GetBytes(Bytes));
            stream.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackupProblem(
                File.Exists(file)
                    ? $"--new-key: there is a file {file} already. A key is never written over, because the backups made with it could not be read again."
                    : $"--new-key: {file} cannot be written: {e.Message}",
                e);
        }
    }

    /// <exception cref="BackupProblem">There is none, or it is no key.</exception>
    public static byte[] Read(string file)
    {
        byte[] key;
        try
        {
            key = File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackupProblem($"--key: {file} cannot be read. `evenkeel backup --new-key {file}` makes a new key; an old backup needs the key that it was made with.", e);
        }

        return key.Length == Bytes ? key : throw new BackupProblem($"--key: {file} has {key.Length} bytes, and a key has exactly {Bytes}. Is it another file?");
    }
}

/// <summary>A new file that only its owner can read.</summary>
internal static class PrivateFile
{
    public static FileStreamOptions New()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
