using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Evenkeel.Tests.House;

/// <summary>An authenticator app (RFC 6238). The sign-in library reads the machine's own clock, so this does too.</summary>
public static class Totp
{
    public static string Code(string key)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        var hash = HMACSHA1.HashData(Base32(key), counter);
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue) % 1_000_000).ToString("D6");
    }

    /// <summary>A code that never fits: one digit off the one that does now.</summary>
    public static string WrongCode(string key) => Code(key) is var right ? $"{(right[0] - '0' + 5) % 10}{right[1..]}" : "";

    private static byte[] Base32(string text)
    {
        var bits = string.Concat(text.Where(char.IsAsciiLetterOrDigit).Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(char.ToUpperInvariant(c)), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
