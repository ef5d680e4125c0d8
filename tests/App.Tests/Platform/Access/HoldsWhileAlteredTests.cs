using Evenkeel.Clinical.Plans;
using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Platform.Access;

[Trait("Row", "3.12")]
[Trait("Row", "N12")]
[Trait("Hazard", "consent-while-altered")]
public sealed class HoldsWhileAlteredTests
{
    private const HttpStatusCode Locked = (HttpStatusCode)423;

    [Theory, OnBothDatabases]
    public async Task A_consent_is_refused_until_just_before_the_set_end_and_taken_at_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        await Dosed(clinic, until: TestClinic.Monday.AddHours(5));
        var form = await ana.Form("/reminders", "I agree");
        var nudge = new Dictionary<string, string> { ["kind"] = "Nudge" };
        clinic.Time.SetUtcNow(TestClinic.Monday.AddHours(5).AddMicroseconds(-1));
        var held = await ana.Send(form, nudge);
        Assert.Equal(Locked, held.Status);
        Assert.Contains("This can wait until 15:00", held.Text);
        Assert.Contains("Nothing has changed, and nothing is lost. Your care team set this time.", held.Text);
        Assert.Equal(0, await clinic.Read(db => db.Consents.CountAsync()));
        clinic.Time.SetUtcNow(TestClinic.Monday.AddHours(5));
        Assert.Equal(HttpStatusCode.Found, (await ana.Send(form, nudge)).Status);
        Assert.Equal(ConsentKind.Nudge, (await clinic.Read(db => db.Consents.SingleAsync())).Kind);
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_set_end_it_is_24_hours_after_the_dose(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        await Dosed(clinic, until: null);
        var form = await ana.Form("/reminders", "I agree");
        clinic.Time.SetUtcNow(TestClinic.Monday.AddHours(24).AddMicroseconds(-1));
        var held = await ana.Send(form);
        Assert.Equal(Locked, held.Status);
        Assert.Contains("This is a full day after your medicine. Your care team can set another time.", held.Text);
        clinic.Time.SetUtcNow(TestClinic.Monday.AddHours(24));
        Assert.Equal(HttpStatusCode.Found, (await ana.Send(form)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_session_of_which_only_the_day_is_known_holds_that_whole_day(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        // As the record page keeps it: the start stands at the day's end, 04:00 on Tuesday.
        await clinic.Change(db => db.Sessions.Add(Session(patient, TestClinic.Monday.AddHours(18))));
        Assert.Equal(Locked, (await ana.Fill("/reminders", "I agree")).Status);
        var form = await ana.Form("/reminders", "I agree");
        clinic.Time.SetUtcNow(TestClinic.Monday.AddHours(42).AddMicroseconds(-1));
        Assert.Equal(Locked, (await ana.Send(form)).Status);
        clinic.Time.SetUtcNow(TestClinic.Monday.AddHours(42));
        Assert.Equal(HttpStatusCode.Found, (await ana.Send(form)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Taking_back_an_agreement_waits_too_and_the_page_says_whom_to_ask_when_unsafe(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await clinic.Agrees(patient, ConsentKind.Nudge);
        await Dosed(clinic, until: null);
        var held = await ana.Fill("/reminders", "Take it back");
        Assert.Equal(Locked, held.Status);
        Assert.Contains("Does somebody make you feel unsafe? Then do not wait.", held.Text);
        Assert.Null((await clinic.Read(db => db.Consents.SingleAsync())).WithdrawnAt);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_typed_is_kept_on_the_page_and_goes_through_when_the_time_has_come(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        await Dosed(clinic, until: TestClinic.Monday.AddHours(2));
        var pause = await ana.Fill("/reminders/pause", "Ask for this pause", new() { ["first"] = "2026-11-20", ["last"] = "2026-11-24" });
        Assert.Equal(Locked, pause.Status);
        Assert.Contains("value=\"2026-11-24\"", pause.Html);
        var again = Visitor.FormOn(pause, "Send it again");
        Assert.Equal(Locked, (await ana.Send(again)).Status);
        Assert.Equal(0, await clinic.Read(db => db.Pauses.CountAsync()));
        clinic.Time.SetUtcNow(TestClinic.Monday.AddHours(2));
        Assert.Equal("/reminders/pause", (await ana.Send(again)).Location);
        Assert.Equal(1, await clinic.Read(db => db.Pauses.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task The_keys_of_the_account_wait_and_no_secret_stands_on_the_page(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        await Dosed(clinic, until: null);
        var password = await ana.Fill("/account/password", "Keep", new() { ["Current"] = TestClinic.Password, ["Chosen"] = "another long one", ["Again"] = "another long one" });
        Assert.Equal(Locked, password.Status);
        Assert.DoesNotContain("another long one", password.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(TestClinic.Password, password.Html, StringComparison.Ordinal);
        Assert.Equal(Locked, (await ana.Send(await ana.Form("/account/authenticator", "Turn it on"), new() { ["Code"] = "123456" })).Status);
        Assert.Equal(Locked, (await ana.Fill("/account", "Take")).Status);
        Assert.Null((await clinic.Read(db => db.Devices.SingleAsync())).RevokedAt);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "locked-out-at-night")]
    public async Task Answers_and_calls_for_help_are_never_held(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        await Dosed(clinic, until: null);
        await ana.Fill("/help/now", "I need help now");
        await ana.Fill("/help/now", "Please call me");
        await ana.Fill("/help/worse", "Tell");
        Assert.Equal([ReportKind.NeedHelpNow, ReportKind.CallMe, ReportKind.FeelWorse], (await clinic.Read(db => db.Reports.Select(r => r.Kind).ToListAsync())).Order());
        await ana.Fill("/checkins/today", "No", new());
        Assert.Equal(1, await clinic.Read(db => db.CheckIns.CountAsync()));
        Assert.Equal(HttpStatusCode.OK, (await ana.Get("/safety")).Status);
        Assert.Equal(HttpStatusCode.OK, (await ana.Get("/crisis")).Status);
        Assert.Equal(HttpStatusCode.Found, (await ana.Send(await ana.Form("/home", "Sign out"))).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Other_patients_and_staff_are_not_held(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Enrol("Ana");
        await Dosed(clinic, until: null);
        using var ben = await clinic.Visit("Ben");
        Assert.Equal(HttpStatusCode.Found, (await ben.Fill("/reminders", "I agree")).Status);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Equal(HttpStatusCode.Found, (await osei.Fill("/account/notices", "Keep", new() { ["phone"] = "" })).Status);
    }

    [Theory, OnBothDatabases]
    public async Task The_home_is_large_and_calm_until_the_end_and_asks_for_no_password(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        await Dosed(clinic, until: TestClinic.Monday.AddHours(13));
        // Twice past the half hour after which a sign-in is compared with its account.
        foreach (var minutes in (int[])[0, 31, 62, (13 * 60) - 1])
        {
            clinic.Time.SetUtcNow(TestClinic.Monday.AddMinutes(minutes));
            var calm = await ana.Get("/home");
            Assert.Equal(HttpStatusCode.OK, calm.Status);
            Assert.Contains("No driving and no big decisions until 23:00.", calm.Text);
            Assert.Contains("Do not drive before you have had a night of restful sleep", calm.Text);
            Assert.Contains("patient calm", calm.Html);
            foreach (var way in (string[])["/checkins/today", "/help/now", "/help/worse", "/crisis", "/safety", "/account/signout"])
            {
                Assert.Contains($"\"{way}", calm.Html);
            }

            Assert.DoesNotContain("Where you are", calm.Text, StringComparison.Ordinal);
        }

        Assert.Contains("Where you are", (await ana.Get("/home?usual=true")).Text);
        clinic.Time.SetUtcNow(TestClinic.Monday.AddHours(13));
        Assert.Contains("Where you are", (await ana.Get("/home")).Text);
    }

    private static async Task Dosed(TestClinic clinic, DateTimeOffset? until)
    {
        var patient = await clinic.Read(db => db.Patients.SingleAsync(p => p.Name == "Ana"));
        var session = Session(patient, TestClinic.Monday.AddMinutes(-20));
        (session.DosedAt, session.AlteredUntil) = (TestClinic.Monday, until);
        await clinic.Change(db => db.Sessions.Add(session));
    }

    private static Data.TreatmentSession Session(Patient patient, DateTimeOffset startedAt) => new()
    {
        ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(), PatientId = patient.Id, Route = RouteOfAdministration.Sublingual, StartedAt = startedAt, On = new DateOnly(2026, 11, 2),
    };
}
