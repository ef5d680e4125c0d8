using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Evenkeel.Platform.Backups;

/// <summary>
/// How a backup is sealed (decision 23). Head: a magic line, 32 random bytes of salt, and 16 bytes by which the key is known again.
/// Then chunks of at most 64 KiB, each with 4 bytes of length (highest bit: the last one), AES-256-GCM text and tag. Each file has a
/// key of its own (HKDF over key and salt), each chunk its number as nonce, and head and length are authenticated with it: so a bit
/// that is flipped, a chunk that is moved and an end that is missing are all found.
/// </summary>
internal static class Sealing
{
    public const int ChunkBytes = 1 << 16;
    public const int TagBytes = 16;
    public const int LengthBytes = 4;
    public const int NonceBytes = 12;
    public const uint Last = 1u << 31;
    private const int SaltBytes = 32;
    private const int KnownByBytes = 16;

    private static ReadOnlySpan<byte> Magic => "EVENKEEL BACKUP 1\n"u8;

    public static int HeadBytes => Magic.Length + SaltBytes + KnownByBytes;

    public static byte[] NewHead(byte[] key)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return [.. Magic, .. salt, .. KnownBy(key, salt)];
    }

    /// <exception cref="BackupProblem">It is another kind of file, or was made with another key.</exception>
    public static void Recognise(ReadOnlySpan<byte> head, byte[] key)
    {
        if (head.Length < HeadBytes || !head.StartsWith(Magic))
        {
            throw new BackupProblem("This is no backup of Evenkeel: it does not begin like one.");
        }

        if (!CryptographicOperations.FixedTimeEquals(KnownBy(key, Salt(head).ToArray()), head[^KnownByBytes..]))
        {
            throw new BackupProblem("--key: this is not the key that the backup was made with (or the first bytes of the file are damaged).");
        }
    }

    public static AesGcm Cipher(ReadOnlySpan<byte> head, byte[] key) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, BackupKey.Bytes, Salt(head).ToArray(), "evenkeel backup 1"u8.ToArray()), TagBytes);

    /// <summary>Never the same twice under one key: the key is the file's own, and the number is the chunk's.</summary>
    public static void Nonce(Span<byte> nonce, long chunk)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[(NonceBytes - sizeof(long))..], chunk);
    }

    private static ReadOnlySpan<byte> Salt(ReadOnlySpan<byte> head) => head.Slice(Magic.Length, SaltBytes);

    private static byte[] KnownBy(byte[] key, byte[] salt) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KnownByBytes, salt, "evenkeel backup 1, which key"u8.ToArray());
}
