using System.Net;
using Evenkeel.Data;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Delivery.Webhook;
using Evenkeel.Platform.Time;

namespace Evenkeel.Platform.Health;

/// <summary>Tells the clinics' own gateways: pager, text messages, chat. In the shape of their other messages, and signed as those are.</summary>
public sealed class WebhookAlarm(OutsideHttp http, Clock clock) : IAlarm
{
    public string Name => "webhook";

    public bool Reaches(Reach reach) => reach.Gateways.Count > 0;

    public async Task Ring(Reach reach, AlarmNews news, CancellationToken cancellation)
    {
        var faults = (await Task.WhenAll(reach.Gateways.Select(g => Tell(g, news, cancellation)))).Where(f => f.Length > 0).ToList();
        if (faults.Count == reach.Gateways.Count)
        {
            throw new InvalidOperationException(string.Join("; ", faults));
        }
    }

    /// <returns>What went wrong; empty when it was taken.</returns>
    private async Task<string> Tell(Gateway gateway, AlarmNews news, CancellationToken cancellation)
    {
        if (http.Refusal(gateway.Url, Channel.Webhook).Length > 0)
        {
            return "the address may not be used";
        }

        var body = new WebhookBody(news.Id, nameof(MessageKind.MonitoringDown), $"{news.Title}. {news.Text}", null, clock.Now, news.IsDown, "staff", null, null);
        var (status, _, fault) = await http.Post(SignedPost.To(gateway.Url, gateway.Secret, body, clock.Now), Channel.Webhook, clock.Now, cancellation);
        return status is null ? fault : status is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices ? "" : $"refused with {(int)status}";
    }
}
