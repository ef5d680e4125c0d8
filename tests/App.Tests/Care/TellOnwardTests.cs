using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

/// <summary>"Taken by a service" never stands for "a person knows" (design 5b, told).</summary>
[Trait("Row", "10.8")]
[Trait("Hazard", "told-nobody")]
public sealed class TellOnwardTests
{
    [Theory, OnBothDatabases]
    public async Task An_asap_message_that_nobody_opens_goes_by_mail_too_after_ten_minutes_and_not_before(Store store)
    {
        await using var service = await Receiver.Start();
        await using var mail = await MailServer.Start();
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby(mail));
        using var browser = await clinic.Subscribes(clinic.DrOsei, service);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.CallMe);
        await clinic.Deliver();
        Assert.Equal([Channel.Push], await Handed(clinic));
        await clinic.Wait(TimeSpan.FromMinutes(9));
        await clinic.Deliver();
        Assert.Equal([Channel.Push], await Handed(clinic));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        await clinic.Deliver();
        Assert.Equal([Channel.Push, Channel.Email], await Handed(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_opened_goes_no_further_and_nor_does_what_was_taken(Store store)
    {
        await using var service = await Receiver.Start();
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby());
        using var browser = await clinic.Subscribes(clinic.DrOsei, service);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var (ben, chi) = (await clinic.Enrol("Ben"), await clinic.Enrol("Chi"));
        await clinic.Says(ben, ReportKind.CallMe);
        await clinic.Deliver();
        await osei.Get($"/told/{(await clinic.Read(db => db.Messages.SingleAsync())).Id}");
        await clinic.Says(chi, ReportKind.CallMe);
        await clinic.Deliver();
        var alert = await clinic.OpenAlert(chi, "call-me");
        Assert.True((await clinic.Get<WorkAlert>().Acknowledge(clinic.DrOsei.Caller().Actor, alert.Id, chi.Id, "")).Done);
        await clinic.Wait(TimeSpan.FromMinutes(30));
        Assert.Equal(2, await clinic.Read(db => db.Messages.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_clinic_may_choose_other_minutes_and_a_number_that_cannot_be_is_refused(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        var form = await OnwardForm(noor);
        Assert.Contains("Please enter whole minutes, 1 to 60.", (await noor.Send(form, new() { ["minutes"] = "61" })).Text);
        Assert.Equal(10, await Minutes(clinic));
        await noor.Send(form, new() { ["minutes"] = "60" });
        Assert.Equal(60, await Minutes(clinic));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "4.7")]
    public async Task The_record_says_told_only_of_what_was_opened(Store store)
    {
        await using var service = await Receiver.Start();
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby());
        using var browser = await clinic.Subscribes(clinic.DrOsei, service);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.CallMe);
        var alert = await clinic.OpenAlert(ben, "call-me");
        Task<Shown> Record() => osei.Get($"/inbox/alert/{ben.Id}/{alert.Id}");
        Assert.Contains("Step 1, for Dr Osei: queued", (await Record()).Text);
        await clinic.Deliver();
        Assert.Contains("Step 1, for Dr Osei: handed to the push service, not opened yet", (await Record()).Text);
        Assert.DoesNotContain("was told", (await Record()).Text);
        await osei.Get($"/told/{(await clinic.Read(db => db.Messages.SingleAsync())).Id}");
        Assert.Contains("Step 1, Dr Osei was told: opened at 10:00", (await Record()).Text);
    }

    [Theory, OnBothDatabases]
    public async Task Where_nothing_leads_outside_the_record_and_the_messages_say_so_in_the_same_words(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        await clinic.Deliver();
        var alert = await clinic.OpenAlert(ben, "needs-help-now");
        Assert.Contains("Imani could not be told", (await osei.Get($"/inbox/alert/{ben.Id}/{alert.Id}")).Text);
        var messages = (await noor.Get("/clinic/messages")).Text;
        Assert.Contains("could not be told", messages);
        Assert.DoesNotContain("elivered", messages);
    }

    [Theory, OnBothDatabases]
    public async Task A_mail_that_came_back_goes_on_to_the_next_way(Store store)
    {
        await using var gateway = await Receiver.Start();
        await using var mail = await MailServer.Start();
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby(mail));
        await clinic.HasWebhook(gateway.Address);
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        var message = await clinic.Tell(MessageKind.RotaHole, clinic.Imani);
        await clinic.Deliver();
        Assert.Equal(Channel.Email, (await clinic.Again(message)).Channel);
        Assert.Contains("handed to the mail server, not opened yet", (await noor.Get("/clinic/messages")).Text);
        await noor.Fill("/clinic/messages", "It came back", new() { ["id"] = message.Id.ToString() });
        await clinic.Deliver();
        Assert.Equal((Channel.Webhook, MessageState.Handed), ((await clinic.Again(message)).Channel, (await clinic.Again(message)).State));
        Assert.Single(gateway.Posts);
    }

    private static async Task<DrawnForm> OnwardForm(Visitor noor)
    {
        var page = await noor.Get("/clinic/messages");
        var part = page.Html[page.Html.IndexOf("aria-labelledby=\"onward\"", StringComparison.Ordinal)..];
        var start = page.Html.LastIndexOf("<form", page.Html.Length - part.Length, StringComparison.Ordinal);
        return Visitor.FormOn(page with { Html = page.Html[start..] }, "Keep", "/clinic/messages");
    }

    private static Task<int> Minutes(TestClinic clinic) => clinic.Read(db => db.Clinics.Where(c => c.Id == 1).Select(c => c.NextChannelAfter).SingleAsync());

    private static Task<List<Channel>> Handed(TestClinic clinic) =>
        clinic.Read(db => db.Messages.Where(m => m.State == MessageState.Handed && m.UserId == clinic.DrOsei.Id).OrderBy(m => m.Channel).Select(m => m.Channel).ToListAsync());
}
