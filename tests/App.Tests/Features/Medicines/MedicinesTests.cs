using System.Net;
using Evenkeel.Data;
using Evenkeel.Tests.Features.Sessions;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Medicines;

/// <summary>The list of what a patient takes, what it may do with the session's medicine in a clinician's words, and what waits.</summary>
[Trait("Row", "3.10")]
public sealed class MedicinesTests
{
    [Theory, OnBothDatabases]
    public async Task Clinician_and_patient_read_the_same_list_and_only_what_waits_is_asked_about(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        var page = $"/medicines/of/{day.Patient.Id}";
        Assert.Contains("None is written down. That is not the same as none taken.", (await day.Osei.Get(page)).Text);
        await day.Osei.Fill(page, "Add it to the list", new() { ["Medicine"] = "Sertraline", ["Dosage"] = "50 mg in the morning", ["Interaction"] = "Nothing that we know of." });
        Assert.DoesNotContain("Before your session,", (await ana.Get("/home")).Text, StringComparison.Ordinal);
        await day.Osei.Fill(page, "Add it to the list", new() { ["Medicine"] = "Lorazepam", ["HoursBefore"] = "1", ["Reason"] = "It weakens the effect." });
        foreach (var seen in new[] { (await day.Osei.Get(page)).Text, (await ana.Get("/medicines")).Text })
        {
            Assert.Contains("Lorazepam Waits: none from 1 hour before a session until it is over. It weakens the effect.", seen);
            Assert.Contains("Sertraline 50 mg in the morning With the session’s medicine: Nothing that we know of. Taken as always, also on the day of a session.", seen);
        }

        var home = (await ana.Get("/home")).Text;
        Assert.Contains("I took it anyway Lorazepam", home);
        Assert.DoesNotContain("Sertraline", home, StringComparison.Ordinal);
        Assert.Contains("Lorazepam (1 h)", (await day.Osei.Get($"/sessions/of/{day.Patient.Id}")).Text);
        Assert.Contains("opened your medicines", (await ana.Get("/account/accesslog")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task One_medicine_stands_once_and_can_be_written_anew_when_it_is_off_the_list(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        var page = $"/medicines/of/{day.Patient.Id}";
        await day.Osei.Fill(page, "Add it to the list", new() { ["Medicine"] = "Lorazepam", ["HoursBefore"] = "12" });
        var again = await day.Osei.Fill(page, "Add it to the list", new() { ["Medicine"] = "lorazepam", ["Dosage"] = "1 mg" });
        Assert.Contains("lorazepam is on the list already.", again.Text);
        Assert.Contains("1 mg", again.Html);
        await day.Osei.Fill(page, "Take it off the list");
        await day.Osei.Fill(page, "Add it to the list", new() { ["Medicine"] = "lorazepam", ["Dosage"] = "1 mg" });
        Assert.Equal(2, await day.Clinic.Read(db => db.MedicationStatements.CountAsync()));
        Assert.Equal("lorazepam", (await day.Clinic.Read(db => db.MedicationStatements.SingleAsync(m => m.EndedAt == null))).Medicine);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_else_reads_or_writes_it(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        using var kit = await Visitor.SignedIn(day.Clinic, await day.Clinic.Account("Kit", Role.Coach));
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.Get($"/medicines/of/{day.Patient.Id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await kit.Get($"/medicines/of/{day.Patient.Id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await kit.Get("/medicines")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await day.Osei.Get("/medicines")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await day.Osei.Get($"/medicines/of/{Guid.CreateVersion7()}")).Status);
    }
}
