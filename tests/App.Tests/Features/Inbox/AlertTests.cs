using System.Net;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Instruments;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Inbox;

[Trait("Row", "4.8")]
[Trait("Hazard", "late-alert")]
[Trait("Hazard", "wrong-patient")]
public sealed class AlertTests
{
    [Theory, OnBothDatabases]
    public async Task A_patient_cannot_open_the_staffs_page_of_an_alert(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, alert) = await Ana(clinic, ReportKind.CallMe);
        var self = await clinic.SignedIn(await clinic.Read(db => db.Users.SingleAsync(u => u.PatientId == ana.Id)));
        Assert.Equal(HttpStatusCode.Forbidden, (await self.Get(At(alert))).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task An_alert_under_another_patients_name_is_not_there(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (_, alert) = await Ana(clinic, ReportKind.CallMe);
        var ben = await clinic.Enrol("Ben");
        var osei = await clinic.SignedIn(clinic.DrOsei);
        Assert.Equal(HttpStatusCode.NotFound, (await osei.Get($"/inbox/alert/{ben.Id}/{alert.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await osei.Get($"/inbox/alert/{Guid.NewGuid()}/{alert.Id}")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_closed_alert_cannot_be_taken_and_the_page_says_who_closed_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (_, alert) = await Ana(clinic, ReportKind.CallMe);
        var imani = await clinic.SignedIn(clinic.Imani);
        var token = await imani.Token(At(alert));
        await (await clinic.SignedIn(clinic.DrOsei)).Post(At(alert), At(alert) + "?handler=close", ("outcome", "Reached"), ("note", "Spoke with her"));
        var late = await imani.PostWith(token, At(alert) + "?handler=take");
        var page = await late.Text();
        Assert.Contains("Dr Osei has closed this alert already.", page);
        Assert.DoesNotContain("Close with this outcome", page);
    }

    [Theory, OnBothDatabases]
    public async Task The_page_says_why_with_its_source_who_was_told_and_writes_down_that_it_was_opened(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Dips(ben);
        var alert = await clinic.OpenAlert(ben, "prolonged-dip");
        var page = await (await clinic.SignedIn(clinic.DrOsei)).Page(At(alert));
        Assert.Contains("<h1>Ben: A dip that does not subside (48-hour rule)</h1>", page);
        Assert.Contains("Distress 7.0 and 7.0, 25 h apart; limit 6.0 (baseline 4.0 + 2.0)", page);
        Assert.Contains("in force from 23 November 2026", page);
        Assert.DoesNotContain("design 5a", page);
        Assert.Contains("10:00: Opened", page);
        Assert.Single(await clinic.Read(db => db.AuditEvents.Where(a => a.UserId == clinic.DrOsei.Id && a.PatientId == ben.Id && a.Action == "opened your alert").ToListAsync()));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "4.7")]
    public async Task The_record_names_each_person_told_and_says_when_nobody_was_there(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (_, alert) = await Ana(clinic, ReportKind.NeedHelpNow);
        await clinic.Wait(TimeSpan.FromMinutes(5));
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var page = await osei.Page(At(alert));
        Assert.Contains("10:00: Step 1, for Imani: queued", page);
        Assert.Contains("10:05: Step 2, for Dr Osei: queued", page);
        await clinic.Read(db => db.OnCallShifts.ExecuteDeleteAsync());
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        Assert.Contains("The rota had nobody for step 1: it goes to the next wider circle at once", await osei.Page(At(await clinic.OpenAlert(ben))));
    }

    [Theory, OnBothDatabases]
    public async Task An_alert_closes_only_with_an_outcome_and_the_note_is_kept(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, alert) = await Ana(clinic, ReportKind.CallMe);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var refused = await (await osei.Post(At(alert), At(alert) + "?handler=close", ("note", "Spoke to her sister"), ("quietHours", "48"))).Text();
        Assert.Contains("Please choose what came of it: an alert closes only with an outcome.", refused);
        Assert.Contains("Spoke to her sister</textarea>", refused);
        Assert.Null((await clinic.OpenAlert(ana)).ClosedAt);
    }

    [Theory, OnBothDatabases]
    public async Task Quiet_time_is_seven_days_at_most(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Dips(ben);
        var alert = await clinic.OpenAlert(ben, "prolonged-dip");
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var refused = await osei.Post(At(alert), At(alert) + "?handler=close", ("outcome", "Reached"), ("quietHours", "169"));
        Assert.Contains("Please choose at most 7 days as the quiet time.", await refused.Text());
        await osei.Post(At(alert), At(alert) + "?handler=close", ("outcome", "Reached"), ("quietHours", "168"));
        Assert.Equal(clinic.Now.AddDays(7), (await Reload(clinic, alert)).QuietUntil);
    }

    [Theory, OnBothDatabases]
    public async Task A_number_that_is_no_time_is_refused_and_never_becomes_the_default_in_silence(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, alert) = await Ana(clinic, ReportKind.CallMe);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        foreach (var (field, typed, named) in new[]
        {
            ("quietHours", "2147483647", "the quiet time"), ("quietHours", "99999999999", "the quiet time"), ("quietHours", "-1", "the quiet time"), ("quietHours", "two", "the quiet time"),
            ("reviewDays", "2147483647", "the time until it is looked at again"), ("reviewDays", "8", "the time until it is looked at again"),
        })
        {
            var refused = await (await osei.Post(At(alert), At(alert) + "?handler=close", ("outcome", "Reached"), ("note", "Spoke to her"), (field, typed))).Text();
            Assert.Contains($"Please choose at most 7 days as {named}.", refused);
            Assert.Contains("Spoke to her</textarea>", refused);
        }

        Assert.Null((await clinic.OpenAlert(ana)).ClosedAt);
    }

    [Theory, OnBothDatabases]
    public async Task Closing_ideation_makes_the_level_known_until_its_review_date(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Answers(ana, 3, SafetyAnswer.PassingThoughts);
        var alert = await clinic.OpenAlert(ana);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        Assert.Contains("What is now known must be looked at again in", await osei.Page(At(alert)));
        await osei.Post(At(alert), At(alert) + "?handler=close", ("outcome", "PlanChanged"), ("note", "Spoke with her"), ("reviewDays", "3"));
        alert = await Reload(clinic, alert);
        Assert.Equal((1, clinic.Now.AddDays(3)), (alert.KnownLevel, alert.ReviewBy!.Value));
        Assert.Contains("Level 1 is now known to the team. To be looked at again by Thu 5 Nov, 10:00.", await osei.Page(At(alert)));
    }

    [Theory, OnBothDatabases]
    public async Task Handing_over_needs_a_colleague_and_stops_no_clock(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, alert) = await Ana(clinic, ReportKind.NeedHelpNow);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        await osei.Post(At(alert), At(alert) + "?handler=take", ("plan", "I call you now"));
        Assert.Contains("Please choose a clinician of this clinic.", await (await osei.Post(At(alert), At(alert) + "?handler=handover", ("to", ""))).Text());
        (string, string)[] toImani = [("to", clinic.Imani.Id.ToString()), ("handOverNote", "I must leave")];
        await osei.Post(At(alert), At(alert) + "?handler=handover", toImani);
        await osei.Post(At(alert), At(alert) + "?handler=handover", toImani);
        alert = await clinic.OpenAlert(ana);
        Assert.Equal((clinic.Imani.Id, (DateTimeOffset?)null, "", clinic.Now.AddMinutes(5)), (alert.OwnerId!.Value, alert.AcknowledgedAt, alert.PlannedAction, alert.NextStepAt!.Value));
        Assert.Single(await clinic.Read(db => db.AlertSteps.Where(s => s.Kind == StepKind.HandedOver).ToListAsync()));
        Assert.Contains("Handed to Imani. “I must leave”", await osei.Page(At(alert)));
    }

