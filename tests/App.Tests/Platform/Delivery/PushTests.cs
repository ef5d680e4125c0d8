using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Evenkeel.Data;
using Evenkeel.Features.Account;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Delivery.Push;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Platform.Delivery;

/// <summary>Against a local push service and a browser that holds its own keys.</summary>
[Trait("Row", "10.8")]
[Trait("Hazard", "late-alert")]
public sealed class PushTests
{
    [Fact]
    public void The_published_example_comes_out_byte_for_byte()
    {
        // RFC 8291, appendix A.
        static byte[] Bytes(string text) => Base64Url.DecodeFromChars(text);
        var senderPoint = Bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
        using var sender = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256, D = Bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
            Q = new ECPoint { X = senderPoint[1..33], Y = senderPoint[33..] },
        });
        var body = PushBody.Encrypt(
            Encoding.ASCII.GetBytes("When I grow up, I want to be a watermelon"),
            Bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
            Bytes("BTBZMqHH6r4Tts7J_aSIgg"), sender, Bytes("DGv6ra1nlYgDCS1FRnbzlw"), padTo: 0);
        Assert.Equal(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
            Base64Url.EncodeToString(body));
    }

    [Theory, OnBothDatabases]
    public async Task A_browser_reads_what_was_sent_and_the_push_service_knows_who_sent_it(Store store)
    {
        await using var service = await Receiver.Start();
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby());
        using var browser = await clinic.Subscribes(clinic.Imani, service);
        var message = await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        await clinic.Deliver();
        var post = Assert.Single(browser.Posts);
        var read = browser.Read(post);
        Assert.Equal(("Evenkeel", $"/told/{message.Id}"), (read.GetProperty("title").GetString(), read.GetProperty("url").GetString()));
        Assert.Equal(("high", message.Id.ToString("N")), (post.Headers["Urgency"], post.Headers["Topic"]));
        Assert.InRange(int.Parse(post.Headers["TTL"]), 1, 24 * 3600);
        var token = SubscribedBrowser.Token(post);
        Assert.Equal(service.Address, token.GetProperty("aud").GetString());
        Assert.InRange(token.GetProperty("exp").GetInt64(), clinic.Now.AddMinutes(1).ToUnixTimeSeconds(), clinic.Now.AddHours(24).ToUnixTimeSeconds());
        Assert.Equal("https://evenkeel.example", token.GetProperty("sub").GetString());
        Assert.Equal(MessageState.Handed, (await clinic.Again(message)).State);
    }

    [Fact]
    public async Task Every_message_is_as_long_as_any_other()
    {
        await using var service = await Receiver.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby());
        using var browser = await clinic.Subscribes(clinic.Imani, service);
        foreach (var kind in Enum.GetValues<MessageKind>())
        {
            clinic.Time.SetUtcNow(TestClinic.Monday);
            await clinic.Tell(kind, clinic.Imani);
        }

        await clinic.Deliver();
        Assert.Equal(Enum.GetValues<MessageKind>().Length, browser.Posts.Count);
        Assert.Single(browser.Posts.Select(p => p.Body.Length).Distinct());
    }

    [Fact]
    public async Task The_key_is_made_once_and_stands_in_the_database_only_under_the_servers_own_keys()
    {
        await using var service = await Receiver.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby());
        using var browser = await clinic.Subscribes(clinic.Imani, service);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => clinic.Get<VapidKey>().Public(CancellationToken.None)));
        await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        await clinic.Deliver();
        var key = await clinic.Get<VapidKey>().Public(CancellationToken.None);
        Assert.Equal([key, key], browser.Posts.Select(p => p.Headers["Authorization"].Split("k=")[1]));
        var kept = await clinic.Read(db => db.Secrets.SingleAsync());
        // Closed, it begins as all that these keys close; open, a key would begin with MI.
        Assert.StartsWith("CfDJ8", kept.Protected);
    }

    [Theory]
    [InlineData(StatusCodes.Status404NotFound, true, MessageState.CouldNotBeTold)]
    [InlineData(StatusCodes.Status410Gone, true, MessageState.CouldNotBeTold)]
    [InlineData(StatusCodes.Status413PayloadTooLarge, false, MessageState.CouldNotBeTold)]
    [InlineData(StatusCodes.Status403Forbidden, false, MessageState.CouldNotBeTold)]
    [InlineData(StatusCodes.Status429TooManyRequests, false, MessageState.Queued)]
    [InlineData(StatusCodes.Status500InternalServerError, false, MessageState.Queued)]
    public async Task What_a_push_service_answers_decides_what_comes_next(int status, bool isGone, MessageState state)
    {
        await using var service = await Receiver.Start();
        service.Answer = (_, http) => Receiver.Status(http, status);
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby());
        using var browser = await clinic.Subscribes(clinic.Imani, service);
        var message = await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        await clinic.Deliver();
        Assert.Equal(state, (await clinic.Again(message)).State);
        Assert.Equal(isGone, await clinic.Read(db => db.PushSubscriptions.AnyAsync(s => s.GoneAt == clinic.Now)));
    }

    [Fact]
    public async Task A_wait_that_the_service_asks_for_is_kept()
    {
        await using var service = await Receiver.Start();
        service.Answer = (number, http) => Receiver.Status(http, number == 1 ? StatusCodes.Status429TooManyRequests : StatusCodes.Status201Created, "30");
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby());
        using var browser = await clinic.Subscribes(clinic.Imani, service);
        await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        await clinic.Deliver();
        await clinic.DeliverFor(TimeSpan.FromSeconds(29), TimeSpan.FromSeconds(1));
        Assert.Single(browser.Posts);
        await clinic.DeliverFor(TimeSpan.FromSeconds(1));
        Assert.Equal(2, browser.Posts.Count);
    }

    [Fact]
    public async Task One_of_two_browsers_is_enough_and_the_one_that_is_gone_is_asked_no_more()
    {
        await using var service = await Receiver.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby());
        using var old = await clinic.Subscribes(clinic.Imani, service);
        using var mine = await clinic.Subscribes(clinic.Imani, service);
        service.Answer = (_, http) => Receiver.Status(http, http.Request.Path == new Uri(old.Endpoint).AbsolutePath ? StatusCodes.Status410Gone : StatusCodes.Status201Created);
        var message = await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        await clinic.Deliver();
        Assert.Equal(MessageState.Handed, (await clinic.Again(message)).State);
        await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        await clinic.Deliver();
        Assert.Equal((1, 2), (old.Posts.Count, mine.Posts.Count));
    }

    [Fact]
    public async Task Broken_keys_of_a_browser_stop_nobody()
    {
        await using var service = await Receiver.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby());
        using var browser = new SubscribedBrowser(service);
        var broken = browser.Subscription(clinic.Imani, clinic.Now);
        await clinic.Change(db => db.PushSubscriptions.Add(new PushSubscription
        {
            ClinicId = broken.ClinicId, Id = broken.Id, UserId = broken.UserId, Endpoint = broken.Endpoint, P256dh = Base64Url.EncodeToString(new byte[65]), Auth = "???", CreatedAt = broken.CreatedAt,
        }));
        var message = await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        await clinic.Deliver();
        Assert.Equal(MessageState.CouldNotBeTold, (await clinic.Again(message)).State);
        Assert.Empty(browser.Posts);
    }

    [Fact]
    public async Task An_address_in_the_servers_own_network_is_never_knocked_at_though_gateways_may_lie_there()
    {
        await using var neighbour = await Receiver.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: new DeliverySettings { AllowPrivateHosts = true });
        using var browser = new SubscribedBrowser(neighbour);
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        Assert.Equal(
            "This browser's push service cannot be used.",
            await clinic.Get<ChangeNotices>().Subscribe(ana.Caller(), Guid.CreateVersion7(), browser.Endpoint, browser.P256dh, browser.Auth, CancellationToken.None));
        // Nor at one from a time when it was allowed.
        await clinic.Change(db => db.PushSubscriptions.Add(browser.Subscription(ana, clinic.Now)));
        var message = await clinic.Tell(MessageKind.Test, ana);
        await clinic.Deliver();
        Assert.Equal(MessageState.CouldNotBeTold, (await clinic.Again(message)).State);
        Assert.Empty(neighbour.Posts);
    }
}
