using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Tests.Features.Live;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.AfterSession;

/// <summary>A hard experience is noted by any of four; the patient sees each with who wrote it.</summary>
[Trait("Row", "3.4")]
[Trait("Hazard", "worsening-unseen")]
public sealed class ExperiencesTests
{
    private static readonly Dictionary<string, string> Typed = new() { ["Kind"] = "Memory", ["Intensity"] = "6", ["Minutes"] = "20", ["Words"] = "The hospital again.", ["WhatHelped"] = "A hand." };

    [Theory, OnBothDatabases]
    public async Task Patient_clinician_coach_and_support_person_can_each_note_one_and_the_patient_sees_all_with_who_wrote_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        var coach = await clinic.Account("Kit", Role.Coach);
        await clinic.Change(db => db.CareTeam.Add(new CareTeamMember { ClinicId = day.Ana.ClinicId, PatientId = day.Ana.Id, UserId = coach.Id }));
        using var ana = await Visitor.SignedIn(clinic, await clinic.AccountOf(day.Ana));
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        using var kit = await Visitor.SignedIn(clinic, coach);
        using var sam = new Visitor(clinic);
        foreach (var (who, path) in new[] { (ana, "/aftersession/experiences"), (osei, $"/shared/{day.Ana.Id}"), (kit, $"/shared/{day.Ana.Id}"), (sam, $"{day.Address}/experience") })
        {
            var form = await who.Form(path, "Keep it");
            var kept = await who.Send(form, Typed);
            Assert.Equal(HttpStatusCode.Found, kept.Status);
            Assert.Equal(kept.Location, (await who.Send(form, Typed)).Location);
        }

        Assert.Equal(4, await clinic.Read(db => db.ChallengingExperiences.CountAsync()));
        var page = (await ana.Get("/aftersession/experiences")).Text;
        Assert.All(["Noted by you.", "Noted by Dr Osei.", "Noted by Kit.", "Noted by Sam.", "A memory that came back", "6 of 10, 20 minutes", "The hospital again.", "What helped: A hand."], words => Assert.Contains(words, page));
        Assert.Contains("Noted by Sam.", (await kit.Get($"/shared/{day.Ana.Id}")).Text);
        Assert.DoesNotContain("Noted by", (await sam.Get($"{day.Address}/experience")).Text);
        Assert.Empty(await clinic.OpenAlerts(day.Ana));
        Assert.Contains("noted a hard experience of yours", (await ana.Get("/account/accesslog")).Text);
    }

    [Theory]
    [InlineData("6", false)]
    [InlineData("7", true)]
    [InlineData("", true)]
    public async Task A_clinician_is_told_from_seven_on_and_where_no_number_was_said(string intensity, bool isTold)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var patient = await clinic.Enrol("Ana");
        using var ana = await Visitor.SignedIn(clinic, await clinic.AccountOf(patient));
        await ana.Fill("/aftersession/experiences", "Keep it", new(Typed) { ["Intensity"] = intensity });
        Assert.Equal(isTold ? [("hard-session", Priority.Urgent)] : [], (await clinic.OpenAlerts(patient)).Select(a => (a.Sign, a.Priority)));
        if (isTold)
        {
            Assert.StartsWith("A memory that came back, intensity", await clinic.Read(db => db.Reports.Select(r => r.Words).SingleAsync()));
        }
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_and_nothing_typed_is_lost()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var ana = await clinic.Visit("Ana");
        var answer = await ana.Fill("/aftersession/experiences", "Keep it", new() { ["Intensity"] = "11", ["Minutes"] = "a while", ["Words"] = "Still <here>.", ["WhatHelped"] = "Breath." });
        Assert.All(["Please choose what it was like", "a number from 0 to 10", "a whole number, like 20", "Still <here>.", "Breath."], words => Assert.Contains(words, answer.Text));
        var future = await ana.Fill("/aftersession/experiences", "Keep it", new(Typed) { ["On"] = "2026-11-03" });
        Assert.Contains("lies in the future", future.Text);
        var tooLong = await ana.Fill("/aftersession/experiences", "Keep it", new(Typed) { ["Words"] = new string('a', 1501) });
        Assert.Contains("this has 1,501", tooLong.Text);
        Assert.Equal(0, await clinic.Read(db => db.ChallengingExperiences.CountAsync()));
        await ana.Fill("/aftersession/experiences", "Keep it", new(Typed) { ["Words"] = new string('a', 1500) });
        Assert.Equal(1, await clinic.Read(db => db.ChallengingExperiences.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task The_same_page_filled_in_otherwise_is_a_second_record_and_it_belongs_to_the_session_before_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var patient = await clinic.Enrol("Ana");
        var visit = await Sessions.TreatmentDay.Book(clinic, patient, clinic.Now);
        await clinic.Change(db => db.Sessions.Add(new Data.TreatmentSession
        {
            ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(), PatientId = patient.Id, Route = RouteOfAdministration.Intravenous, StartedAt = clinic.Now.AddHours(-2), AppointmentId = visit, On = DateOnly.FromDateTime(clinic.Now.UtcDateTime),
        }));
        using var ana = await Visitor.SignedIn(clinic, await clinic.AccountOf(patient));
        var form = await ana.Form("/aftersession/experiences", "Keep it");
        await ana.Send(form, Typed);
        for (var twice = 0; twice < 2; twice++)
        {
            await ana.Send(form, new(Typed) { ["Kind"] = "Fear" });
        }

        var rows = await clinic.Read(db => db.ChallengingExperiences.AsNoTracking().ToListAsync());
        Assert.Equal([ExperienceKind.Fear, ExperienceKind.Memory], rows.Select(r => r.Kind).Order());
        Assert.All(rows, r => Assert.Equal((visit, clinic.Now), (r.AppointmentId, r.HappenedAt)));
    }

    [Fact]
    [Trait("Hazard", "link-leaked")]
    public async Task A_card_that_has_ended_notes_nothing_more_and_a_stranger_finds_no_page()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var day = await LiveDay.Of(clinic);
        using var sam = new Visitor(clinic);
        var form = await sam.Form($"{day.Address}/experience", "Keep it");
        await clinic.Read(async db => await db.SupportLinks.ExecuteUpdateAsync(u => u.SetProperty(l => l.RevokedAt, clinic.Now)));
        Assert.Equal(day.Address, (await sam.Send(form, Typed)).Location);
        Assert.Equal(day.Address, (await sam.Get($"{day.Address}/experience")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await sam.Get("/live/x/experience")).Status);
        Assert.Equal(0, await clinic.Read(db => db.ChallengingExperiences.CountAsync()));
    }
}
