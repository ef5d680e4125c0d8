using Evenkeel.Data;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Delivery.Email;
using Evenkeel.Tests.House;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Platform.Delivery;

/// <summary>Against a real mail server.</summary>
[Trait("Row", "10.8")]
[Trait("Hazard", "late-alert")]
public sealed class EmailTests
{
    [Theory, OnBothDatabases]
    public async Task A_mail_arrives_with_the_messages_id_and_a_link_and_nothing_about_anybody(Store store)
    {
        await using var mail = await MailServer.Start();
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby(mail));
        var message = await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        await clinic.Deliver();
        var arrived = Assert.Single(mail.Mails);
        Assert.Equal("imani@example.org", arrived.To);
        Assert.Equal("imani@example.org", arrived.Header("To"));
        Assert.Equal($"<{message.Id:N}@evenkeel.example>", arrived.Header("Message-ID"));
        Assert.Equal(message.Id.ToString(), arrived.Header(Mail.IdHeader));
        Assert.Equal("auto-generated", arrived.Header("Auto-Submitted"));
        Assert.Equal("Evenkeel <hello@evenkeel.example>", arrived.Header("From").Replace("\"", "", StringComparison.Ordinal));
        Assert.Contains($"https://evenkeel.example/told/{message.Id}", arrived.Body);
        Assert.DoesNotContain("Imani", arrived.Body);
        Assert.Equal((MessageState.Handed, clinic.Now), ((await clinic.Again(message)).State, (await clinic.Again(message)).DeliveredAt));
        Assert.Equal([(Channel.Push, DeliveryOutcome.NoAddress), (Channel.Email, DeliveryOutcome.Taken)], (await clinic.Attempts(message)).Select(a => (a.Channel, a.Outcome)));
    }

    [Fact]
    public async Task A_server_that_puts_off_is_asked_again_and_then_takes_it()
    {
        await using var mail = await MailServer.Start();
        await mail.PutOff(2);
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby(mail));
        var message = await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        await clinic.Deliver();
        Assert.Equal(MessageState.Queued, (await clinic.Again(message)).State);
        await clinic.DeliverFor(TimeSpan.FromMinutes(1));
        Assert.Equal(["put off", "put off", "taken"], mail.Happened);
        Assert.Equal(MessageState.Handed, (await clinic.Again(message)).State);
        Assert.Equal(["no browser allows it", "not now: 451", "not now: 451", "the mail server took it"], (await clinic.Attempts(message)).Select(a => a.Detail));
    }

    [Fact]
    public async Task A_refused_mail_goes_to_the_staff_list_at_once_and_the_ledger_keeps_no_address()
    {
        await using var mail = await MailServer.Start();
        await mail.Refuse();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby(mail));
        var message = await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        await clinic.Deliver();
        var after = await clinic.Again(message);
        Assert.Equal((MessageState.CouldNotBeTold, Channel.StaffList), (after.State, after.Channel));
        var attempts = await clinic.Attempts(message);
        Assert.Equal("refused with 550", attempts[1].Detail);
        Assert.DoesNotContain(attempts, a => a.Detail.Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_does_not_let_us_in_is_asked_again_because_somebody_may_mend_the_password()
    {
        await using var mail = await MailServer.Start();
        await mail.LockOut();
        var settings = Messages.Nearby(mail) with { Smtp = SmtpServer.Parse($"smtp://clinic:secret@127.0.0.1:{mail.Port}") };
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: settings);
        await clinic.Tell(MessageKind.AlertTold, clinic.Imani, everywhere: true);
        await clinic.Deliver();
        var message = await clinic.Read(db => db.Messages.AsNoTracking().SingleAsync(m => m.Channel == Channel.Email));
        Assert.Equal((true, MessageState.Queued), (message.IsOnlyChannel, message.State));
        Assert.Equal("the mail server refused our name or password", Assert.Single(await clinic.Attempts(message)).Detail);
        await mail.Accept();
        await clinic.DeliverFor(TimeSpan.FromMinutes(1));
        Assert.Equal(MessageState.Handed, (await clinic.Again(message)).State);
        Assert.Single(mail.Mails);
    }

    [Fact]
    public async Task A_server_that_never_lets_us_in_is_left_in_time_for_the_staff_list()
    {
        await using var mail = await MailServer.Start();
        await mail.LockOut();
        var settings = Messages.Nearby(mail) with { Smtp = SmtpServer.Parse($"smtp://clinic:secret@127.0.0.1:{mail.Port}") };
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: settings);
        var message = await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        // The first try is a step of five seconds late, and so is the last.
        await clinic.DeliverFor(Fallback.GivesUpAfter(MessageKind.AlertTold, Channel.Email) + TimeSpan.FromSeconds(10));
        Assert.Equal((MessageState.CouldNotBeTold, Channel.StaffList), ((await clinic.Again(message)).State, (await clinic.Again(message)).Channel));
    }

    [Theory]
    [InlineData("smtp://127.0.0.1", 587, SecureSocketOptions.StartTlsWhenAvailable)]
    [InlineData("smtp://mail.example.org", 587, SecureSocketOptions.StartTls)]
    [InlineData("smtp://mail.example.org:25?tls=off", 25, SecureSocketOptions.None)]
    [InlineData("smtps://mail.example.org", 465, SecureSocketOptions.SslOnConnect)]
    public void To_another_machine_nothing_goes_in_the_clear_unless_somebody_says_so(string text, int port, SecureSocketOptions security)
    {
        var server = SmtpServer.Parse(text);
        Assert.Equal((port, security), (server.Port, server.Security));
    }

    [Fact]
    public void Name_and_password_may_hold_any_sign_and_the_password_stands_in_no_log()
    {
        var server = SmtpServer.Parse("smtp://clinic%40example.org:p%3Aa%2Fss@mail.example.org:2525");
        Assert.Equal(("clinic@example.org", "p:a/ss", 2525), (server.User, server.Password, server.Port));
        Assert.DoesNotContain("ss", $"{server}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail.example.org")]
    [InlineData("http://mail.example.org")]
    [InlineData("smtp://mail.example.org?tls=maybe")]
    public void A_place_that_is_none_is_refused_with_what_would_be_right(string text) =>
        Assert.Contains("smtp://user:password@mail.example.org:587", Assert.Throws<FormatException>(() => SmtpServer.Parse(text)).Message);
}
