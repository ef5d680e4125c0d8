using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Evenkeel.Platform.Delivery;

/// <summary>Keeps the server's signing keys readable for the server only: in the database they stand under its protection keys.</summary>
public sealed class SecretBox(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("evenkeel.delivery.secrets");

    public string Close(byte[] secret) => _protector.Protect(Convert.ToBase64String(secret));

    /// <summary>Null when the protection keys that it was closed with are gone.</summary>
    public byte[]? Open(string closed)
    {
        try
        {
            return Convert.FromBase64String(_protector.Unprotect(closed));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
