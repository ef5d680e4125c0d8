using System.Net;
using System.Net.Sockets;
using Evenkeel.Data;
using Evenkeel.Platform.Delivery.Email;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Faults;

/// <summary>The mail server misbehaves in every way that one can. No message is lost, and none waits for ever.</summary>
[Trait("Row", "10.8")]
[Trait("Hazard", "late-alert")]
[Trait("Hazard", "message-lost")]
public sealed class MailServerFaults
{
    [Theory, OnBothDatabases]
    public async Task A_mail_server_that_is_down_is_left_within_three_minutes_and_the_gateway_is_told(Store store)
    {
        await using var gateway = await Receiver.Start();
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby() with { Smtp = SmtpServer.Parse($"smtp://127.0.0.1:{MailServer.FreePort()}") });
        await clinic.HasWebhook(gateway.Address);
        var message = await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        await clinic.Deliver();
        Assert.Equal("no connection (ConnectionRefused)", (await clinic.Attempts(message))[1].Detail);
        await clinic.DeliverFor(TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(1));
        Assert.Single(gateway.Posts);
        var attempts = await clinic.Attempts(message);
        Assert.InRange(attempts.Count(a => a.Channel == Channel.Email), 3, 30);
        Assert.Equal((Channel.Webhook, MessageState.Handed), (attempts[^1].Channel, (await clinic.Again(message)).State));
    }

    [Fact]
    public async Task A_mail_server_that_hangs_is_left_after_the_limit_and_the_next_channel_is_tried()
    {
        await using var gateway = await Receiver.Start();
        await using var mail = await MailServer.Start();
        await mail.Hang();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby(mail) with { SendLimit = TimeSpan.FromSeconds(1) });
        await clinic.HasWebhook(gateway.Address);
        var message = await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        // Long enough that the gateway is tried more than once: on a slow machine the first try may miss the limit too.
        await clinic.DeliverFor(TimeSpan.FromMinutes(8), TimeSpan.FromSeconds(15));
        Assert.Contains("no answer within 1 s", (await clinic.Attempts(message)).Select(a => a.Detail));
        // The same limit holds for the gateway, so a slow machine may tell it twice: always under the one id, so that it knows.
        Assert.Equal($"{message.Id:D}", Assert.Single(gateway.Posts.Select(p => p.Headers["webhook-id"]).Distinct()));
    }

    [Fact]
    public async Task A_mail_server_that_never_says_hello_is_left_after_the_limit()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var place = SmtpServer.Parse($"smtp://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}");
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby() with { Smtp = place, SendLimit = TimeSpan.FromMilliseconds(300) });
        var message = await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        await clinic.Deliver();
        Assert.Equal("no answer within 0.3 s", (await clinic.Attempts(message))[1].Detail);
    }

    [Theory, OnBothDatabases]
    public async Task A_connection_that_drops_after_the_mail_was_taken_gives_a_second_mail_with_the_same_id_and_loses_none(Store store)
    {
        await using var mail = await MailServer.Start();
        await mail.DropAfterData();
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby(mail));
        var message = await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        await clinic.Deliver();
        Assert.Equal(MessageState.Queued, (await clinic.Again(message)).State);
        await mail.Accept();
        await clinic.DeliverFor(TimeSpan.FromSeconds(30));
        Assert.Equal(MessageState.Handed, (await clinic.Again(message)).State);
        Assert.Equal([$"<{message.Id:N}@evenkeel.example>", $"<{message.Id:N}@evenkeel.example>"], mail.Mails.Select(m => m.Header("Message-ID")));
    }
}
