using System.Net;
using Evenkeel.Data;
using Evenkeel.Platform.Time;

namespace Evenkeel.Platform.Delivery.Webhook;

/// <summary>The clinic's own gateway: a pager, text messages, a chat. It gets a signed line, never what it is about.</summary>
internal sealed class WebhookChannel(OutsideHttp http, SecretBox box, Clock clock) : IChannel
{
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

        if (http.Refusal(letter.Clinic.WebhookUrl, Channel.Webhook) is { Length: > 0 })
        {
            return Sent.Refused("the address may not be used");
        }

        if (box.Open(letter.Clinic.WebhookSecret) is not { } secret)
        {
            return Sent.Refused("the signing key cannot be read: please make a new one");
        }

        var (status, after, fault) = await http.Post(SignedPost.To(letter.Clinic.WebhookUrl, secret, Body(letter, isStaff), clock.Now), Channel.Webhook, clock.Now, cancellation);
        return status switch
        {
            null => Sent.Later(fault),
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => Sent.Taken($"taken with {(int)status}"),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or (HttpStatusCode)425 or >= HttpStatusCode.InternalServerError => Sent.Later($"not now: {(int)status}", after),
            _ => Sent.Refused($"refused with {(int)status}"),
        };
    }

    private static WebhookBody Body(Letter letter, bool isStaff) => new(
        letter.Message.Id, letter.Message.Kind.ToString(), $"{MessageWords.Title}: {letter.Words.Text}", letter.Link, letter.Message.CreatedAt, letter.IsUrgent,
        isStaff ? "staff" : "person", isStaff ? letter.To?.DisplayName : null, letter.To?.PhoneNumber);
}

/// <summary>What a gateway gets.</summary>
/// <param name="Id">The same for every try: what was seen under it is not passed on again.</param>
/// <param name="Text">For a lock screen. Chats take this field as it is.</param>
/// <param name="Urgent">Whether it may wake somebody.</param>
/// <param name="For">"staff", or "person" for a patient or a support person.</param>
/// <param name="Name">Of a member of staff; null for others.</param>
internal sealed record WebhookBody(Guid Id, string Kind, string Text, Uri? Link, DateTimeOffset At, bool Urgent, string For, string? Name, string? Phone);
