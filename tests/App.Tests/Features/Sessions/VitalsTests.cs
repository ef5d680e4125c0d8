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
        await day.Osei.Send(form, new() { ["ChestPain"] = "true" });
        await day.Osei.Send(form, new() { ["ChestPain"] = "true" });
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
