using System.Net;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Reminders;

[Trait("Row", "N4")]
[Trait("Hazard", "silence-read-as-fine")]
public sealed class ConsentTests
{
    [Theory, OnBothDatabases]
    public async Task Nothing_is_on_by_default_and_each_consent_is_given_and_taken_back_by_itself(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var chi = await clinic.Enrol("Chi");
        await clinic.Supports(chi, "Dana");
        using var visitor = await Visitor.SignedIn(clinic, await clinic.AccountOf(chi));
        var page = await visitor.Get("/reminders");
        Assert.DoesNotContain("You agreed", page.Text);
        Assert.Contains("After 36 hours: ask Dana", page.Text);
        Assert.Empty(await Standing(clinic));
        var nudge = new Dictionary<string, string> { ["kind"] = "Nudge" };
        var form = await visitor.Form("/reminders", "I agree");
        await visitor.Send(form, nudge);
        await visitor.Send(form, nudge);
        Assert.Equal(ConsentKind.Nudge, Assert.Single(await Standing(clinic)).Kind);
        Assert.Contains("You agreed, 10:00.", (await visitor.Get("/reminders")).Text);
        var back = await visitor.Form("/reminders", "Take it back");
        await visitor.Send(back);
        await visitor.Send(back);
        Assert.Empty(await Standing(clinic));
        await visitor.Send(form, nudge);
        // Given, taken back, given again: every row stays.
        Assert.Equal(2, await clinic.Read(db => db.Consents.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_agrees_to_asking_somebody_elses_support_person_or_to_what_there_is_not(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var chi = await clinic.Enrol("Chi");
        var stranger = await clinic.Supports(await clinic.Enrol("Ana"), "Sam");
        using var visitor = await Visitor.SignedIn(clinic, await clinic.AccountOf(chi));
        var form = await visitor.Form("/reminders", "I agree");
        foreach (var typed in (Dictionary<string, string>[])
        [
            new() { ["kind"] = "AskSupportPerson", ["personId"] = stranger.Id.ToString() },
            new() { ["kind"] = "AskSupportPerson" },
            new() { ["kind"] = "Nudge", ["personId"] = stranger.Id.ToString() },
            new() { ["kind"] = "77" },
            new() { ["kind"] = "Reminder" },
        ])
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Send(form, typed)).Status);
        }

        Assert.Empty(await Standing(clinic));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "10.9")]
    public async Task A_reminder_is_turned_on_moved_and_stopped(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var chi = await clinic.Enrol("Chi");
        using var visitor = await Visitor.SignedIn(clinic, await clinic.AccountOf(chi));
        Assert.Contains("Please choose a time, like 19:00.", (await visitor.Fill("/reminders", "Remind me", new() { ["time"] = "" })).Text);
        Assert.Contains("Please choose a time, like 19:00.", (await visitor.Fill("/reminders", "Remind me", new() { ["time"] = "25:00" })).Text);
        Assert.Empty(await Standing(clinic));
        await visitor.Fill("/reminders", "Remind me", new() { ["time"] = "08:30" });
        Assert.Contains("On. The next one comes Tue 3 Nov, 08:30", (await visitor.Get("/reminders")).Text);
        Assert.Equal(ConsentKind.Reminder, Assert.Single(await Standing(clinic)).Kind);
        await visitor.Fill("/reminders", "Change the time", new() { ["time"] = "20:15" });
        Assert.Contains("On. The next one comes 20:15", (await visitor.Get("/reminders")).Text);
        await visitor.Send(await visitor.Form("/reminders", "Stop reminding me"));
        Assert.Contains("Off.", (await visitor.Get("/reminders")).Text);
        Assert.Empty(await Standing(clinic));
        Assert.Null((await clinic.Read(db => db.Patients.SingleAsync())).NextReminderAt);
    }

    [Theory, OnBothDatabases]
    public async Task Taking_a_consent_back_takes_back_what_waits_to_be_sent(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var chi = await clinic.Enrol("Chi");
        await clinic.HadASession(chi, TimeSpan.FromHours(20));
        await clinic.Agrees(chi, ConsentKind.Nudge);
        await clinic.Answers(chi, 7);
        await clinic.Wait(TimeSpan.FromHours(24), TimeSpan.FromHours(1));
        using var visitor = await Visitor.SignedIn(clinic, await clinic.AccountOf(chi));
        await visitor.Send(await visitor.Form("/reminders", "Take it back"));
        Assert.Equal(MessageState.Withdrawn, (await clinic.Read(db => db.Messages.SingleAsync(m => m.Kind == MessageKind.Nudge))).State);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_but_a_patient_opens_this_room(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        foreach (var path in (string[])["/reminders", "/reminders/pause", "/reminders/travel"])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await osei.Get(path)).Status);
        }
    }

    private static Task<List<Consent>> Standing(TestClinic clinic) => clinic.Read(db => db.Consents.AsNoTracking().Where(c => c.WithdrawnAt == null).ToListAsync());
}
