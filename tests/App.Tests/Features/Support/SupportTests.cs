using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Support;

[Trait("Row", "6.19")]
[Trait("Hazard", "worsening-unseen")]
[Trait("Hazard", "wrong-patient")]
public sealed class SupportTests
{
    [Theory, OnBothDatabases]
    public async Task A_person_whom_nobody_chose_sees_no_name_and_sends_nothing(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (_, sam) = await AnaAndSam(clinic);
        using var visitor = await Visitor.SignedIn(clinic, sam);
        var form = await visitor.Form("/support", "worried");
        await clinic.Read(db => db.SupportPeople.ExecuteDeleteAsync());
        var page = await visitor.Get("/support");
        Assert.Contains("You are not connected to anybody here", page.Text);
        Assert.DoesNotContain("Ana", page.Text);
        Assert.Contains("not connected", (await visitor.Send(form)).Text);
        Assert.Empty(await clinic.Read(db => db.Reports.ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Worried_once_is_one_urgent_alert_however_often_the_button_is_pressed(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, sam) = await AnaAndSam(clinic);
        using var visitor = await Visitor.SignedIn(clinic, sam);
        var page = await visitor.Get("/support");
        Assert.Contains("You are there for Ana", page.Text);
        Assert.DoesNotContain("Example", page.Text);
        var form = await visitor.Form("/support", "worried");
        var sent = await visitor.Send(form, new() { ["Words"] = "She does not pick up" });
        await visitor.Send(form, new() { ["Words"] = "She does not pick up" });
        var report = Assert.Single(await clinic.Read(db => db.Reports.ToListAsync()));
        Assert.Equal((ReportKind.SupportWorried, "She does not pick up", sam.Id), (report.Kind, report.Words, report.MadeBy));
        Assert.Equal(Priority.Urgent, Assert.Single(await clinic.Read(db => db.Alerts.ToListAsync())).Priority);
        var after = await visitor.Get(sent.Location);
        Assert.Contains("The clinic has your message, since 10:00", after.Text);
        Assert.Contains("Is Ana in danger now?", after.Text);
        Assert.Contains("We are trying to reach a person on call.", after.Text);
        var answered = await visitor.Get((await visitor.Send(Visitor.FormOn(after, "I am not sure"), new() { ["danger"] = "SupportSeesNoDanger" })).Location);
        Assert.Contains("by the end of the next working day", answered.Text);
        Assert.Equal(Priority.Urgent, Assert.Single(await clinic.Read(db => db.Alerts.ToListAsync())).Priority);
        using var herself = await Visitor.SignedIn(clinic, await clinic.AccountOf(ana));
        Assert.Contains("Sam told the clinic that they are worried about you", (await herself.Get("/account/accesslog")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_does_not_say_within_a_minute_counts_as_not_sure_and_a_later_yes_is_Stat_with_the_number_first(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, sam) = await AnaAndSam(clinic);
        using var visitor = await Visitor.SignedIn(clinic, sam);
        var sent = (await visitor.Fill("/support", "worried")).Location;
        await clinic.Wait(TimeSpan.FromSeconds(60) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(Priority.Urgent, (await clinic.OpenAlert(ana)).Priority);
        await clinic.Wait(TimeSpan.FromMilliseconds(1));
        var alert = await clinic.OpenAlert(ana);
        Assert.Equal(Priority.Asap, alert.Priority);
        Assert.NotEmpty(await clinic.Told(alert));
        // A "no" comes too late now, and lowers nothing; a "yes" counts at any time.
        var page = await visitor.Get(sent);
        await visitor.Send(Visitor.FormOn(page, "I am not sure"), new() { ["danger"] = "SupportSeesNoDanger" });
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(ana)).Priority);
        clinic.Time.Advance(TimeSpan.FromMinutes(30));
        var later = await visitor.Get(sent);
        Assert.Contains("If Ana is in danger, say so here at any time.", later.Text);
        var danger = await visitor.Get((await visitor.Send(Visitor.FormOn(later, "Yes, in danger now"), new() { ["danger"] = "SupportSeesDanger" })).Location);
        Assert.Contains("Call for help now Call 999", danger.Text);
        Assert.Equal(Priority.Stat, (await clinic.OpenAlert(ana)).Priority);
    }

    [Theory, OnBothDatabases]
    public async Task While_a_session_is_going_on_it_is_the_highest_priority(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, sam) = await AnaAndSam(clinic);
        await Session(clinic, ana, started: TimeSpan.FromHours(23.9), ended: null);
        using var visitor = await Visitor.SignedIn(clinic, sam);
        var after = await visitor.Get((await visitor.Fill("/support", "worried")).Location);
        Assert.Contains("A person on call is to look at it at once.", after.Text);
        Assert.Equal(Priority.Stat, Assert.Single(await clinic.Read(db => db.Alerts.ToListAsync())).Priority);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "worsening-unseen")]
    public async Task On_the_day_of_a_session_whose_time_nobody_wrote_down_it_may_be_going_on(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, sam) = await AnaAndSam(clinic);
        // On paper it starts when its day ends, at 04:00 tomorrow.
        await Session(clinic, ana, started: TimeSpan.FromHours(-18), ended: null);
        using var visitor = await Visitor.SignedIn(clinic, sam);
        await visitor.Fill("/support", "worried");
        Assert.Equal(Priority.Stat, Assert.Single(await clinic.Read(db => db.Alerts.ToListAsync())).Priority);
    }

