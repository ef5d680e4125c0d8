using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.DataProtection;

namespace Evenkeel.Platform.Health;

/// <summary>Tells the clinics' own gateways: pager, text messages, chat. Signed as their other messages are.</summary>
public sealed class WebhookAlarm(IHttpClientFactory clients, IDataProtectionProvider protection, Clock clock) : IAlarm
{
    /// <summary>What a clinic's webhook secret is protected for.</summary>
    public const string Purpose = "evenkeel.webhook";

    public string Name => "webhook";

    public bool Reaches(Reach reach) => reach.Webhooks.Count > 0;

    public async Task Ring(Reach reach, AlarmNews news, CancellationToken cancellation)
    {
        var faults = new List<Exception>();
        foreach (var webhook in reach.Webhooks)
        {
            try
            {
                using var answer = await clients.CreateClient(nameof(WebhookAlarm)).SendAsync(Request(webhook, news), cancellation);
                answer.EnsureSuccessStatusCode();
            }
            catch (HttpRequestException e)
            {
                faults.Add(e);
            }
        }

        if (faults.Count == reach.Webhooks.Count)
        {
            throw new AggregateException(faults);
        }
    }

    private HttpRequestMessage Request(Webhook webhook, AlarmNews news)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { kind = news.IsDown ? "monitoring-down" : "monitoring-back", title = news.Title, text = news.Text });
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (webhook.ProtectedSecret.Length > 0)
        {
            var at = clock.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
            var secret = protection.CreateProtector(Purpose).Unprotect(webhook.ProtectedSecret);
            byte[] signed = [.. Encoding.UTF8.GetBytes($"{at}."), .. body];
            var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed);
            request.Headers.Add("Evenkeel-Timestamp", at);
            request.Headers.Add("Evenkeel-Signature", $"sha256={Convert.ToHexStringLower(signature)}");
        }

        return request;
    }
}
