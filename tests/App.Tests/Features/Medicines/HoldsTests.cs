using System.Net;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Tests.Features.Sessions;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Medicines;

[Trait("Row", "3.10")]
public sealed class HoldsTests
{
    [Theory, OnBothDatabases]
    public async Task The_list_shows_from_24_hours_before_and_took_it_anyway_stops_the_gate_until_a_clinician_decides(Store store)
    {
        await using var day = await TreatmentDay.Open(store, startsIn: TimeSpan.FromHours(25));
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        await day.Osei.Fill($"/medicines/of/{day.Patient.Id}", "Add it to the list", new() { ["Medicine"] = "Lorazepam", ["HoursBefore"] = "12", ["Reason"] = "It weakens the effect." });
        day.Clinic.Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMicroseconds(1));
        Assert.DoesNotContain("Lorazepam", (await ana.Get("/home")).Text, StringComparison.Ordinal);
        day.Clinic.Time.Advance(TimeSpan.FromMicroseconds(1));
        var home = (await ana.Get("/home")).Text;
        Assert.Contains("Before your session, Tue 3 Nov, 11:00", home);
        Assert.Contains("Lorazepam : none from 23:00 until the session is over. It weakens the effect.", home);
        day.Clinic.Time.Advance(TimeSpan.FromHours(23));
        await day.Prepare();
        day.Clinic.Time.Advance(TimeSpan.FromMinutes(1));
        var hold = await day.Clinic.Read(db => db.MedicationStatements.SingleAsync());
        Assert.Equal("/home#medicines", (await ana.Send(await ana.Form("/home", "Tell my care team that I took it"), new() { ["took"] = hold.Id.ToString() })).Location);
        Assert.Contains("You told us: “I took it anyway: Lorazepam”.", (await ana.Get("/home")).Text);
        Assert.Contains("Medicines that wait today: The patient says: I took it anyway: Lorazepam. A clinician decides.", (await day.Start()).Text);
        day.Clinic.Time.Advance(TimeSpan.FromMinutes(1));
        await ana.Fill("/home", "I waited with all of them");
        Assert.Contains("Not started.", (await day.Start()).Text);
        await day.Tick(SessionCheckItem.HeldMedicines, passed: false, reason: "0.5 mg at 20:00, talked it over");
        Assert.Equal(day.Run, (await day.Start()).Location);
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_shows_without_a_booked_session_or_after_the_hold_has_ended(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        await day.Osei.Fill($"/medicines/of/{day.Patient.Id}", "Add it to the list", new() { ["Medicine"] = "Lorazepam", ["HoursBefore"] = "12" });
        Assert.Contains("Lorazepam", (await ana.Get("/home")).Text);
        await day.Clinic.Read(db => db.Appointments.ExecuteUpdateAsync(a => a.SetProperty(x => x.State, AppointmentState.Cancelled)));
        Assert.DoesNotContain("Lorazepam", (await ana.Get("/home")).Text, StringComparison.Ordinal);
        await day.Clinic.Read(db => db.Appointments.ExecuteUpdateAsync(a => a.SetProperty(x => x.State, AppointmentState.Booked)));
        await day.Osei.Fill($"/medicines/of/{day.Patient.Id}", "Take it off the list");
        Assert.DoesNotContain("Lorazepam", (await ana.Get("/home")).Text, StringComparison.Ordinal);
        Assert.NotNull((await day.Clinic.Read(db => db.MedicationStatements.SingleAsync())).EndedAt);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_missing_or_contradicts_itself_is_said_and_the_same_tap_twice_is_one_answer(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        var problems = (await day.Osei.Fill($"/medicines/of/{day.Patient.Id}", "Add it to the list", new() { ["Medicine"] = " ", ["HoursBefore"] = "a day" })).Text;
        Assert.Contains("Please write the medicine as the patient knows it", problems);
        Assert.Contains("Please enter whole hours, from 1 to 336,", problems);
        var add = await day.Osei.Form($"/medicines/of/{day.Patient.Id}", "Add it to the list");
        await day.Osei.Send(add, new() { ["Medicine"] = "Lorazepam", ["HoursBefore"] = "336" });
        await day.Osei.Send(add, new() { ["Medicine"] = "Lorazepam", ["HoursBefore"] = "336" });
        Assert.Equal(1, await day.Clinic.Read(db => db.MedicationStatements.CountAsync()));
        Assert.Contains("Please tick what you took.", (await ana.Fill("/home", "Tell my care team that I took it")).Text);
        var waited = await ana.Form("/home", "I waited with all of them");
        await ana.Send(waited);
        await ana.Send(waited);
        Assert.Equal(1, await day.Clinic.Read(db => db.SessionChecks.CountAsync()));
    }
}
