using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Delivery.Webhook;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.House;

/// <summary>What tests do with the outbox.</summary>
internal static class Messages
{
    /// <summary>A server that answers in the test's own patience, on this machine.</summary>
    public static DeliverySettings Nearby(MailServer? mail = null, string? from = null) => new()
    {
        Smtp = mail?.Place,
        MailFrom = from ?? "hello@evenkeel.example",
        PublicUrl = new Uri("https://evenkeel.example"),
        AllowPrivateHosts = true,
        AllowPrivatePush = true,
        SendLimit = TimeSpan.FromSeconds(2),
    };

    /// <summary>Writes one message for a person, or for the clinic itself.</summary>
    public static async Task<Message> Tell(this TestClinic clinic, MessageKind kind, User? to, Alert? alert = null, bool everywhere = false, DateTimeOffset? expiresAt = null)
    {
        var occurrence = $"test/{Guid.NewGuid()}";
        await clinic.Change(db => db.Tell(kind, TestClinic.ClinicId, to?.Id, occurrence, clinic.Now, alert?.PatientId ?? to?.PatientId, alert?.Id, everywhere, expiresAt));
        return await clinic.Read(db => db.Messages.AsNoTracking().Where(m => m.Key.StartsWith(occurrence)).OrderBy(m => m.Channel).FirstAsync());
    }

    public static Task<Message> Again(this TestClinic clinic, Message message) => clinic.Read(db => db.Messages.AsNoTracking().SingleAsync(m => m.Id == message.Id));

    /// <summary>Each attempt as it stands in the ledger.</summary>
    public static Task<List<Delivery>> Attempts(this TestClinic clinic, Message message) =>
        clinic.Read(db => db.Deliveries.AsNoTracking().Where(d => d.MessageId == message.Id).OrderBy(d => d.Number).ToListAsync());

    /// <summary>Moves the clock on and empties the outbox at each step.</summary>
    public static async Task DeliverFor(this TestClinic clinic, TimeSpan span, TimeSpan? step = null)
    {
        for (var end = clinic.Now + span; clinic.Now < end;)
        {
            var next = clinic.Now + (step ?? TimeSpan.FromSeconds(5));
            clinic.Time.SetUtcNow(next < end ? next : end);
            await clinic.Deliver();
        }
    }

    /// <summary>The clinic's own gateway; returns its signing secret.</summary>
    public static async Task<byte[]> HasWebhook(this TestClinic clinic, string address)
    {
        var secret = Signature.NewSecret();
        await clinic.Change(db =>
        {
            var here = db.Clinics.Single(c => c.Id == TestClinic.ClinicId);
            (here.WebhookUrl, here.WebhookSecret) = (address, clinic.Get<SecretBox>().Close(secret));
        });
        return secret;
    }

    public static async Task<SubscribedBrowser> Subscribes(this TestClinic clinic, User user, Receiver service)
    {
        var browser = new SubscribedBrowser(service);
        await clinic.Change(db => db.PushSubscriptions.Add(browser.Subscription(user, clinic.Now)));
        return browser;
    }
}