    [Theory, OnBothDatabases]
    public async Task Closing_with_an_outcome_shows_it_and_closing_twice_is_closing_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (_, alert) = await Ana(clinic, ReportKind.FeelWorse);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var token = await osei.Token(At(alert));
        for (var time = 0; time < 2; time++)
        {
            var closed = await osei.PostWith(token, At(alert) + "?handler=close", ("outcome", "FalseAlarm"), ("note", "Wrong button"), ("seen", Seen.Of(alert)));
            Assert.Equal((HttpStatusCode.Redirect, At(alert)), (closed.StatusCode, closed.Headers.Location!.OriginalString));
        }

        Assert.Equal(Outcome.FalseAlarm, (await Reload(clinic, alert)).Outcome);
        Assert.Single(await clinic.Read(db => db.AlertSteps.Where(s => s.Kind == StepKind.Closed).ToListAsync()));
        var page = await osei.Page("/inbox?show=closed");
        Assert.Contains("Looked at it and not a concern", page);
        Assert.Contains("No open alerts.", page);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "missed-crisis")]
    public async Task Something_new_is_not_closed_from_a_page_that_did_not_show_it_and_what_was_typed_is_kept(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TestClinic.Monday.AddDays(1).Date.AddHours(2));
        var ana = await clinic.Enrol("Ana");
        await clinic.Answers(ana, 5, SafetyAnswer.PassingThoughts);
        var alert = await clinic.OpenAlert(ana);
        var imani = await clinic.SignedIn(clinic.Imani);
        var shown = Browserless.Field(await imani.Page(At(alert)), "seen");
        (string, string)[] typed = [("outcome", "Reached"), ("note", "Spoke to her"), ("quietHours", "12"), ("reviewDays", "3"), ("seen", shown)];
        clinic.Time.Advance(TimeSpan.FromMinutes(3));
        await clinic.Screened(ana, ScreenerAnswer.Yes, ScreenerAnswer.No, ScreenerAnswer.No, ScreenerAnswer.No, ScreenerAnswer.Yes);
        var refused = await (await imani.Post(At(alert), At(alert) + "?handler=close", typed)).Text();
        Assert.Contains("Something new came at 02:03. Please read it first.", refused);
        Assert.Contains("Spoke to her</textarea>", refused);
        Assert.Matches("value=\"Reached\" checked", refused);
        Assert.Equal(Priority.Stat, (await clinic.OpenAlert(ana)).Priority);
        Assert.True(await clinic.Read(db => db.Messages.AnyAsync(m => m.AlertId == alert.Id && m.State == MessageState.Queued)));
        // From the page as it is now it closes, and a second tap of the same is done.
        typed[^1] = ("seen", Browserless.Field(refused, "seen"));
        var token = await imani.Token(At(alert));
        for (var tap = 0; tap < 2; tap++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await imani.PostWith(token, At(alert) + "?handler=close", typed)).StatusCode);
        }

        Assert.NotNull((await Reload(clinic, alert)).ClosedAt);
    }

    [Theory, OnBothDatabases]
    public async Task Asked_again_since_it_is_neither_taken_nor_closed_from_the_old_page(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, alert) = await Ana(clinic, ReportKind.NeedHelpNow);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var shown = Browserless.Field(await osei.Page(At(alert)), "seen");
        clinic.Time.Advance(TimeSpan.FromMinutes(1));
        await clinic.Says(ana, ReportKind.NeedHelpNow);
        var taken = await (await osei.Post(At(alert), At(alert) + "?handler=take", ("plan", "I call her"), ("seen", shown))).Text();
        Assert.Contains("Something new came at 10:01. Please read it first.", taken);
        Assert.Contains("value=\"I call her\"", taken);
        Assert.Contains("Something new came at 10:01.", await (await osei.Post(At(alert), At(alert) + "?handler=close", ("outcome", "Reached"), ("note", "Spoke with her"), ("seen", shown))).Text());
        Assert.Contains("Something new came at 10:01.", await (await osei.Post("/inbox", "/inbox?handler=take", ("id", alert.Id.ToString()), ("patientId", ana.Id.ToString()), ("seen", shown))).Text());
        Assert.Null((await clinic.OpenAlert(ana)).AcknowledgedAt);
    }

    [Theory, OnBothDatabases]
    public async Task A_page_from_before_it_said_what_it_showed_closes_nothing(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, alert) = await Ana(clinic, ReportKind.CallMe);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var token = await osei.Token(At(alert));
        var refused = await (await osei.PostWith(token, At(alert) + "?handler=close", ("outcome", "Reached"), ("note", "Spoke to her"))).Text();
        Assert.Contains("This page was older than what is known now.", refused);
        Assert.Contains("Spoke to her</textarea>", refused);
        Assert.True((await clinic.OpenAlert(ana)).IsOpen);
    }

    [Theory, OnBothDatabases]
    public async Task A_ladder_that_climbed_since_is_nothing_new_and_the_page_still_closes(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (_, alert) = await Ana(clinic, ReportKind.NeedHelpNow);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var shown = Browserless.Field(await osei.Page(At(alert)), "seen");
        await clinic.Wait(TimeSpan.FromMinutes(11));
        await osei.Post(At(alert), At(alert) + "?handler=close", ("outcome", "Reached"), ("note", "Spoke with her"), ("seen", shown));
        Assert.NotNull((await Reload(clinic, alert)).ClosedAt);
    }

    private static async Task<(Patient, Alert)> Ana(TestClinic clinic, ReportKind says)
    {
        var ana = await clinic.Enrol("Ana");
        await clinic.Says(ana, says);
        return (ana, await clinic.OpenAlert(ana));
    }

    private static string At(Alert alert) => $"/inbox/alert/{alert.PatientId}/{alert.Id}";

    private static Task<Alert> Reload(TestClinic clinic, Alert alert) => clinic.Read(db => db.Alerts.AsNoTracking().SingleAsync(a => a.Id == alert.Id));
}
