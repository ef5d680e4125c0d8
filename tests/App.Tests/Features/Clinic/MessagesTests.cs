using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Clinic;

[Trait("Row", "10.8")]
public sealed class MessagesTests
{
    [Fact]
    public async Task The_ledger_is_for_admins()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var imani = await clinic.SignedIn(clinic.Imani);
        Assert.Equal(HttpStatusCode.Forbidden, (await imani.Get("/clinic/messages")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task The_ledger_shows_every_message_with_its_state_and_each_attempt_and_names_no_patient(Store store)
    {
        await using var mail = await MailServer.Start();
        await mail.Refuse();
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby(mail));
        await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        await clinic.Tell(MessageKind.Reminder, await clinic.AccountOf(await clinic.Enrol("Benedict")));
        await clinic.Deliver();
        await clinic.Tell(MessageKind.AlertTold, clinic.DrOsei);
        using var admin = await Visitor.SignedIn(clinic, clinic.Admin);
        var all = (await admin.Get("/clinic/messages")).Text;
        Assert.Contains($"All ({await clinic.Read(db => db.Messages.CountAsync(m => m.ClinicId == TestClinic.ClinicId))})", all);
        Assert.Contains("To Imani, about an alert: could not be told: push: no browser allows it; mail: refused with 550", all);
        Assert.Contains("To a patient, about a reminder", all);
        Assert.DoesNotContain("Benedict", all);
        var waiting = (await admin.Get("/clinic/messages?state=Queued")).Text;
        Assert.Contains("To Dr Osei, about an alert: queued", waiting);
        Assert.DoesNotContain("To Imani", waiting);
    }

    [Fact]
    public async Task A_clinic_without_any_way_out_is_told_so_and_its_list_is_not_flooded()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await clinic.Says(await clinic.Enrol("Ben"), ReportKind.NeedHelpNow);
        await clinic.Deliver();
        using var admin = await Visitor.SignedIn(clinic, clinic.Admin);
        Assert.Contains("Nobody is reached outside this program", (await admin.Get("/clinic/messages")).Text);
        using var imani = await Visitor.SignedIn(clinic, clinic.Imani);
        var inbox = (await imani.Get("/inbox")).Text;
        Assert.Contains("Nobody is reached outside this program", inbox);
        Assert.DoesNotContain("could not be told", inbox);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_could_not_be_told_stands_on_everybodys_list_until_the_alert_is_taken(Store store)
    {
        await using var mail = await MailServer.Start();
        await mail.Refuse();
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby(mail));
        await clinic.Change(db => db.Users.Single(u => u.Id == clinic.Imani.Id).PhoneNumber = "+44 7700 900123");
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.DoesNotContain("could not be told", (await osei.Get("/inbox")).Text);
        await clinic.Deliver();
        var inbox = (await osei.Get("/inbox")).Text;
        Assert.Contains("Imani could not be told by push, mail or gateway", inbox);
        Assert.Contains("Please telephone: +44 7700 900123", inbox);
        await clinic.Get<Evenkeel.Care.WorkAlert>().Acknowledge(clinic.DrOsei.Caller().Actor, (await clinic.OpenAlert(ben)).Id, ben.Id, "");
        // That a person has lost their last channel is another matter, which stands until it is mended.
        await clinic.Read(db => db.Messages.Where(m => m.Kind == MessageKind.ChannelLost).ExecuteDeleteAsync());
        Assert.DoesNotContain("could not be told", (await osei.Get("/inbox")).Text);
    }

    [Fact]
    public async Task One_way_that_worked_is_enough_to_be_told()
    {
        await using var mail = await MailServer.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby(mail));
        await clinic.Says(await clinic.Enrol("Ben"), ReportKind.NeedHelpNow);
        await clinic.Deliver();
        Assert.Equal(2, await clinic.Read(db => db.Messages.CountAsync(m => m.State == MessageState.CouldNotBeTold)));
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.DoesNotContain("could not be told", (await osei.Get("/inbox")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task The_gateways_secret_is_shown_once_and_a_new_one_only_when_asked_for(Store store)
    {
        await using var gateway = await Receiver.Start();
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby());
        using var admin = await Visitor.SignedIn(clinic, clinic.Admin);
        var first = await admin.Fill("/clinic/messages", "Keep", new() { ["url"] = gateway.Address });
        Assert.Contains("whsec_", first.Text);
        Assert.DoesNotContain("whsec_", (await admin.Get("/clinic/messages")).Text);
        var kept = await clinic.Read(db => db.Clinics.Select(c => c.WebhookSecret).SingleAsync());
        Assert.DoesNotContain(kept, first.Html);
        await admin.Fill("/clinic/messages", "Keep", new() { ["url"] = gateway.Address + "/other" });
        Assert.Equal(kept, await clinic.Read(db => db.Clinics.Select(c => c.WebhookSecret).SingleAsync()));
        Assert.Contains("whsec_", (await admin.Fill("/clinic/messages", "Keep", new() { ["newSecret"] = "true" })).Text);
        Assert.NotEqual(kept, await clinic.Read(db => db.Clinics.Select(c => c.WebhookSecret).SingleAsync()));
        await admin.Fill("/clinic/messages", "Keep", new() { ["url"] = "" });
        Assert.Equal(("", ""), await clinic.Read(async db => (await db.Clinics.SingleAsync()) is var c ? (c.WebhookUrl, c.WebhookSecret) : default));
        Assert.Equal(4, await clinic.Read(db => db.AuditEvents.CountAsync(a => a.UserId == clinic.Admin.Id && a.Action.Contains("gateway"))));
    }

    [Fact]
    public async Task An_address_inside_the_servers_network_is_refused_and_stays_in_its_field()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var admin = await Visitor.SignedIn(clinic, clinic.Admin);
        var refused = await admin.Fill("/clinic/messages", "Keep", new() { ["url"] = "https://192.168.0.9/hook" });
        Assert.Contains("--allow-private-hosts", refused.Text);
        Assert.Contains("value=\"https://192.168.0.9/hook\"", refused.Html);
        Assert.Equal("", await clinic.Read(db => db.Clinics.Select(c => c.WebhookUrl).SingleAsync()));
    }
}
