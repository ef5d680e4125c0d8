using System.Net;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Evenkeel.Tests.Platform.Health;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Clinic;

[Trait("Row", "10.16")]
[Trait("Row", "10.17")]
public sealed class StatusTests
{
    [Theory, OnBothDatabases]
    public async Task It_is_for_admins_alone(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var osei = await clinic.SignedIn(clinic.DrOsei);
        Assert.Equal(HttpStatusCode.Forbidden, (await osei.Get("/clinic/status")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task It_says_what_the_canary_proved_and_how_the_machine_is_in_plain_words(Store store)
    {
        await using var mail = await MailServer.Start();
        await using var watched = await WatchedClinic.Open(store, mail, canaryMail: "canary@example.org");
        using var noor = await watched.Clinic.SignedIn(watched.Clinic.Admin);
        Assert.Contains("None has passed yet", await noor.Page("/clinic/status"), StringComparison.Ordinal);
        await watched.Wait(1);
        var page = await noor.Page("/clinic/status");
        Assert.All(
            new[] { "What is sent is handed on: the last passage went the whole way.", "passed", "Proved with every passage", "Told after each good passage", "None.", store == Store.Postgres ? "PostgreSQL" : "SQLite", "MB, answers in", "Does “canary”", "Last backup" },
            words => Assert.Contains(words, page, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_broken_stands_there_with_what_the_other_side_said_and_what_to_do(Store store)
    {
        await using var mail = await MailServer.Start();
        await mail.PutOff(1000);
        await using var watched = await WatchedClinic.Open(store, mail, canaryMail: "canary@example.org");
        using var noor = await watched.Clinic.SignedIn(watched.Clinic.Admin);
        await watched.Wait(10);
        var page = await noor.Page("/clinic/status");
        Assert.All(
            new[] { "The alert path is broken.", "Messages are not handed to any service. not now: 451", "See whether the mail server takes mail", "Alarm by webhook", "Staff were told" },
            words => Assert.Contains(words, page, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_not_proved_and_who_would_hear_nothing_is_said(Store store)
    {
        await using var mail = await MailServer.Start();
        await using var watched = await WatchedClinic.Open(store, mail);
        await watched.Clinic.Change(db => db.Clinics.Single(c => c.Id == TestClinic.ClinicId).WebhookUrl = "");
        using var noor = await watched.Clinic.SignedIn(watched.Clinic.Admin);
        await watched.Wait(1);
        var page = await noor.Page("/clinic/status");
        Assert.All(
            new[] { "That it takes mail is not proved.", "Push and webhook", "Not proved by the canary", "mail, by the same server as other mail", "a dead mail server cannot mail that it is dead" },
            words => Assert.Contains(words, page, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_mail_server_it_says_so_and_what_to_do(Store store)
    {
        await using var watched = await WatchedClinic.Open(store);
        using var noor = await watched.Clinic.SignedIn(watched.Clinic.Admin);
        await watched.Wait(1);
        Assert.Contains("There is no mail server", await noor.Page("/clinic/status"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task That_the_canary_is_taken_does_not_hide_that_peoples_mail_is_refused(Store store)
    {
        await using var mail = await MailServer.Start();
        await using var watched = await WatchedClinic.Open(store, mail, canaryMail: "canary@example.org");
        using var noor = await watched.Clinic.SignedIn(watched.Clinic.Admin);
        await watched.Wait(1);
        Assert.Contains(mail.Mails, m => m.To == "canary@example.org");
        Assert.Contains("Nothing taken yet", Row(await noor.Page("/clinic/status"), "Last by mail"), StringComparison.Ordinal);
        await mail.Refuse();
        await watched.Clinic.Tell(MessageKind.AlertTold, watched.Clinic.Imani);
        await watched.Clinic.Deliver();
        await mail.Accept();
        await watched.Wait(5);
        Assert.Equal(2, mail.Mails.Count(m => m.To == "canary@example.org"));
        var row = Row(await noor.Page("/clinic/status"), "Last by mail");
        Assert.All(new[] { "Nothing taken yet", "refused with 550", "See what it said" }, words => Assert.Contains(words, row, StringComparison.Ordinal));
        await watched.Clinic.Tell(MessageKind.AlertTold, watched.Clinic.Imani);
        await watched.Clinic.Deliver();
        Assert.Contains("Taken 10:06", Row(await noor.Page("/clinic/status"), "Last by mail"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_the_canary_sends_itself_is_no_message_that_waits(Store store)
    {
        await using var watched = await WatchedClinic.Open(store);
        using var noor = await watched.Clinic.SignedIn(watched.Clinic.Admin);
        watched.Clinic.IsDelivering = false;
        await watched.Wait(0.5);
        Assert.True(await watched.Clinic.Read(db => db.Messages.AnyAsync(m => m.ClinicId == Data.Clinic.CanaryId && m.State == MessageState.Queued)));
        Assert.Contains("None.", Row(await noor.Page("/clinic/status"), "Messages that wait to be sent"), StringComparison.Ordinal);
        await watched.Clinic.Tell(MessageKind.AlertTold, watched.Clinic.Imani);
        Assert.Contains("1, the oldest for 0 min.", Row(await noor.Page("/clinic/status"), "Messages that wait to be sent"), StringComparison.Ordinal);
    }

    /// <summary>From the name of a line to the next one.</summary>
    private static string Row(string page, string what)
    {
        var row = page[page.IndexOf(what, StringComparison.Ordinal)..];
        return row[..row.IndexOf("</div>", StringComparison.Ordinal)];
    }
}
