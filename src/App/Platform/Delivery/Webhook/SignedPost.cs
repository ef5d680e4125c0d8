using System.Text.Json;

namespace Evenkeel.Platform.Delivery.Webhook;

/// <summary>What a gateway gets, made into a request that it can check.</summary>
internal static class SignedPost
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static HttpRequestMessage To(string url, byte[] secret, WebhookBody what, DateTimeOffset at)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(what, Json);
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("Idempotency-Key", what.Id.ToString());
        request.Headers.Add(Signature.IdHeader, what.Id.ToString());
        request.Headers.Add(Signature.TimeHeader, at.ToUnixTimeSeconds().ToString());
        request.Headers.Add(Signature.Header, Signature.Of(secret, what.Id, at.ToUnixTimeSeconds(), body));
        return request;
    }
}
