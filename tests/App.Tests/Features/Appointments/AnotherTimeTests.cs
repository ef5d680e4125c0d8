using System.Net;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Appointments;

/// <summary>Ana's session on Wednesday does not suit her: she asks, a person answers, and until then it stands.</summary>
[Trait("Row", "5.9")]
public sealed class AnotherTimeTests
{
    private static readonly DateOnly Wednesday = DateOnly.FromDateTime(TestClinic.Monday.UtcDateTime).AddDays(2);

    [Theory, OnBothDatabases]
    public async Task She_asks_in_her_own_words_and_it_stands_until_a_person_moves_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (patient, visit) = await Ana(clinic);
        using var ana = await Visitor.SignedIn(clinic, await clinic.AccountOf(patient));
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.DoesNotContain("Asks for another time", (await osei.Get("/patients")).Text, StringComparison.Ordinal);
        var form = await ana.Form("/home/programme", "Ask for another time");
        Assert.Equal(HttpStatusCode.Found, (await ana.Send(form, new() { ["words"] = "After 14:00, please" })).Status);
        Assert.Equal(HttpStatusCode.Found, (await ana.Send(form, new() { ["words"] = "After 14:00, please" })).Status);
        Assert.Contains("Until a person of the clinic has answered, it stays as it is.", (await ana.Get("/home/programme")).Text);
        Assert.Equal(AppointmentState.Booked, (await clinic.Read(db => db.Appointments.SingleAsync())).State);
        Assert.Contains("Asks for another time : Ana", (await osei.Get("/patients")).Text);
        Assert.Contains("“After 14:00, please”", (await osei.Get($"/appointments/{patient.Id}")).Text);
        await clinic.Booked(patient, Wednesday, new TimeOnly(15, 0), id: visit);
        Assert.Null((await clinic.Read(db => db.Appointments.SingleAsync())).AnotherTimeAskedAt);
        Assert.DoesNotContain("Asks for another time", (await osei.Get("/patients")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_person_may_keep_it_with_a_reason_that_she_reads(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (patient, _) = await Ana(clinic);
        using var ana = await Visitor.SignedIn(clinic, await clinic.AccountOf(patient));
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        await ana.Fill("/home/programme", "Ask for another time", new() { ["words"] = "" });
        Assert.Contains("Please say why it stays", (await osei.Fill($"/appointments/{patient.Id}", "It stays as it is", new() { ["reason"] = " " })).Text);
        Assert.Equal(HttpStatusCode.Found, (await osei.Fill($"/appointments/{patient.Id}", "It stays as it is", new() { ["reason"] = "No other nurse this week" })).Status);
        var map = await ana.Get("/home/programme");
        Assert.Contains("The clinic wrote: “No other nurse this week”", map.Text);
        Assert.DoesNotContain("You asked for another time", map.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_cancelled_is_anothers_or_is_too_long_is_said_and_nothing_typed_is_lost(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (patient, visit) = await Ana(clinic);
        var ben = await clinic.Enrol("Ben");
        using var ana = await Visitor.SignedIn(clinic, await clinic.AccountOf(patient));
        var form = await ana.Form("/home/programme", "Ask for another time");
        var words = new string('a', 501);
        var again = await ana.Send(form, new() { ["words"] = words });
        Assert.Contains("Please keep it to 500 letters.", again.Text);
        Assert.Equal(words, Browserless.Field(again.Html, "words"));
        await clinic.IsEligible(ben);
        var bens = await clinic.Booked(ben, Wednesday, new TimeOnly(12, 0));
        Assert.Contains("was changed", (await ana.Send(form, new() { ["id"] = bens.ToString(), ["words"] = "Later" })).Text);
        await clinic.Read(db => db.Appointments.Where(a => a.Id == visit).ExecuteUpdateAsync(s => s.SetProperty(a => a.State, AppointmentState.Cancelled)));
        Assert.Contains("was changed", (await ana.Send(form, new() { ["words"] = "Later" })).Text);
        Assert.Empty(await clinic.Read(db => db.Appointments.Where(a => a.AnotherTimeAskedAt != null).ToListAsync()));
    }

    private static async Task<(Patient Patient, Guid Visit)> Ana(TestClinic clinic)
    {
        var patient = await clinic.Enrol("Ana");
        await clinic.IsEligible(patient);
        return (patient, await clinic.Booked(patient, Wednesday));
    }
}
