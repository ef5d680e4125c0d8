using System.Net;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.CommandLine;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.People;

/// <summary>Somebody leaves, or must be kept out tonight (mission 10.26).</summary>
[Trait("Row", "10.26")]
public sealed class EndAccountTests
{
    [Theory, OnBothDatabases]
    public async Task A_suspended_clinician_is_out_at_once_on_every_browser_and_cannot_come_back(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var admin = await Visitor.SignedIn(clinic, clinic.Admin);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        await clinic.Change(db => db.PushSubscriptions.Add(new PushSubscription
        {
            ClinicId = TestClinic.ClinicId, Id = Guid.CreateVersion7(), UserId = clinic.DrOsei.Id, Endpoint = "https://push.example.org/1", P256dh = "k",
            Auth = "a", CreatedAt = clinic.Now,
        }));
        Assert.Equal(HttpStatusCode.OK, (await osei.Get("/inbox")).Status);
        Assert.Equal(HttpStatusCode.Found, (await Press(admin, clinic.DrOsei, "Suspend the account")).Status);
        Assert.StartsWith("/account/signin", (await osei.Get("/inbox")).Location, StringComparison.Ordinal);
        using var again = new Visitor(clinic);
        var refused = await again.Fill("/account/signin", "Sign in", new() { ["Email"] = clinic.DrOsei.Email!, ["Password"] = TestClinic.Password });
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Equal(0, await clinic.Read(db => db.PushSubscriptions.CountAsync()));
        Assert.Contains("clinician, suspended", (await admin.Get("/people")).Text);
        await Press(admin, clinic.DrOsei, "Give the account back");
        using var back = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Equal(HttpStatusCode.OK, (await back.Get("/inbox")).Status);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "nobody-watching")]
    public async Task What_a_suspended_clinician_held_rings_again_and_their_shifts_are_gaps_that_the_admin_is_told_of(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        var alert = await clinic.OpenAlert(ben);
        Assert.True((await clinic.Get<WorkAlert>().Acknowledge(new Actor(1, clinic.Imani.Id), alert.Id, ben.Id, "I call her.")).Done);
        using var admin = await Visitor.SignedIn(clinic, clinic.Admin);
        await Press(admin, clinic.Imani, "Suspend the account");
        alert = await clinic.OpenAlert(ben);
        Assert.Null(alert.AcknowledgedAt);
        Assert.Null(alert.OwnerId);
        var osei = clinic.DrOsei.Id;
        Assert.True(await clinic.Read(db => db.AlertSteps.AnyAsync(s => s.AlertId == alert.Id && s.Kind == StepKind.Told && s.UserId == osei)));
        Assert.Equal(clinic.Now, await clinic.Read(async db => (await Rota.Holes(db, 1, clinic.Now, default))[0].From));
        Assert.True(await clinic.Read(db => db.Messages.AnyAsync(m => m.Kind == MessageKind.RotaHole && m.UserId == clinic.Admin.Id)));
        // The whole ladder runs without them.
        await clinic.Wait(TimeSpan.FromMinutes(20));
        Assert.False(await clinic.Read(db => db.AlertSteps.AnyAsync(s => s.AlertId == alert.Id && s.At > alert.LadderStartedAt && s.UserId == clinic.Imani.Id)));
    }

    [Theory, OnBothDatabases]
    public async Task Ending_is_refused_with_the_list_until_a_colleague_has_it_and_what_was_done_stays(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        using var admin = await Visitor.SignedIn(clinic, clinic.Admin);
        var refused = await Press(admin, clinic.DrOsei, "End the account");
        Assert.Contains("Please hand over first: the care of Ben; 1 shift on call.", refused.Text);
        await clinic.Change(db => db.OnCallShifts.RemoveRange(db.OnCallShifts.Where(s => s.UserId == clinic.Imani.Id)));
        await Press(admin, clinic.DrOsei, "Hand over", new() { ["to"] = clinic.Imani.Id.ToString() });
        Assert.Equal([clinic.Imani.Id], await clinic.Read(db => db.CareTeam.Where(m => m.PatientId == ben.Id).Select(m => m.UserId).ToListAsync()));
        Assert.Equal(HttpStatusCode.Found, (await Press(admin, clinic.DrOsei, "End the account")).Status);
        var page = await admin.Get($"/people/{clinic.DrOsei.Id}");
        Assert.Contains("Ended", page.Text);
        Assert.DoesNotContain("Give the account back", page.Text);
        Assert.Equal("Dr Osei", (await clinic.Read(db => db.Users.SingleAsync(u => u.Id == clinic.DrOsei.Id))).DisplayName);
    }

    [Theory, OnBothDatabases]
    public async Task The_last_admin_stays_and_nobody_suspends_themselves(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var admin = await Visitor.SignedIn(clinic, clinic.Admin);
        Assert.Contains("This is the last admin.", (await Press(admin, clinic.Admin, "Suspend the account")).Text);
        Assert.Contains("This is the last admin.", (await Press(admin, clinic.Admin, "End the account")).Text);
        await clinic.Account("Zoe", Role.Admin);
        Assert.Contains("This is your own account.", (await Press(admin, clinic.Admin, "Suspend the account")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task A_suspended_patient_writes_from_no_device_and_their_calendar_and_links_end(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var account = await clinic.AccountOf(ana);
        using var phone = await Visitor.SignedIn(clinic, account);
        await clinic.Change(db => db.Patients.Single(p => p.Id == ana.Id).CalendarTokenHash = new string('a', 64));
        using var admin = await Visitor.SignedIn(clinic, clinic.Admin);
        await Press(admin, account, "Suspend the account");
        Assert.Equal(0, await clinic.Read(db => db.Devices.CountAsync(d => d.RevokedAt == null)));
        Assert.Equal("", (await clinic.Read(db => db.Patients.SingleAsync(p => p.Id == ana.Id))).CalendarTokenHash);
    }

    [Theory, OnBothDatabases]
    public async Task An_account_is_suspended_at_the_command_line_too(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Equal(HttpStatusCode.OK, (await osei.Get("/inbox")).Status);
        await using var output = new StringWriter();
        Assert.Equal(0, await EndPerson.Run(clinic.Place, EndPerson.Act.Suspend, clinic.DrOsei.Email, output, default));
        Assert.Contains("Dr Osei <dr.osei@example.org>: the account is suspended.", output.ToString());
        await clinic.Wait(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        Assert.StartsWith("/account/signin", (await osei.Get("/inbox")).Location, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Only_an_admin_opens_an_account_of_others(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Equal(HttpStatusCode.Forbidden, (await osei.Get($"/people/{clinic.Imani.Id}")).Status);
        Assert.DoesNotContain("Everybody with an account", (await osei.Get("/people")).Text);
    }

    private static Task<Shown> Press(Visitor admin, User person, string button, Dictionary<string, string>? typed = null) =>
        admin.Fill($"/people/{person.Id}", button, typed);
}
