using System.Net;
using System.Text.Json;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Delivery.Push;

/// <summary>Web push to every browser that the person has allowed. Taken means that one push service took it; whether a screen lit up, nobody can know.</summary>
internal sealed class PushChannel(IDbContextFactory<CareDb> dbs, OutsideHttp http, VapidKey vapid, Clock clock) : IChannel
{
    /// <summary>How long a push service keeps it for a phone that is off.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(4);

    public Channel Kind => Channel.Push;

    public int AtOnce => 32;

    public async Task<Sent> Send(Letter letter, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var userId = letter.Message.UserId;
        var browsers = userId is null ? [] : await db.PushSubscriptions.AsNoTracking().Where(s => s.ClinicId == letter.Clinic.Id && s.UserId == userId && s.GoneAt == null).ToListAsync(cancellation);
        if (browsers.Count == 0)
        {
            return Sent.NoAddress("no browser allows it");
        }

        var answers = await Task.WhenAll(browsers.Select(b => Send(letter, b, cancellation)));
        var (gone, now) = (browsers.Zip(answers).Where(x => x.Second.Gone).Select(x => x.First.Id).ToArray(), clock.Now);
        if (gone.Length > 0)
        {
            await db.PushSubscriptions.Where(s => s.ClinicId == letter.Clinic.Id && gone.Contains(s.Id)).ExecuteUpdateAsync(set => set.SetProperty(s => s.GoneAt, now), cancellation);
        }

        // One browser is enough; else one that may still answer; else none.
        return answers.Select(a => a.Sent).MinBy(s => s.Outcome)!;
    }

    private async Task<(Sent Sent, bool Gone)> Send(Letter letter, PushSubscription browser, CancellationToken cancellation)
    {
        if (http.Refusal(browser.Endpoint, Channel.Push) is { Length: > 0 })
        {
            return (Sent.Refused("the browser's address may not be used"), true);
        }

        byte[] body;
        try
        {
            body = PushBody.Encrypt(Payload(letter), browser.P256dh, browser.Auth);
        }
        catch (Exception e) when (e is FormatException or System.Security.Cryptography.CryptographicException)
        {
            return (Sent.Refused("the browser's keys are broken"), true);
        }

        var endpoint = new Uri(browser.Endpoint);
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/octet-stream");
        request.Content.Headers.ContentEncoding.Add("aes128gcm");
        request.Headers.Add("TTL", ((int)Lifetime(letter.Message).TotalSeconds).ToString());
        request.Headers.Add("Urgency", letter.IsUrgent ? "high" : "normal");
        // Sent again, it takes the place of the first while that still waits at the push service.
        request.Headers.Add("Topic", letter.Message.Id.ToString("N"));
        request.Headers.TryAddWithoutValidation("Authorization", await vapid.Authorization(endpoint, cancellation));
        var (status, after, fault) = await http.Post(request, Channel.Push, clock.Now, cancellation);
        return status switch
        {
            null => (Sent.Later(fault), false),
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => (Sent.Taken($"taken with {(int)status}"), false),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => (Sent.Refused($"the browser is gone: {(int)status}"), true),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => (Sent.Later($"not now: {(int)status}", after), false),
            _ => (Sent.Refused($"refused with {(int)status}"), false),
        };
    }

    private TimeSpan Lifetime(Message message)
    {
        var left = message.ExpiresAt - clock.Now ?? KeptFor;
        return left < KeptFor ? left : KeptFor;
    }

    private static string Payload(Letter letter) => JsonSerializer.Serialize(new
    {
        id = letter.Message.Id,
        title = MessageWords.Title,
        body = letter.Words.Text,
        url = Letter.PathOf(letter.Message.Id),
        wakes = letter.IsUrgent,
    });
}
