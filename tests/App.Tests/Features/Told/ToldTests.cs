using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Features.Told;

[Trait("Row", "10.8")]
public sealed class ToldTests
{
    [Theory, OnBothDatabases]
    public async Task A_test_counts_only_when_the_person_taps_the_button(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var test = await clinic.Tell(MessageKind.Test, clinic.Imani);
        await clinic.Deliver();
        // A mail scanner fetches the link, and follows what it finds.
        using var scanner = clinic.Visitor();
        var page = await scanner.Page($"/told/{test.Id}");
        Assert.Contains("Something waits for you", page);
        Assert.DoesNotContain("Imani", page);
        Assert.Equal(HttpStatusCode.Found, (await scanner.Get($"/told/{test.Id}?open=true")).StatusCode);
        using var imani = await clinic.SignedIn(clinic.Imani);
        Assert.Contains("tap the button", await imani.Page($"/told/{test.Id}"));
        Assert.Null((await clinic.Again(test)).SeenAt);
        clinic.Time.Advance(TimeSpan.FromMinutes(2));
        await imani.Post($"/told/{test.Id}", $"/told/{test.Id}");
        Assert.Equal((MessageState.Opened, clinic.Now), ((await clinic.Again(test)).State, (await clinic.Again(test)).SeenAt));
        Assert.Contains("You tapped this test at 10:02", await imani.Page($"/told/{test.Id}"));
        clinic.Time.Advance(TimeSpan.FromMinutes(1));
        await clinic.SignedIn(clinic.Imani);
        Assert.Equal(TestClinic.Monday.AddMinutes(2), (await clinic.Again(test)).SeenAt);
    }

    [Fact]
    public async Task A_link_opens_the_alert_and_marks_it_opened_by_whom_it_was_for_and_nobody_else()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.CallMe);
        var alert = await clinic.OpenAlert(ben);
        var message = await clinic.Tell(MessageKind.AlertTold, clinic.Imani, alert);
        using var colleague = await clinic.SignedIn(clinic.DrOsei);
        Assert.Equal($"/inbox/alert/{ben.Id}/{alert.Id}", (await colleague.Get($"/told/{message.Id}")).Headers.Location!.ToString());
        Assert.Null((await clinic.Again(message)).SeenAt);
        using var imani = await clinic.SignedIn(clinic.Imani);
        Assert.Equal($"/inbox/alert/{ben.Id}/{alert.Id}", (await imani.Get($"/told/{message.Id}")).Headers.Location!.ToString());
        Assert.Equal(MessageState.Opened, (await clinic.Again(message)).State);
        // Opened is not taken: the ladder goes on.
        Assert.Null((await clinic.OpenAlert(ben)).AcknowledgedAt);
    }

    [Fact]
    public async Task Somebody_elses_message_is_not_there_for_a_patient()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        var ben = await clinic.AccountOf(await clinic.Enrol("Ben"));
        var message = await clinic.Tell(MessageKind.Reminder, ana);
        var toClinic = await clinic.Tell(MessageKind.AlertTold, null);
        using var other = await clinic.SignedIn(ben);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/told/{message.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/told/{toClinic.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/told/{Guid.NewGuid()}")).StatusCode);
        Assert.Null((await clinic.Again(message)).SeenAt);
    }

    [Theory]
    [InlineData(MessageKind.Reminder, "/checkins/today")]
    public async Task A_patients_link_leads_to_what_it_is_about_and_the_line_on_the_home_goes(MessageKind kind, string place)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        var message = await clinic.Tell(kind, ana);
        await clinic.Deliver();
        using var browser = await clinic.SignedIn(ana);
        Assert.Contains($"/told/{message.Id}", await browser.Page("/home"));
        Assert.Equal(place, (await browser.Get($"/told/{message.Id}")).Headers.Location!.ToString());
        Assert.DoesNotContain($"/told/{message.Id}", await browser.Page("/home"));
    }

    [Fact]
    public async Task What_was_opened_before_it_was_sent_is_sent_no_more()
    {
        await using var mail = await MailServer.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby(mail));
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        var message = await clinic.Tell(MessageKind.Reminder, ana);
        using var browser = await clinic.SignedIn(ana);
        await browser.Get($"/told/{message.Id}");
        await clinic.Deliver();
        Assert.Empty(mail.Mails);
    }
}
