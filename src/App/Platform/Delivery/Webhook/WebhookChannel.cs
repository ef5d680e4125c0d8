using System.Net;
using System.Text.Json;
using Evenkeel.Data;
using Evenkeel.Platform.Time;

namespace Evenkeel.Platform.Delivery.Webhook;

/// <summary>The clinic's own gateway: a pager, text messages, a chat. It gets a signed line, never what it is about.</summary>
internal sealed class WebhookChannel(OutsideHttp http, SecretBox box, Clock clock) : IChannel
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public Channel Kind => Channel.Webhook;

    public int AtOnce => 16;

    public async Task<Sent> Send(Letter letter, CancellationToken cancellation)
    {
        if (letter.Clinic.WebhookUrl.Length == 0)
        {
            return Sent.NoAddress("the clinic has no webhook");
        }

        var isStaff = letter.To is not { Role: Role.Patient or Role.Support };
        if (!isStaff && string.IsNullOrEmpty(letter.To?.PhoneNumber))
        {
            // A patient's name never goes to a gateway; a number only when they gave it for this.
            return Sent.NoAddress("no telephone number");
        }

        if (http.Refusal(letter.Clinic.WebhookUrl) is { Length: > 0 })
        {
            return Sent.Refused("the address may not be used");
        }

        if (box.Open(letter.Clinic.WebhookSecret) is not { } secret)
        {
            return Sent.Refused("the signing key cannot be read: please make a new one");
        }

        var (status, after, fault) = await http.Post(Request(letter, secret, isStaff), clock.Now, cancellation);
        return status switch
        {
            null => Sent.Later(fault),
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => Sent.Taken($"taken with {(int)status}"),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or (HttpStatusCode)425 or >= HttpStatusCode.InternalServerError => Sent.Later($"not now: {(int)status}", after),
            _ => Sent.Refused($"refused with {(int)status}"),
        };
    }

    private HttpRequestMessage Request(Letter letter, byte[] secret, bool isStaff)
    {
        var (message, at) = (letter.Message, clock.Now);
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new WebhookBody(
                message.Id, message.Kind.ToString(), $"{MessageWords.Title}: {letter.Words.Text}", letter.Link, message.CreatedAt, letter.IsUrgent,
                isStaff ? "staff" : "person", isStaff ? letter.To?.DisplayName : null, letter.To?.PhoneNumber),
            Json);
        var request = new HttpRequestMessage(HttpMethod.Post, letter.Clinic.WebhookUrl) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("Idempotency-Key", message.Id.ToString());
        request.Headers.Add(Signature.IdHeader, message.Id.ToString());
        request.Headers.Add(Signature.TimeHeader, at.ToUnixTimeSeconds().ToString());
        request.Headers.Add(Signature.Header, Signature.Of(secret, message.Id, at.ToUnixTimeSeconds(), body));
        return request;
    }
}

/// <summary>What a gateway gets.</summary>
/// <param name="Id">The same for every try: what was seen under it is not passed on again.</param>
/// <param name="Text">For a lock screen. Chats take this field as it is.</param>
/// <param name="Urgent">Whether it may wake somebody.</param>
/// <param name="For">"staff", or "person" for a patient or a support person.</param>
/// <param name="Name">Of a member of staff; null for others.</param>
internal sealed record WebhookBody(Guid Id, string Kind, string Text, Uri? Link, DateTimeOffset At, bool Urgent, string For, string? Name, string? Phone);
