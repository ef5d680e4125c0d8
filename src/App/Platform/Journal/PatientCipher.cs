using System.Security.Cryptography;
using System.Text;

namespace Evenkeel.Platform.Journal;

/// <summary>Which part of which entry of whom: sealed with the content, so that a part that was moved or renamed does not open.</summary>
public readonly record struct PartName(int ClinicId, Guid PatientId, Guid EntryId, Guid PartId, string MediaType);

/// <summary>Seals what one patient says in private: AES-256-GCM, a random nonce each time. Sealed: nonce, tag, cipher text.</summary>
public sealed class PatientCipher(byte[] key)
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    // One key for each use, so that neither can tell anything about the other.
    private readonly byte[] _contents = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: "evenkeel writing 1, contents"u8.ToArray());
    private readonly byte[] _ids = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: "evenkeel writing 1, ids"u8.ToArray());

    public byte[] Seal(PartName name, byte[] plain)
    {
        var all = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(all.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_contents, TagBytes);
        aes.Encrypt(all.AsSpan(0, NonceBytes), plain, all.AsSpan(NonceBytes + TagBytes), all.AsSpan(NonceBytes, TagBytes), Bound(name));
        return all;
    }

    /// <summary>Null when it was changed, moved, cut short, or sealed under another key.</summary>
    public byte[]? Open(PartName name, byte[] sealedBytes)
    {
        if (sealedBytes.Length < NonceBytes + TagBytes)
        {
            return null;
        }

        var plain = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_contents, TagBytes);
        try
        {
            aes.Decrypt(sealedBytes.AsSpan(0, NonceBytes), sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes), plain, Bound(name));
            return plain;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>An id that the same content has again. Keyed: from a plain hash in the database, short words could be guessed.</summary>
    public Guid IdOf(PartName name, byte[] plain) => new(HMACSHA256.HashData(_ids, (byte[])[.. Bound(name), .. plain]).AsSpan(0, 16));

    private static byte[] Bound(PartName name) => Encoding.UTF8.GetBytes($"evenkeel writing 1|{name.ClinicId}|{name.PatientId}|{name.EntryId}|{name.PartId}|{name.MediaType}");
}
