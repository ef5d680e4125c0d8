using System.Net;
using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Sessions;

/// <summary>A session that was begun and in which no dose was given is none, and its record stays.</summary>
[Trait("Row", "2.4")]
public sealed class UngivenTests
{
    private const string Button = "End it, no dose was given";

    [Theory, OnBothDatabases]
    public async Task It_holds_nothing_asks_nothing_and_leaves_the_day_free_for_another(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await day.Prepare();
        await day.Start();
        var key = new PatientKey(day.Patient.ClinicId, day.Patient.Id);
        await day.Clinic.Wait(TimeSpan.FromMinutes(10));
        Assert.NotNull(await day.Clinic.Get<AlteredNow>().Of(key));
        var form = await day.Osei.Form(day.Run, Button);
        Assert.Equal(HttpStatusCode.Found, (await day.Osei.Send(form, new() { ["reason"] = "She did not want it today" })).Status);
        Assert.Equal(HttpStatusCode.Found, (await day.Osei.Send(form, new() { ["reason"] = "She did not want it today" })).Status);
        Assert.Null(await day.Clinic.Get<AlteredNow>().Of(key));
        Assert.Empty(await day.Clinic.Read(db => db.Sessions.ToListAsync()));
        var kept = await day.Clinic.Read(db => db.Sessions.IgnoreQueryFilters().SingleAsync());
        Assert.Equal("She did not want it today", kept.NotGivenReason);
        var appointment = await day.Clinic.Read(db => db.Appointments.SingleAsync());
        Assert.Equal((AppointmentState.Cancelled, "She did not want it today"), (appointment.State, appointment.Reason));
        var page = await day.Osei.Get(day.Run);
        Assert.Contains("No dose was given. She did not want it today", page.Text);
        Assert.DoesNotContain("Close the record", page.Text, StringComparison.Ordinal);
        // The next begins on the same day, since nothing was given.
        var next = await TreatmentDay.Book(day.Clinic, day.Patient, day.Clinic.Now.AddMinutes(30));
        Assert.DoesNotContain("has no end", (await day.Osei.Get($"/sessions/ready/{next}")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task It_needs_a_reason_and_is_refused_once_a_dose_is_written(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await day.Prepare();
        await day.Start();
        Assert.Contains("Please say why no dose was given", (await day.Osei.Fill(day.Run, Button, new() { ["reason"] = " " })).Text);
        var form = await day.Osei.Form(day.Run, Button);
        await RunTests.Keep(day, new() { ["DoseMg"] = "50" });
        var refused = await day.Osei.Send(form, new() { ["reason"] = "By mistake" });
        Assert.Contains("A dose is written in this record.", refused.Text);
        Assert.Equal("By mistake", Browserless.Field(refused.Html, "reason"));
        Assert.Single(await day.Clinic.Read(db => db.Sessions.ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_record_that_somebody_still_has_open_cannot_bring_it_back(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await day.Prepare();
        await day.Start();
        var (record, close) = (await RunTests.RecordForm(day, "Keep"), await day.Osei.Form(day.Run, "Close the record"));
        await day.Osei.Fill(day.Run, Button, new() { ["reason"] = "A new red flag" });
        Assert.Equal(HttpStatusCode.OK, (await RunTests.Keep(day, new() { ["DoseMg"] = "50" }, record)).Status);
        Assert.Equal(HttpStatusCode.OK, (await day.Osei.Send(close)).Status);
        Assert.Null((await day.Clinic.Read(db => db.Sessions.IgnoreQueryFilters().SingleAsync())).DoseMg);
    }
}
