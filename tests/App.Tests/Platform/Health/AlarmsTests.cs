using System.ComponentModel.DataAnnotations;
using Evenkeel.Data;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Delivery.Webhook;
using Evenkeel.Platform.Health;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Evenkeel.Tests.Platform.Health;

/// <summary>The alarm that monitoring is down: one address or gateway that cannot be told costs nobody else theirs, and nobody is told twice within the hour.</summary>
[Trait("Hazard", "alert-path-broken")]
[Trait("Row", "N3")]
public sealed class AlarmsTests
{
    [Theory, OnBothDatabases]
    public async Task An_address_that_is_none_keeps_nobody_else_from_being_told(Store store)
    {
        const string None = "imani@[example.org";
        Assert.True(new EmailAddressAttribute().IsValid(None) && !MailboxAddress.TryParse(None, out _), "It must pass where accounts are made, and be none for mail.");
        await using var alarm = await MailServer.Start();
        await using var watched = await WatchedClinic.Open(store, alarm: alarm);
        await watched.Clinic.Change(db => db.Users.Single(u => u.Id == watched.Clinic.Imani.Id).Email = None);
        await watched.Wait(1);
        watched.Clinic.IsWatched = false;
        await watched.Wait(15);
        await alarm.Accept();
        Assert.Equal(["dr.osei@example.org", "noor@example.org"], alarm.Mails.Select(m => m.To).Order());
    }

    [Theory, OnBothDatabases]
    public async Task A_mailbox_that_hangs_costs_nobody_else_theirs_and_is_tried_until_it_takes_it(Store store)
    {
        await using var alarm = await MailServer.Start();
        await using var watched = await WatchedClinic.Open(
            store, change: services => services.AddSingleton(new ProofSettings { AlarmSmtp = alarm.Place, AlarmPatience = TimeSpan.FromSeconds(2) }));
        await watched.Wait(1);
        await alarm.HangFor("imani@example.org");
        watched.Clinic.IsWatched = false;
        await watched.Wait(9.5);
        // An order is answered behind everything that happened before it.
        await alarm.HangFor("imani@example.org");
        Assert.Equal(["dr.osei@example.org", "noor@example.org"], alarm.Mails.Select(m => m.To).Order());
        await alarm.Accept();
        await watched.Wait(0.5);
        await alarm.Accept();
        string[] everybody = ["dr.osei@example.org", "imani@example.org", "noor@example.org"];
        Assert.Equal(everybody, alarm.Mails.Select(m => m.To).Order());
        await watched.Wait(50);
        await alarm.Accept();
        Assert.Equal(3, alarm.Mails.Count);
        // Each an hour after its own last mail.
        await watched.Wait(11);
        await alarm.Accept();
        Assert.Equal(everybody.SelectMany(m => new[] { m, m }), alarm.Mails.Select(m => m.To).Order());
    }

    [Theory, OnBothDatabases]
    public async Task A_gateway_that_refuses_is_tried_again_at_the_next_look_and_the_one_that_was_told_is_left_alone(Store store)
    {
        await using var other = await Receiver.Start();
        other.Answer = (_, http) => Receiver.Status(http, StatusCodes.Status503ServiceUnavailable);
        await using var watched = await WatchedClinic.Open(store);
        var secret = watched.Clinic.Get<SecretBox>().Close(Signature.NewSecret());
        await watched.Clinic.Change(db => db.Clinics.Add(new Clinic { Id = 2, Name = "Other", Zone = TestClinic.Zone, Country = "GB", WebhookUrl = other.Address, WebhookSecret = secret }));
        await watched.Wait(1);
        watched.Clinic.IsWatched = false;
        await watched.Wait(9);
        Assert.Single(watched.Told);
        var refused = other.Posts.Count;
        other.Answer = (_, http) => Receiver.Status(http, StatusCodes.Status204NoContent);
        await watched.Wait(0.5);
        Assert.Equal(refused + 1, other.Posts.Count);
        await watched.Wait(5);
        Assert.Equal((1, refused + 1), (watched.Told.Count, other.Posts.Count));
        watched.Clinic.IsWatched = true;
        await watched.Wait(3);
        Assert.Equal((2, refused + 2), (watched.Told.Count, other.Posts.Count));
    }
}
