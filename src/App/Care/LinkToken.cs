using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Evenkeel.Care;

/// <summary>The secret in an invitation's link. It is made when the form is drawn, so that a form sent twice shows one link; kept is only its hash.</summary>
public static class LinkToken
{
    private const int Bytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Whether it can be one of ours: nobody chooses an easier one.</summary>
    public static bool IsWhole(string? token) => token is { Length: > 0 and < 100 } && Base64Url.IsValid(token, out var length) && length == Bytes;

    /// <summary>SHA-256 as hexadecimal.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
