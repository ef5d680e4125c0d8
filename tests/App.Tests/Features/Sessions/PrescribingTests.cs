using System.Net;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Features.Patients;
using Evenkeel.Features.Sessions;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Sessions;

/// <summary>Dose, route and eligibility are for clinicians whose account says that they may prescribe (design 5b).</summary>
[Trait("Row", "10.1")]
public sealed class PrescribingTests
{
    [Theory, OnBothDatabases]
    public async Task Until_an_admin_says_otherwise_a_clinician_may_and_then_records_neither_dose_nor_route(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var start = clinic.Now.AddDays(-1);
        var body = new SessionBody(Guid.CreateVersion7(), ana.Id, default, start, start.AddHours(1), RouteOfAdministration.Intravenous, 35m, false);
        var record = clinic.Get<RecordSession>();
        Assert.Empty(await record.Run(clinic.Imani.Caller(), body));
        using var admin = await Visitor.SignedIn(clinic, clinic.Admin);
        Assert.Equal(HttpStatusCode.Found, (await admin.Fill($"/people/{clinic.Imani.Id}", "May not prescribe")).Status);
        Assert.Contains("clinician, may not prescribe", (await admin.Get("/people")).Text);
        Assert.Contains("may prescribe", (await record.Run(clinic.Imani.Caller(), body with { DoseMg = 40m }))["DoseMg"]);
        Assert.Contains("may prescribe", (await record.Run(clinic.Imani.Caller(), body with { Route = RouteOfAdministration.Oral }))["Route"]);
        Assert.Contains("may prescribe", (await record.Run(clinic.Imani.Caller(), body with { Id = Guid.CreateVersion7(), StartedAt = start.AddHours(3), EndedAt = null })).Values.Single());
        Assert.Equal(35m, (await clinic.Read(db => db.Sessions.SingleAsync())).DoseMg);
        // What is no matter of prescribing is theirs still.
        Assert.Empty(await record.Run(clinic.Imani.Caller(), body with { EndedAt = start.AddHours(2) }));
        Assert.Empty(await record.Run(clinic.DrOsei.Caller(), body with { DoseMg = 40m }));
    }

    [Theory, OnBothDatabases]
    public async Task Who_may_not_prescribe_decides_on_no_eligibility(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Change(db => db.Users.Single(u => u.Id == clinic.Imani.Id).MayPrescribe = false);
        var ana = await clinic.Enrol("Ana");
        var form = new DecisionForm { Id = Guid.CreateVersion7(), Decision = Eligibility.NotEligible, Reason = "Not now." };
        Assert.Contains("may prescribe", (await clinic.Get<DecideEligibility>().Run(clinic.Imani.Caller(), ana.Id, form, default))["Decision"]);
        Assert.Empty(await clinic.Get<DecideEligibility>().Run(clinic.DrOsei.Caller(), ana.Id, form, default));
    }

    [Theory, OnBothDatabases]
    public async Task On_the_page_of_a_session_only_dose_and_route_are_refused_and_the_rest_is_kept(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        var clinic = day.Clinic;
        await day.Prepare();
        await clinic.Change(db => db.Users.Single(u => u.Id == clinic.DrOsei.Id).MayPrescribe = false);
        Assert.Contains("may prescribe", (await day.Start()).Text);
        await clinic.Change(db => db.Users.Single(u => u.Id == clinic.DrOsei.Id).MayPrescribe = true);
        Assert.Equal(day.Run, (await day.Start()).Location);
        await clinic.Change(db => db.Users.Single(u => u.Id == clinic.DrOsei.Id).MayPrescribe = false);
        var page = await RunTests.Keep(day, new() { ["DoseMg"] = "35", ["Lot"] = "A1" });
        Assert.Contains("may prescribe", page.Text);
        var session = await clinic.Read(db => db.Sessions.SingleAsync());
        Assert.Equal(((decimal?)null, "A1"), (session.DoseMg, session.Lot));
    }
}
