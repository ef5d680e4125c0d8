using System.Security.Cryptography;
using Evenkeel.Data;

namespace Evenkeel.Platform.Keys;

/// <summary>
/// The one secret that is not in the database: 32 random bytes in a file that only the service's user may read. Every process of a
/// clinic has the same. It seals the keys that stand in the database, so that a stolen copy of the database forges no sign-in.
/// </summary>
public sealed class KeyFile(DatabasePlace place)
{
    private const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private byte[]? _key;

    public string Path => place.KeyFile;

    public bool Exists => File.Exists(Path);

    /// <summary>Written beside and moved into place: nobody ever reads half of it, and of two who make one at once the second takes the first's.</summary>
    public void Make()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!);
        var beside = $"{Path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(beside, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength)) + "\n"));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(beside, Path, overwrite: false);
        }
        catch (IOException) when (Exists)
        {
            File.Delete(beside);
        }
    }

    /// <summary>Nonce, tag and what was sealed, in base64.</summary>
    public string Seal(byte[] plain)
    {
        var (nonce, tag, cipher) = (RandomNumberGenerator.GetBytes(NonceLength), new byte[TagLength], new byte[plain.Length]);
        using var aes = new AesGcm(Key, TagLength);
        aes.Encrypt(nonce, plain, cipher, tag);
        return Convert.ToBase64String([.. nonce, .. tag, .. cipher]);
    }

    /// <exception cref="CryptographicException">It was sealed with another key file.</exception>
    public byte[] Open(string text)
    {
        var all = Convert.FromBase64String(text).AsSpan();
        var plain = new byte[all.Length - NonceLength - TagLength];
        using var aes = new AesGcm(Key, TagLength);
        aes.Decrypt(all[..NonceLength], all[(NonceLength + TagLength)..], all.Slice(NonceLength, TagLength), plain);
        return plain;
    }

    private byte[] Key => _key ??= Read();

    private byte[] Read()
    {
        var key = new byte[KeyLength];
        return Convert.TryFromBase64String(File.ReadAllText(Path).Trim(), key, out var read) && read == KeyLength
            ? key
            : throw new StartRefused($"{Path} is not a key file of Evenkeel: it should hold one line of {Convert.ToBase64String(key).Length} characters. Give the file that the first node made with --key-file.");
    }
}
