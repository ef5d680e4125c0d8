using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Evenkeel.Data;
using Evenkeel.Platform.Delivery.Push;

namespace Evenkeel.Tests.House;

/// <summary>A browser that has subscribed: it holds the keys with which alone a push can be read, and checks who sent it.</summary>
public sealed class SubscribedBrowser(Receiver service) : IDisposable
{
    private readonly ECDiffieHellman _key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _auth = RandomNumberGenerator.GetBytes(16);
    private readonly string _path = $"/push/{Guid.NewGuid():N}";

    public string Endpoint => service.Address + _path;

    public string P256dh => Base64Url.EncodeToString(Point);

    public string Auth => Base64Url.EncodeToString(_auth);

    /// <summary>What came for this browser, in order, still closed.</summary>
    public IReadOnlyList<ArrivedPost> Posts => [.. service.Posts.Where(p => p.Path == _path)];

    private byte[] Point => [4, .. _key.ExportParameters(false).Q.X!, .. _key.ExportParameters(false).Q.Y!];

    public PushSubscription Subscription(User user, DateTimeOffset at) => new()
    {
        ClinicId = user.ClinicId, Id = Guid.CreateVersion7(), UserId = user.Id, Endpoint = Endpoint, P256dh = P256dh, Auth = Auth, CreatedAt = at,
    };

    /// <summary>Reads one message as RFC 8188 and 8291 say a browser does.</summary>
    public JsonElement Read(ArrivedPost post)
    {
        Assert.Equal("aes128gcm", post.Headers["Content-Encoding"]);
        var (body, salt, sender) = (post.Body, post.Body[..16], post.Body[21..86]);
        Assert.Equal(65, body[20]);
        using var other = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = sender[1..33], Y = sender[33..] } });
        var (key, nonce) = PushBody.Keys(_key.DeriveRawSecretAgreement(other.PublicKey), Point, sender, _auth, salt);
        var plain = new byte[body.Length - 86 - 16];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(nonce, body.AsSpan(86, plain.Length), body.AsSpan(body.Length - 16), plain);
        var end = Array.FindLastIndex(plain, b => b != 0);
        Assert.Equal(2, plain[end]);
        return JsonDocument.Parse(plain.AsMemory(0, end)).RootElement;
    }

    /// <summary>Checks the sender's token (RFC 8292) as a push service does, and hands out its claims.</summary>
    public static JsonElement Token(ArrivedPost post)
    {
        var parts = post.Headers["Authorization"]["vapid ".Length..].Split(", ").ToDictionary(p => p[..1], p => p[2..]);
        var (token, point) = (parts["t"].Split('.'), Base64Url.DecodeFromChars(parts["k"]));
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33], Y = point[33..] } });
        Assert.True(key.VerifyData(Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"), Base64Url.DecodeFromChars(token[2]), HashAlgorithmName.SHA256), "The token is not signed with its key.");
        Assert.Equal("ES256", JsonDocument.Parse(Base64Url.DecodeFromChars(token[0])).RootElement.GetProperty("alg").GetString());
        return JsonDocument.Parse(Base64Url.DecodeFromChars(token[1])).RootElement;
    }

    public void Dispose() => _key.Dispose();
}
