using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Sessions;

[Trait("Row", "5.6")]
[Trait("Hazard", "physical-emergency-in-session")]
public sealed class VitalsTests
{
    [Theory]
    [InlineData(Store.Sqlite, "179", "119", "92", false)]
    [InlineData(Store.Postgres, "179", "119", "92", false)]
    [InlineData(Store.Sqlite, "180", "110", "98", true)]
    [InlineData(Store.Postgres, "180", "110", "98", true)]
    [InlineData(Store.Sqlite, "150", "120", "98", true)]
    [InlineData(Store.Sqlite, "120", "80", "91", true)]
    [InlineData(Store.Postgres, "120", "80", "91", true)]
    public async Task A_reading_that_is_an_emergency_is_Stat_at_once_and_the_page_says_whom_to_call_first(Store store, string systolic, string diastolic, string oxygen, bool isEmergency)
    {
        await using var day = await TreatmentDay.Open(store);
        await RunTests.Begin(day);
        Assert.Equal(HttpStatusCode.Found, (await RunTests.Read(day, VitalsMoment.At40Minutes, systolic, diastolic, "", oxygen)).Status);
        var page = (await day.Osei.Get(day.Run)).Text;
        Assert.Equal(isEmergency, page.Contains("Call 999 now", StringComparison.Ordinal));
        Assert.Equal(isEmergency, page.Contains("It stands on the clinic's list, and goes to whoever is on call.", StringComparison.Ordinal));
        var alerts = await day.Clinic.OpenAlerts(day.Patient);
        Assert.Equal(isEmergency ? [("physical-red-flag", Priority.Stat)] : [], alerts.Select(a => (a.Sign, a.Priority)));
    }

    [Theory, OnBothDatabases]
    public async Task A_ticked_red_flag_alerts_within_the_same_commit_and_twice_is_once(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await RunTests.Begin(day);
        var form = await day.Osei.Form(day.Run, "Alert the clinic now");
        await day.Osei.Send(form, new() { ["Seen"] = "ChestPain" });
        await day.Osei.Send(form, new() { ["Seen"] = "ChestPain" });
        var alert = await day.Clinic.OpenAlert(day.Patient, "physical-red-flag");
        Assert.Equal(Priority.Stat, alert.Priority);
        var report = await day.Clinic.Read(db => db.Reports.SingleAsync());
        Assert.Equal((ReportKind.PhysicalRedFlag, "chest pain"), (report.Kind, report.Words));
        var page = (await day.Osei.Get(day.Run)).Text;
        Assert.Contains("Emergency: chest pain Call 999 now", page);
        // A later reading that is in order does not take it from the page.
        await RunTests.Read(day, VitalsMoment.Between, "120", "80", "");
        Assert.Contains("Emergency: chest pain", (await day.Osei.Get(day.Run)).Text);
        // Told over the ladder as everything that is Stat.
        Assert.NotEmpty(await day.Clinic.Told(alert));
        Assert.Contains("No number was typed.", (await day.Osei.Send(await day.Osei.Form(day.Run, "Alert the clinic now"))).Text);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "wrong-dose")]
    public async Task Before_the_dose_a_high_pressure_is_too_high_to_start_and_with_a_sign_in_the_body_it_is_an_emergency(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await day.Osei.Fill(day.Ready, "Keep this reading", new() { ["Systolic"] = "182", ["Diastolic"] = "95" });
        var page = await day.Osei.Get(day.Ready);
        Assert.Contains("Pressure too high to start: blood pressure 182/95 mmHg", page.Text);
        Assert.Contains("Give no dose.", page.Text);
        Assert.All(["Chest pain", "Severe headache", "Weak on one side", "Changed sight"], sign => Assert.Contains(sign, page.Text));
        var alert = Assert.Single(await day.Clinic.OpenAlerts(day.Patient));
        Assert.Equal(("pressure-too-high-to-start", Priority.Stat), (alert.Sign, alert.Priority));
        Assert.NotEmpty(await day.Clinic.Told(alert));
        Assert.Contains("Pressure too high to start", (await day.Osei.Get("/inbox")).Text);
        await day.Osei.Send(Visitor.FormOn(page, "It is an emergency"), new() { ["Seen"] = "ChangedSight" });
        Assert.Contains("Emergency: blood pressure 182/95 mmHg (from 180/120), changed sight", (await day.Osei.Get(day.Ready)).Text);
        Assert.Equal(["physical-red-flag", "pressure-too-high-to-start"], (await day.Clinic.OpenAlerts(day.Patient)).Select(a => a.Sign).Order());
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "2.4")]
    public async Task The_page_counts_the_minutes_since_the_dose_and_to_the_reading_at_the_peak(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await RunTests.Begin(day);
        Assert.DoesNotContain("since the dose.", (await day.Osei.Get(day.Run)).Text);
        await RunTests.Keep(day, new() { ["DosedAt"] = "10:00" });
        day.Clinic.Time.Advance(TimeSpan.FromMinutes(39));
        Assert.Contains("39 minutes since the dose. The next reading is due in 1 minutes.", (await day.Osei.Get(day.Run)).Text);
        day.Clinic.Time.Advance(TimeSpan.FromMinutes(1));
        var due = (await day.Osei.Get(day.Run)).Text;
        Assert.Contains("40 minutes since the dose. The reading at 40 minutes is due now.", due);
        Assert.Contains("It is highest about 40 minutes after the dose.", due);
        await RunTests.Read(day, VitalsMoment.At40Minutes, "120", "80", "");
        Assert.Contains("40 minutes since the dose.", (await day.Osei.Get(day.Run)).Text);
        Assert.DoesNotContain("is due now", (await day.Osei.Get(day.Run)).Text);
    }

    [Theory, OnBothDatabases]
    public async Task A_reading_in_the_future_or_of_no_kind_is_refused_and_the_same_twice_is_one(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await RunTests.Begin(day);
        var form = await day.Osei.Form(day.Run, "Keep this reading");
        Dictionary<string, string> typed = new() { ["Moment"] = "Between", ["Systolic"] = "120", ["Diastolic"] = "80" };
        Assert.Contains("Please choose which reading it is.", (await day.Osei.Send(form, new(typed) { ["Moment"] = "77" })).Text);
        Assert.Contains("Please enter the time like 14:30.", (await day.Osei.Send(form, new(typed) { ["TakenAt"] = "noon" })).Text);
        await day.Osei.Send(form, typed);
        await day.Osei.Send(form, typed);
        Assert.Equal(1, await day.Clinic.Read(db => db.VitalSigns.CountAsync(v => v.Moment == VitalsMoment.Between)));
    }
}
