using System.Net;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Sessions;

[Trait("Row", "3.9")]
[Trait("Hazard", "dosed-though-unfit")]
public sealed class WatchPlanTests
{
    [Theory, OnBothDatabases]
    public async Task The_gate_passes_only_when_a_clinician_has_written_it_and_the_patient_has_opened_it(Store store)
    {
        await using var day = await TreatmentDay.Open(store, isAgreed: false);
        await TreatmentDay.Sign(day.Clinic, day.Patient);
        await day.Prepare();
        Assert.Contains("Not started. Watch plan opened: No watch plan is written yet.", (await day.Start()).Text);
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        Assert.Contains("Your care team has not written it yet.", (await ana.Get("/preparation/watch")).Text);
        await Write(day, "Expect more worry on the first day.\nCall us if you cannot sleep.");
        Assert.Contains("Watch plan opened: Written on Mon 2 Nov; the patient has not opened it yet.", (await day.Start()).Text);
        // A tick cannot open it for them.
        Assert.Contains("cannot be ticked", (await day.Tick(SessionCheckItem.WatchPlan)).Text);
        day.Clinic.Time.Advance(TimeSpan.FromMinutes(3));
        var shown = (await ana.Get("/preparation/watch")).Text;
        Assert.Contains("Expect more worry on the first day. Call us if you cannot sleep.", shown);
        Assert.Contains("Dr Osei wrote this for you on Mon 2 Nov.", shown);
        day.Clinic.Time.Advance(TimeSpan.FromMinutes(3));
        await ana.Get("/preparation/watch");
        Assert.Equal(TestClinic.Monday.AddMinutes(3), (await day.Clinic.Read(db => db.WatchPlans.SingleAsync())).OpenedAt);
        Assert.Contains("Ana opened it, 10:03.", (await day.Osei.Get(Page(day))).Text);
        Assert.Equal(day.Run, (await day.Start()).Location);
    }

    [Theory, OnBothDatabases]
    public async Task Every_version_stays_and_changed_words_must_be_opened_again(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await day.Prepare();
        day.Clinic.Time.Advance(TimeSpan.FromMinutes(1));
        await Write(day, "Call us at once if you see things.");
        Assert.Contains("the patient has not opened it yet", (await day.Start()).Text);
        var page = (await day.Osei.Get(Page(day))).Text;
        Assert.Contains("Expect more worry on the first day.", page);
        Assert.Contains("Call us at once if you see things.", page);
        // The same words again are no new plan.
        await Write(day, "Call us at once if you see things.\n\n");
        Assert.Equal(2, await day.Clinic.Read(db => db.WatchPlans.CountAsync()));
        await day.Tick(SessionCheckItem.WatchPlan, passed: false, reason: "Read to them on the telephone, they said it back");
        Assert.Equal(day.Run, (await day.Start()).Location);
    }

    [Theory, OnBothDatabases]
    public async Task The_same_form_twice_is_one_plan_and_what_is_too_long_is_said_and_kept(Store store)
    {
        await using var day = await TreatmentDay.Open(store, isAgreed: false);
        var six = "one\ntwo\nthree\nfour\nfive\nsix";
        var refused = await day.Osei.Fill(Page(day), "Keep this plan", new() { ["words"] = six });
        Assert.Contains("These are 6 lines. Please keep it to 5, so that it is read.", refused.Text);
        Assert.Contains("five\nsix</textarea>", WebUtility.HtmlDecode(refused.Html).Replace("\r", "", StringComparison.Ordinal));
        var form = Visitor.FormOn(refused, "Keep this plan");
        await day.Osei.Send(form, new() { ["words"] = "one" });
        Assert.Equal(Page(day), (await day.Osei.Send(form, new() { ["words"] = "one" })).Location);
        Assert.Equal("one", (await day.Clinic.Read(db => db.WatchPlans.SingleAsync())).Words);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "10.1")]
    public async Task Only_clinicians_write_it_only_its_patient_opens_it_and_both_stand_in_the_access_log(Store store)
    {
        await using var day = await TreatmentDay.Open(store, isAgreed: false);
        await Write(day, "Call us.");
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.Get(Page(day))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await day.Osei.Get("/preparation/watch")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await day.Osei.Get($"/sessions/watchplan/{Guid.NewGuid()}")).Status);
        var ben = await day.Clinic.Enrol("Ben");
        using var other = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(ben));
        Assert.DoesNotContain("Call us.", (await other.Get("/preparation/watch")).Text, StringComparison.Ordinal);
        Assert.Null((await day.Clinic.Read(db => db.WatchPlans.SingleAsync())).OpenedAt);
        var log = (await ana.Get("/account/accesslog")).Text;
        Assert.Contains("wrote your watch plan", log);
        Assert.Contains("opened your watch plan", log);
    }

    private static string Page(TreatmentDay day) => $"/sessions/watchplan/{day.Patient.Id}";

    private static async Task Write(TreatmentDay day, string words) =>
        Assert.Equal(Page(day), (await day.Osei.Fill(Page(day), "Keep this plan", new() { ["words"] = words })).Location);
}
