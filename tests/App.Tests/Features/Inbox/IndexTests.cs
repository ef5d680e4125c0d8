using System.Net;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Inbox;

[Trait("Row", "4.7")]
public sealed class IndexTests
{
    [Theory, OnBothDatabases]
    public async Task Only_clinicians_see_the_inbox(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var visitor = await clinic.Visitor().Get("/inbox");
        Assert.StartsWith("/account/signin", visitor.Headers.Location!.PathAndQuery);
        var patient = await clinic.SignedIn(await clinic.Read(db => db.Users.SingleAsync(u => u.PatientId == ana.Id)));
        foreach (var path in new[] { "/inbox", "/inbox?handler=list" })
        {
            var refused = await patient.Get(path);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await patient.Get("/inbox/live")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task An_alert_that_is_not_there_cannot_be_taken_and_the_page_says_so(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Says(ana, ReportKind.CallMe);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var refused = await osei.Post("/inbox", "/inbox?handler=take", ("id", Guid.NewGuid().ToString()), ("patientId", ana.Id.ToString()));
        Assert.Contains("This alert is not there, or not yours to open.", await refused.Text());
    }

    [Theory, OnBothDatabases]
    public async Task When_two_take_one_alert_the_second_is_told_who_has_it_and_keeps_what_she_typed(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Says(ana, ReportKind.CallMe);
        await clinic.Says(ana, ReportKind.FeelWorse);
        var alert = await clinic.Read(db => db.Alerts.SingleAsync(a => a.Sign == "call-me"));
        (string, string)[] form = [("id", alert.Id.ToString()), ("patientId", ana.Id.ToString()), ("plan", "Call at 11"), ("seen", Seen.Of(alert))];
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var imani = await clinic.SignedIn(clinic.Imani);
        Assert.Equal(HttpStatusCode.Redirect, (await osei.Post("/inbox", "/inbox?handler=take", form)).StatusCode);
        var second = await (await imani.Post("/inbox", "/inbox?handler=take", form)).Text();
        Assert.Contains("Dr Osei took this a moment ago.", second);
        Assert.Contains("Dr Osei has it: “Call at 11”", second);
    }

    [Theory, OnBothDatabases]
    public async Task The_gravest_comes_first_and_several_signs_of_one_patient_are_one_block(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, ben, chi) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"), await clinic.Enrol("Chi"));
        await clinic.Says(ana, ReportKind.FeelWorse);
        await clinic.Says(ben, ReportKind.FeelWorse);
        await clinic.Says(chi, ReportKind.CallMe);
        clinic.Time.Advance(TimeSpan.FromMinutes(3));
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        var page = await (await clinic.SignedIn(clinic.DrOsei)).Page("/inbox");
        Assert.Contains("4 open alerts, 3 patients.", page);
        int[] places = [page.IndexOf(">Ben<"), page.IndexOf(">Chi<"), page.IndexOf(">Ana<")];
        Assert.True(places.All(p => p > 0) && places.SequenceEqual(places.Order()), string.Join(' ', places));
        Assert.Equal(page.IndexOf(">Ben<"), page.LastIndexOf(">Ben<"));
        Assert.Contains("Pressed \"I need help now\"", page);
        Assert.Contains("Acknowledge by 10:08, in 5 min.", page);
        Assert.Contains("On call now: <strong>Imani</strong>", page);
    }

    [Theory, OnBothDatabases]
    public async Task A_clock_that_has_run_out_says_by_how_much(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Says(await clinic.Enrol("Ana"), ReportKind.NeedHelpNow);
        clinic.Time.Advance(TimeSpan.FromMinutes(8));
        Assert.Contains("Acknowledge by 10:05, 3 min past.", await (await clinic.SignedIn(clinic.DrOsei)).Page("/inbox"));
    }

    [Theory, OnBothDatabases]
    public async Task The_inbox_says_plainly_when_nobody_is_on_call(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Read(db => db.OnCallShifts.ExecuteDeleteAsync());
        var osei = await clinic.SignedIn(clinic.DrOsei);
        Assert.Contains("The clinic is open until 18:00", await osei.Page("/inbox"));
        clinic.Time.Advance(TimeSpan.FromHours(8));
        var evening = await osei.Page("/inbox");
        Assert.Contains("Nobody is on call now.", evening);
        Assert.Contains("The clinic is closed until Tue 3 Nov, 08:00: an alert that comes now reaches nobody by itself.", evening);
    }

    [Theory, OnBothDatabases]
    public async Task Alerts_of_an_imported_diary_are_not_in_the_inbox(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var diary = new Patient { ClinicId = TestClinic.ClinicId, Id = Guid.NewGuid(), Name = "Diary", Zone = TestClinic.Zone, EnrolledAt = clinic.Now, IsHistorical = true };
        await clinic.Change(db => db.Patients.Add(diary));
        await clinic.Says(diary, ReportKind.CallMe);
        Assert.Single(await clinic.Read(db => db.Alerts.ToListAsync()));
        Assert.Contains("No open alerts.", await (await clinic.SignedIn(clinic.DrOsei)).Page("/inbox"));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "4.9")]
    public async Task Taking_an_alert_keeps_the_planned_action_and_starts_the_next_clock(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Says(ana, ReportKind.NeedHelpNow);
        var alert = await clinic.OpenAlert(ana);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var taken = await osei.Post("/inbox", "/inbox?handler=take", ("id", alert.Id.ToString()), ("patientId", ana.Id.ToString()), ("plan", " I call you now "));
        Assert.Equal($"/inbox#alert-{alert.Id}", taken.Headers.Location!.OriginalString);
        alert = await clinic.OpenAlert(ana);
        Assert.Equal((clinic.DrOsei.Id, "I call you now"), (alert.OwnerId!.Value, alert.PlannedAction));
        var page = await osei.Page("/inbox");
        Assert.Contains("You have it: “I call you now”", page);
        Assert.Contains("Next action by 10:30, in 30 min.", page);
    }

    [Theory, OnBothDatabases]
    public async Task Taking_twice_is_taking_once_and_moves_no_clock(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Says(ana, ReportKind.NeedHelpNow);
        var alert = await clinic.OpenAlert(ana);
        (string, string)[] form = [("id", alert.Id.ToString()), ("patientId", ana.Id.ToString()), ("seen", Seen.Of(alert))];
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var token = await osei.Token("/inbox");
        await osei.PostWith(token, "/inbox?handler=take", form);
        clinic.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Redirect, (await osei.PostWith(token, "/inbox?handler=take", form)).StatusCode);
        Assert.Single(await clinic.Read(db => db.AlertSteps.Where(s => s.Kind == StepKind.Acknowledged).ToListAsync()));
        Assert.Equal(TestClinic.Monday.AddMinutes(30), (await clinic.OpenAlert(ana)).NextStepAt);
    }
}