    [Theory, OnBothDatabases]
    public async Task A_session_that_ended_or_began_a_day_ago_is_not_going_on(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, sam) = await AnaAndSam(clinic);
        await Session(clinic, ana, started: TimeSpan.FromHours(24), ended: null);
        await Session(clinic, ana, started: TimeSpan.FromHours(3), ended: TimeSpan.FromHours(1));
        using var visitor = await Visitor.SignedIn(clinic, sam);
        await visitor.Fill("/support", "worried");
        Assert.Equal(ReportKind.SupportWorried, Assert.Single(await clinic.Read(db => db.Reports.ToListAsync())).Kind);
    }

    [Theory, OnBothDatabases]
    public async Task By_night_it_says_when_somebody_can_read_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store, new DateTimeOffset(2026, 11, 3, 2, 0, 0, TimeSpan.Zero));
        var (_, sam) = await AnaAndSam(clinic);
        using var visitor = await Visitor.SignedIn(clinic, sam);
        var after = await visitor.Get((await visitor.Fill("/support", "worried")).Location);
        Assert.Contains("We are trying to reach a person on call.", after.Text);
        var calm = await visitor.Get((await visitor.Send(Visitor.FormOn(after, "I am not sure"), new() { ["danger"] = "SupportSeesNoDanger" })).Location);
        Assert.Contains("The clinic opens 08:00, and nobody may read it before then.", calm.Text);
    }

    [Theory, OnBothDatabases]
    public async Task Two_hundred_letters_fit_and_one_more_is_said_kindly_and_kept(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (_, sam) = await AnaAndSam(clinic);
        using var visitor = await Visitor.SignedIn(clinic, sam);
        var tooLong = await visitor.Fill("/support", "worried", new() { ["Words"] = new string('a', 201) });
        Assert.Contains("Please keep it to 200 letters.", tooLong.Text);
        Assert.Contains(new string('a', 201), tooLong.Html);
        Assert.Equal(HttpStatusCode.Found, (await visitor.Fill("/support", "worried", new() { ["Words"] = new string('a', 200) })).Status);
    }

    private static async Task<(Patient Ana, User Sam)> AnaAndSam(TestClinic clinic)
    {
        var ana = await clinic.Enrol("Ana Example");
        var sam = await clinic.Account("Sam", Role.Support, ana.Id);
        await clinic.Change(db => db.SupportPeople.Add(new SupportPerson { ClinicId = 1, Id = Guid.CreateVersion7(), PatientId = ana.Id, UserId = sam.Id, Name = "Sam" }));
        return (ana, sam);
    }

    private static Task Session(TestClinic clinic, Patient patient, TimeSpan started, TimeSpan? ended) => clinic.Change(db => db.Sessions.Add(new Data.TreatmentSession
    {
        ClinicId = 1, Id = Guid.CreateVersion7(), PatientId = patient.Id, StartedAt = clinic.Now - started, EndedAt = clinic.Now - ended, On = new(2026, 11, 2),
    }));
}
