using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Delivery.Push;

/// <summary>Says to a push service who is sending (RFC 8292). One key for the server and all its processes, made once.</summary>
public sealed class VapidKey(IDbContextFactory<CareDb> dbs, SecretBox box, DeliverySettings settings, Clock clock) : IDisposable
{
    private const string Name = "vapid";

    /// <summary>Push services refuse more than 24 hours.</summary>
    private static readonly TimeSpan ValidFor = TimeSpan.FromHours(12);

    private readonly SemaphoreSlim _turn = new(1);
    private ECDsa? _key;

    /// <summary>What a browser needs to subscribe, base64url.</summary>
    public async Task<string> Public(CancellationToken cancellation) => Base64Url.EncodeToString(PushBody.Point((await Key(cancellation)).ExportParameters(false).Q));

    /// <summary>The Authorization header for an endpoint.</summary>
    public async Task<string> Authorization(Uri endpoint, CancellationToken cancellation)
    {
        var key = await Key(cancellation);
        var claims = new Dictionary<string, object>
        {
            ["aud"] = endpoint.GetLeftPart(UriPartial.Authority),
            ["exp"] = (clock.Now + ValidFor).ToUnixTimeSeconds(),
            ["sub"] = settings.PublicUrl?.GetLeftPart(UriPartial.Authority) is { } url && url.StartsWith("https", StringComparison.Ordinal) ? url : $"mailto:{Address}",
        };
        var unsigned = $"{Part("{\"typ\":\"JWT\",\"alg\":\"ES256\"}"u8)}.{Part(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(unsigned), HashAlgorithmName.SHA256);
        return $"vapid t={unsigned}.{Part(signature)}, k={Part(PushBody.Point(key.ExportParameters(false).Q))}";
    }

    public void Dispose()
    {
        _key?.Dispose();
        _turn.Dispose();
    }

    private string Address => MimeKit.MailboxAddress.Parse(settings.MailFrom).Address;

    private static string Part(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    private async Task<ECDsa> Key(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return _key ??= await ReadOrMake(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<ECDsa> ReadOrMake(CancellationToken cancellation)
    {
        while (true)
        {
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            var kept = await db.Secrets.SingleOrDefaultAsync(s => s.Name == Name, cancellation);
            if (kept is not null && box.Open(kept.Protected) is { } pkcs8)
            {
                var key = ECDsa.Create();
                key.ImportPkcs8PrivateKey(pkcs8, out _);
                return key;
            }

            // None yet, or none that can be read: the keys that protected it are gone. Browsers subscribe anew when their owners come by.
            using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var closed = box.Close(fresh.ExportPkcs8PrivateKey());
            if (kept is null)
            {
                db.Secrets.Add(new Secret { Name = Name, Protected = closed });
            }
            else
            {
                kept.Protected = closed;
            }

            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException e) when (StoreFaults.SomebodyWasFaster(e))
            {
                // Another process made one: read that.
            }
        }
    }
}
