using System.Security.Cryptography;
using System.Text;

namespace Evenkeel.Platform.Delivery.Webhook;

/// <summary>Signs as the Standard Webhooks do: HMAC-SHA256 over "id.timestamp.body", so that a receiver can use any of their libraries.</summary>
public static class Signature
{
    public const string IdHeader = "webhook-id";
    public const string TimeHeader = "webhook-timestamp";
    public const string Header = "webhook-signature";

    private const int Bytes = 32;
    private const string Prefix = "whsec_";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(Bytes);

    /// <summary>As the person who sets up the receiver copies it.</summary>
    public static string Show(byte[] secret) => Prefix + Convert.ToBase64String(secret);

    /// <param name="at">Whole seconds since 1970; a receiver refuses what is older than some minutes.</param>
    public static string Of(byte[] secret, Guid id, long at, ReadOnlySpan<byte> body) =>
        $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, (byte[])[.. Encoding.ASCII.GetBytes($"{id}.{at}."), .. body]))}";
}
