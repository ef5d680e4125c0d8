using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Platform.Delivery;

/// <summary>What happens to a message before it is sent: is it still wanted, and may it go out now?</summary>
[Trait("Row", "10.8")]
[Trait("Hazard", "late-alert")]
public sealed class SendMessageTests
{
    [Theory, OnBothDatabases]
    public async Task Help_now_is_told_by_push_mail_and_gateway_at_once(Store store)
    {
        await using var service = await Receiver.Start();
        await using var mail = await MailServer.Start();
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby(mail));
        using var browser = await clinic.Subscribes(clinic.Imani, service);
        await clinic.HasWebhook(service.Address + "/gateway");
        await clinic.Says(await clinic.Enrol("Ben"), ReportKind.NeedHelpNow);
        await clinic.Deliver();
        Assert.Single(browser.Posts);
        Assert.Single(mail.Mails);
        Assert.Single(service.Posts, p => p.Path == "/gateway");
        Assert.Equal(3, await clinic.Read(db => db.Messages.CountAsync(m => m.State == MessageState.Handed)));
    }

    [Fact]
    public async Task An_alert_that_somebody_has_taken_is_told_to_nobody_any_more()
    {
        await using var mail = await MailServer.Start();
        await mail.PutOff(1);
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby(mail));
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.CallMe);
        await clinic.Deliver();
        var alert = await clinic.OpenAlert(ben);
        await clinic.Get<WorkAlert>().Acknowledge(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, "");
        await clinic.DeliverFor(TimeSpan.FromMinutes(1));
        Assert.Empty(mail.Mails);
        Assert.Equal(MessageState.Withdrawn, (await clinic.Read(db => db.Messages.SingleAsync())).State);
    }

    [Fact]
    public async Task An_alert_that_was_closed_is_told_to_nobody_any_more()
    {
        await using var mail = await MailServer.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby(mail));
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.CallMe);
        await clinic.Get<WorkAlert>().Close(clinic.DrOsei.Caller().Actor, (await clinic.OpenAlert(ben)).Id, ben.Id, new ClosingWords(Outcome.Reached, "We spoke."));
        await clinic.Deliver();
        Assert.Empty(mail.Mails);
        Assert.Equal(MessageState.Withdrawn, (await clinic.Read(db => db.Messages.SingleAsync())).State);
    }

    [Theory]
    [InlineData(0, MessageState.Withdrawn)]
    [InlineData(1, MessageState.Handed)]
    public async Task A_reminder_whose_time_is_over_is_withdrawn(int secondsLeft, MessageState state)
    {
        await using var mail = await MailServer.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby(mail));
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        var message = await clinic.Tell(MessageKind.Reminder, ana, expiresAt: clinic.Now.AddHours(1));
        clinic.Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(secondsLeft));
        await clinic.Deliver();
        Assert.Equal(state, (await clinic.Again(message)).State);
    }

    [Theory]
    [InlineData(MessageKind.Digest, false)]
    [InlineData(MessageKind.Nudge, false)]
    [InlineData(MessageKind.SupportAsked, false)]
    [InlineData(MessageKind.AlertTold, true)]
    [InlineData(MessageKind.MonitoringDown, true)]
    [InlineData(MessageKind.RotaHole, true)]
    [InlineData(MessageKind.Test, true)]
    public async Task Quiet_hours_hold_what_can_wait_and_never_an_alert(MessageKind kind, bool goesAtOnce)
    {
        await using var mail = await MailServer.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, TestClinic.Monday.AddHours(13), Messages.Nearby(mail));
        var message = await clinic.Tell(kind, clinic.Imani);
        await clinic.Deliver();
        Assert.Equal(goesAtOnce ? 1 : 0, mail.Mails.Count);
        // 23:00 in London; quiet from 22:00 until 08:00.
        await clinic.DeliverFor(TimeSpan.FromHours(9) - TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Assert.Equal(goesAtOnce ? 1 : 0, mail.Mails.Count);
        await clinic.DeliverFor(TimeSpan.FromSeconds(1));
        Assert.Single(mail.Mails);
        Assert.Equal(MessageState.Handed, (await clinic.Again(message)).State);
    }

    [Fact]
    public async Task Quiet_hours_are_those_of_the_clock_on_the_persons_own_wall()
    {
        await using var mail = await MailServer.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby(mail));
        // 10:00 in London is 23:00 in Auckland, where this patient is for a week.
        var ana = await clinic.Enrol("Ana");
        await clinic.Change(db =>
        {
            var patient = db.Patients.Single(p => p.Id == ana.Id);
            (patient.AwayZone, patient.AwayUntil) = ("Pacific/Auckland", clinic.Now.AddDays(7));
        });
        var message = await clinic.Tell(MessageKind.Nudge, await clinic.AccountOf(ana));
        await clinic.Deliver();
        Assert.Empty(mail.Mails);
        Assert.Equal(clinic.Now.AddHours(9), (await clinic.Again(message)).NextTryAt);
    }

    [Fact]
    public async Task A_reminder_at_an_hour_that_the_person_chose_inside_their_quiet_hours_comes_at_that_hour()
    {
        await using var mail = await MailServer.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, TestClinic.Monday.AddHours(12).AddMinutes(30), Messages.Nearby(mail));
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        await clinic.Tell(MessageKind.Reminder, ana, expiresAt: clinic.Now.AddHours(5));
        await clinic.Deliver();
        Assert.Single(mail.Mails);
    }
}
