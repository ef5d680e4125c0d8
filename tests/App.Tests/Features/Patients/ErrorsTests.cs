using System.Net;
using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Features.Sessions;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Patients;

/// <summary>A record for the wrong patient is taken back and never erased (mission 10.27).</summary>
[Trait("Row", "10.27")]
[Trait("Hazard", "wrong-patient")]
public sealed class ErrorsTests
{
    [Theory, OnBothDatabases]
    public async Task A_session_entered_in_error_counts_for_nothing_stays_readable_and_the_patient_reads_of_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.HadASession(ana, TimeSpan.FromDays(1));
        var id = (await clinic.Read(db => db.Sessions.SingleAsync())).Id;
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var path = $"/patients/errors/{ana.Id}";
        Assert.Contains("Please say why this is wrong", (await osei.Fill(path, "Entered in error")).Text);
        Assert.Equal(1, await clinic.Read(db => db.Sessions.CountAsync()));
        var marked = await osei.Fill(path, "Entered in error", new() { ["reason"] = "This was Ben's session." });
        Assert.Contains("The signs were judged again without it.", marked.Text);
        Assert.Contains("a session was entered in error. “This was Ben's session.”", marked.Text);
        Assert.Equal(0, await clinic.Read(db => db.Sessions.CountAsync()));
        Assert.Equal(id, (await clinic.Read(db => db.Sessions.IgnoreQueryFilters().SingleAsync())).Id);
        Assert.Empty((await clinic.Read(async db => await Trajectories.Read(db, await db.Patients.SingleAsync(p => p.Id == ana.Id), clinic.Now))).Sessions);
        using var patient = await Visitor.SignedIn(clinic, await clinic.AccountOf(ana));
        Assert.Contains("a session was entered in error: This was Ben's session.", (await patient.Get("/account/accesslog")).Text);
        using var doctor = await clinic.SignedIn(clinic.DrOsei);
        Assert.Contains("entered-in-error", await (await doctor.GetAsync($"/fhir/Procedure/{id}")).Content.ReadAsStringAsync());
        Assert.Contains("entered-in-error", await (await doctor.GetAsync($"/fhir/MedicationAdministration/{id}")).Content.ReadAsStringAsync());
    }

    [Theory, OnBothDatabases]
    public async Task The_judgement_of_that_very_turn_is_made_without_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.HadASession(ana, TimeSpan.FromDays(1));
        var session = await clinic.Read(db => db.Sessions.SingleAsync());
        clinic.Time.Advance(TimeSpan.FromMinutes(1));
        var result = await clinic.Get<EnterInError>().Run(clinic.DrOsei.Caller().Actor, ana.Id, RecordKind.Session, session.Id, "Wrong person");
        Assert.Equal("", result.Problem);
        var judged = await clinic.Read(db => db.Assessments.OrderBy(a => a.AsOf).ThenBy(a => a.Id).LastAsync());
        Assert.DoesNotContain(session.Id.ToString(), judged.Input, StringComparison.Ordinal);
        Assert.Equal("", (await clinic.Get<EnterInError>().Run(clinic.DrOsei.Caller().Actor, ana.Id, RecordKind.Session, session.Id, "Wrong person")).Problem);
        Assert.Equal(1, await clinic.Read(db => db.RecordErrors.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_record_of_somebody_else_is_not_found_under_this_patient(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, ben) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"));
        await clinic.HadASession(ana, TimeSpan.FromDays(1));
        var session = await clinic.Read(db => db.Sessions.SingleAsync());
        Assert.Contains("belongs to somebody else", (await clinic.Get<EnterInError>().Run(clinic.DrOsei.Caller().Actor, ben.Id, RecordKind.Session, session.Id, "Wrong")).Problem);
        using var patient = await Visitor.SignedIn(clinic, await clinic.AccountOf(ana));
        Assert.Equal(HttpStatusCode.Forbidden, (await patient.Get($"/patients/errors/{ana.Id}")).Status);
    }
}
