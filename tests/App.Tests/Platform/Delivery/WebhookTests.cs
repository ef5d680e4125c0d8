using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Platform.Delivery;

[Trait("Row", "10.8")]
[Trait("Hazard", "late-alert")]
public sealed class WebhookTests
{
    [Theory, OnBothDatabases]
    public async Task A_gateway_gets_a_signed_line_with_whom_to_tell_and_the_messages_id(Store store)
    {
        await using var gateway = await Receiver.Start();
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby());
        var secret = await clinic.HasWebhook(gateway.Address + "/hook");
        await clinic.Change(db => db.Users.Single(u => u.Id == clinic.Imani.Id).PhoneNumber = "+44 20 7946 0018");
        var message = await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        await clinic.Deliver();
        var post = Assert.Single(gateway.Posts);
        Assert.Equal(message.Id.ToString(), post.Headers["Idempotency-Key"]);
        Assert.Equal(message.Id.ToString(), post.Headers["webhook-id"]);
        Assert.Equal(clinic.Now.ToUnixTimeSeconds().ToString(), post.Headers["webhook-timestamp"]);
        Assert.Equal(SignedByHand(secret, post), post.Headers["webhook-signature"]);
        var body = JsonDocument.Parse(post.Body).RootElement;
        Assert.Equal(message.Id, body.GetProperty("id").GetGuid());
        Assert.Equal("AlertTold", body.GetProperty("kind").GetString());
        Assert.Equal("Imani", body.GetProperty("name").GetString());
        Assert.Equal("+44 20 7946 0018", body.GetProperty("phone").GetString());
        Assert.Equal($"https://evenkeel.example/told/{message.Id}", body.GetProperty("link").GetString());
        Assert.True(body.GetProperty("urgent").GetBoolean());
        Assert.Equal(MessageState.Handed, (await clinic.Again(message)).State);
    }

    [Fact]
    public async Task A_signature_over_another_body_or_time_is_another_one()
    {
        await using var gateway = await Receiver.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby());
        var secret = await clinic.HasWebhook(gateway.Address);
        await clinic.Tell(MessageKind.AlertTold, null);
        await clinic.Deliver();
        var post = Assert.Single(gateway.Posts);
        var later = new Dictionary<string, string>(post.Headers) { ["webhook-timestamp"] = (clinic.Now.ToUnixTimeSeconds() + 1).ToString() };
        Assert.NotEqual(post.Headers["webhook-signature"], SignedByHand(secret, post with { Body = [.. post.Body, (byte)' '] }));
        Assert.NotEqual(post.Headers["webhook-signature"], SignedByHand(secret, post with { Headers = later }));
        Assert.NotEqual(post.Headers["webhook-signature"], SignedByHand([.. secret.Reverse()], post));
    }

    [Fact]
    public async Task A_patients_name_never_goes_to_a_gateway_and_their_number_only_when_they_gave_it()
    {
        await using var gateway = await Receiver.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby());
        await clinic.HasWebhook(gateway.Address);
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        var first = await clinic.Tell(MessageKind.Reminder, ana);
        await clinic.Deliver();
        Assert.Empty(gateway.Posts);
        Assert.Equal("no telephone number", (await clinic.Attempts(first))[^1].Detail);
        await clinic.Change(db => db.Users.Single(u => u.Id == ana.Id).PhoneNumber = "+44 7700 900123");
        await clinic.Tell(MessageKind.Reminder, ana);
        await clinic.Deliver();
        var body = Encoding.UTF8.GetString(Assert.Single(gateway.Posts).Body);
        Assert.Contains("7700 900123", body);
        Assert.DoesNotContain("Ana", body);
    }

    [Theory]
    [InlineData(StatusCodes.Status429TooManyRequests, MessageState.Queued)]
    [InlineData(StatusCodes.Status503ServiceUnavailable, MessageState.Queued)]
    [InlineData(StatusCodes.Status408RequestTimeout, MessageState.Queued)]
    [InlineData(StatusCodes.Status404NotFound, MessageState.CouldNotBeTold)]
    [InlineData(StatusCodes.Status302Found, MessageState.CouldNotBeTold)]
    [InlineData(StatusCodes.Status204NoContent, MessageState.Handed)]
    public async Task What_a_gateway_answers_decides_what_comes_next(int status, MessageState state)
    {
        await using var gateway = await Receiver.Start();
        gateway.Answer = (_, http) => Receiver.Status(http, status);
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby());
        await clinic.HasWebhook(gateway.Address);
        var message = await clinic.Tell(MessageKind.AlertTold, null);
        await clinic.Deliver();
        Assert.Equal(state, (await clinic.Again(message)).State);
        Assert.Contains($"{status}", Assert.Single(await clinic.Attempts(message)).Detail);
    }

    [Fact]
    public async Task A_gateway_inside_the_servers_own_network_is_not_knocked_at_unless_that_is_allowed()
    {
        await using var gateway = await Receiver.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby() with { AllowPrivateHosts = false });
        await clinic.HasWebhook(gateway.Address);
        var message = await clinic.Tell(MessageKind.AlertTold, null);
        await clinic.Deliver();
        Assert.Empty(gateway.Posts);
        Assert.Equal((MessageState.CouldNotBeTold, "the address may not be used"), ((await clinic.Again(message)).State, (await clinic.Attempts(message))[0].Detail));
    }

    [Fact]
    public async Task A_signing_key_that_cannot_be_read_sends_nothing_unsigned()
    {
        await using var gateway = await Receiver.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby());
        await clinic.HasWebhook(gateway.Address);
        await clinic.Change(db => db.Clinics.Single().WebhookSecret = "from another server");
        var message = await clinic.Tell(MessageKind.AlertTold, null);
        await clinic.Deliver();
        Assert.Empty(gateway.Posts);
        Assert.Equal(MessageState.CouldNotBeTold, (await clinic.Again(message)).State);
    }

    /// <summary>As the guide tells receivers to do it.</summary>
    private static string SignedByHand(byte[] secret, ArrivedPost post) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, (byte[])[.. Encoding.UTF8.GetBytes($"{post.Headers["webhook-id"]}.{post.Headers["webhook-timestamp"]}."), .. post.Body]));
}
