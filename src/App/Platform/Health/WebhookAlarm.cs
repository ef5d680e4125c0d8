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

    public IEnumerable<Bell> Bells(Reach reach) => reach.Gateways.Select(gateway => new Bell(gateway.Url, (news, cancellation) => Tell(gateway, news, cancellation)));

    private async Task Tell(Gateway gateway, AlarmNews news, CancellationToken cancellation)
    {
        if (http.Refusal(gateway.Url, Channel.Webhook).Length > 0)
        {
            throw new InvalidOperationException("the address may not be used");
        }

        var body = new WebhookBody(news.Id, nameof(MessageKind.MonitoringDown), $"{news.Title}. {news.Text}", null, clock.Now, news.IsDown, "staff", null, null);
        var (status, _, fault) = await http.Post(SignedPost.To(gateway.Url, gateway.Secret, body, clock.Now), Channel.Webhook, clock.Now, cancellation);
        if (status is not (>= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices))
        {
            throw new InvalidOperationException(status is null ? fault : $"refused with {(int)status}");
        }
    }
}
