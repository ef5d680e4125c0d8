using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Live;

/// <summary>Blood pressure on the support person's card: kept as staff's is, asked about when it is unlikely, and an emergency rings.</summary>
[Trait("Row", "6.17")]
[Trait("Row", "5.6")]
public sealed class PressureTests
{
    [Theory, OnBothDatabases]
    public async Task A_reading_is_kept_once_and_stands_in_the_clinics_record_with_who_took_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        await day.Begins();
        await clinic.Wait(TimeSpan.FromMinutes(40));
        using var sam = new Visitor(clinic);
        var form = await sam.Form(day.Address, "Send this reading");
        Assert.Equal("At40Minutes", Chosen(await sam.Get(day.Address)));
        Dictionary<string, string> typed = new() { ["Systolic"] = "132", ["Diastolic"] = "84", ["HeartRate"] = "76", ["Moment"] = "At40Minutes" };
        Assert.Equal(HttpStatusCode.Found, (await sam.Send(form, typed)).Status);
        Assert.Equal(HttpStatusCode.Found, (await sam.Send(form, typed)).Status);
        var kept = await clinic.Read(db => db.VitalSigns.SingleAsync());
        Assert.Equal((132, 84, 76, VitalsMoment.At40Minutes, day.Sam.Id), (kept.Systolic, kept.Diastolic, kept.HeartRate, kept.Moment, kept.TakenBy));
        Assert.Empty(await clinic.OpenAlerts(day.Ana));
        var card = await sam.Get(day.Address);
        Assert.Contains("132/84, pulse 76", card.Text);
        Assert.Equal("Between", Chosen(card));
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Contains("132/84 76 – Sam, support person", (await osei.Get($"/sessions/run/{day.Visit}")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task Before_the_medicine_it_is_the_reading_that_the_gate_waits_for(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        using var sam = new Visitor(clinic);
        Assert.Equal("BeforeDose", Chosen(await sam.Get(day.Address)));
        await sam.Fill(day.Address, "Send this reading", new() { ["Systolic"] = "141", ["Diastolic"] = "84", ["Moment"] = "BeforeDose" });
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Contains("141/84 mmHg is above 140/90.", (await osei.Get($"/sessions/ready/{day.Visit}")).Text);
    }

    [Theory]
    [InlineData("80", "130", "Are the two swapped?")]
    [InlineData("300", "100", "outside 70 to 260")]
    [InlineData("12o", "80", "Please enter a whole number, like 120.")]
    [InlineData("", "", "No number was typed.")]
    public async Task What_is_unlikely_is_asked_about_and_nothing_typed_is_lost(string upper, string lower, string asked)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var day = await LiveDay.Of(clinic);
        await day.Begins();
        using var sam = new Visitor(clinic);
        var form = await sam.Form(day.Address, "Send this reading");
        var again = await sam.Send(form, new() { ["Systolic"] = upper, ["Diastolic"] = lower });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(asked, again.Text, StringComparison.Ordinal);
        Assert.Equal(upper, Browserless.Field(again.Html, "Systolic"));
        Assert.Equal(form.Fields["Id"], Visitor.FormOn(again, "Send this reading").Fields["Id"]);
        Assert.Empty(await clinic.Read(db => db.VitalSigns.ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task An_unlikely_number_with_its_reason_is_kept(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        await day.Begins();
        using var sam = new Visitor(clinic);
        var again = await sam.Fill(day.Address, "Send this reading", new() { ["Systolic"] = "80", ["Diastolic"] = "90" });
        Assert.Equal(HttpStatusCode.Found, (await sam.Send(Visitor.FormOn(again, "Send this reading"), new() { ["Words"] = "The device shows it twice" })).Status);
        var kept = await clinic.Read(db => db.VitalSigns.SingleAsync());
        Assert.Equal((80, 90, "The device shows it twice"), (kept.Systolic, kept.Diastolic, kept.Words));
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "physical-emergency-in-session")]
    public async Task An_emergency_rings_at_once_also_while_it_is_asked_about_and_rings_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        await day.Begins();
        using var sam = new Visitor(clinic);
        // 300 is asked about; the emergency does not wait for the answer.
        var again = await sam.Fill(day.Address, "Send this reading", new() { ["Systolic"] = "300", ["Diastolic"] = "110" });
        Assert.Contains("The clinic has it already.", again.Text);
        Assert.Equal(Priority.Stat, (await clinic.OpenAlert(day.Ana, PhysicalRedFlag.Code)).Priority);
        Assert.Equal(HttpStatusCode.Found, (await sam.Send(Visitor.FormOn(again, "Send this reading"), new() { ["Systolic"] = "200" })).Status);
        Assert.Equal(200, (await clinic.Read(db => db.VitalSigns.SingleAsync())).Systolic);
        Assert.Single(await clinic.Read(db => db.Reports.ToListAsync()));
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "physical-emergency-in-session")]
    public async Task Swapped_numbers_that_are_no_emergency_the_right_way_round_wake_nobody(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        await day.Begins();
        using var sam = new Visitor(clinic);
        await sam.Fill(day.Address, "Send this reading", new() { ["Systolic"] = "80", ["Diastolic"] = "125" });
        Assert.Empty(await clinic.OpenAlerts(day.Ana));
        // The other side: 125 over 185 is one, whichever way it is read.
        await sam.Fill(day.Address, "Send this reading", new() { ["Systolic"] = "125", ["Diastolic"] = "185" });
        Assert.Equal(Priority.Stat, (await clinic.OpenAlert(day.Ana, PhysicalRedFlag.Code)).Priority);
    }

    [Theory, OnBothDatabases]
    public async Task One_that_waited_on_the_phone_is_kept_as_it_was_typed_and_says_so(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        await day.Begins();
        using var sam = new Visitor(clinic);
        var form = await sam.Form(day.Address, "Send this reading");
        var at = clinic.Now;
        await clinic.Wait(TimeSpan.FromMinutes(20));
        await sam.Send(form, new() { ["Systolic"] = "12o", ["Diastolic"] = "80", ["Waited"] = "true", ["MadeAt"] = at.ToString("O"), ["SentAt"] = clinic.Now.ToString("O") });
        var kept = await clinic.Read(db => db.VitalSigns.SingleAsync());
        Assert.Equal((null, 80, at), (kept.Systolic, kept.Diastolic, kept.TakenAt));
        Assert.Equal("It waited on a phone, so nobody asked about it. Typed: 12o/80, pulse .", kept.Words);
    }

    private static string Chosen(Shown card) => System.Text.RegularExpressions.Regex.Match(card.Html, @"<option value=""(\w+)"" selected").Groups[1].Value;
}
