using System.Security.Cryptography;
using System.Text;

namespace Evenkeel.CommandLine;

/// <summary>The same id for the same words, on every machine: what makes an import or a seed safe to run twice.</summary>
internal static class StableId
{
    public static Guid Of(params ReadOnlySpan<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts)));
        // RFC 9562, version 8: bits of our own making.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
