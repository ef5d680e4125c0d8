using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Evenkeel.Platform.Delivery.Push;

/// <summary>Encrypts for one browser (RFC 8291, content coding aes128gcm of RFC 8188): the push service in between can read nothing, nor how long it is.</summary>
public static class PushBody
{
    /// <summary>Bytes; every message is filled up to this.</summary>
    public const int Padded = 512;

    private const int RecordSize = 4096;
    private const int PointBytes = 65;
    private const int TagBytes = 16;
    private const byte LastRecord = 2;

    /// <param name="p256dh">The browser's public key, base64url.</param>
    /// <param name="auth">The secret shared with the browser, base64url.</param>
    /// <exception cref="FormatException">The browser's keys are none.</exception>
    public static byte[] Encrypt(string text, string p256dh, string auth)
    {
        using var sender = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Encrypt(Encoding.UTF8.GetBytes(text), Decode(p256dh), Decode(auth), sender, RandomNumberGenerator.GetBytes(16), Padded);
    }

    /// <param name="padTo">The length of the plain text with its padding; 0 for no padding.</param>
    internal static byte[] Encrypt(byte[] text, byte[] browserKey, byte[] auth, ECDiffieHellman sender, byte[] salt, int padTo)
    {
        var senderKey = Point(sender.ExportParameters(false).Q);
        using var browser = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = Point(browserKey) });
        var secret = sender.DeriveRawSecretAgreement(browser.PublicKey);
        var (key, nonce) = Keys(secret, browserKey, senderKey, auth, salt);

        var plain = new byte[Math.Max(padTo, text.Length) + 1];
        text.CopyTo(plain, 0);
        plain[text.Length] = LastRecord;
        var body = new byte[16 + 4 + 1 + PointBytes + plain.Length + TagBytes];
        salt.CopyTo(body, 0);
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(16), RecordSize);
        body[20] = PointBytes;
        senderKey.CopyTo(body, 21);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, body.AsSpan(21 + PointBytes, plain.Length), body.AsSpan(body.Length - TagBytes));
        return body;
    }

    /// <summary>The content key and nonce on which both sides agree.</summary>
    internal static (byte[] Key, byte[] Nonce) Keys(byte[] secret, byte[] browserKey, byte[] senderKey, byte[] auth, byte[] salt)
    {
        var mixed = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, auth, [.. "WebPush: info\0"u8, .. browserKey, .. senderKey]);
        return (
            HKDF.DeriveKey(HashAlgorithmName.SHA256, mixed, 16, salt, [.. "Content-Encoding: aes128gcm\0"u8]),
            HKDF.DeriveKey(HashAlgorithmName.SHA256, mixed, 12, salt, [.. "Content-Encoding: nonce\0"u8]));
    }

    /// <summary>An uncompressed point: 4, X, Y.</summary>
    internal static byte[] Point(ECPoint q) => [4, .. q.X!, .. q.Y!];

    internal static ECPoint Point(byte[] bytes) =>
        bytes is [4, ..] && bytes.Length == PointBytes ? new ECPoint { X = bytes[1..33], Y = bytes[33..] } : throw new FormatException("This is no public key of a browser.");

    private static byte[] Decode(string base64Url) => Base64Url.DecodeFromChars(base64Url.AsSpan().TrimEnd('='));
}
