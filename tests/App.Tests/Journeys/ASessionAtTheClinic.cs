using Device = Evenkeel.Tests.House.Device;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Tests.Features.Sessions;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Journeys;

/// <summary>A whole session at the clinic: a pressure that is too high at first, a mistyped dose, a record that closes once it is whole, a form to print, and the first evening after.</summary>
[Trait("Row", "2.4")]
[Trait("Row", "2.5")]
[Trait("Row", "3.12")]
[Trait("Row", "5.5")]
[Trait("Row", "5.6")]
[Trait("Hazard", "dosed-hypertensive")]
[Trait("Hazard", "consent-while-altered")]
public sealed class ASessionAtTheClinic
{
    [Theory]
    [InlineData(Wide.Desk)]
    [InlineData(Wide.Phone, Explicit = true)]
    public async Task From_a_pressure_that_is_too_high_to_the_evening_after(int width)
    {
        // Given Ana at the clinic at 10:00, with a session booked for 10:30
        await using var day = await TreatmentDay.Open(Store.Sqlite);
        var (clinic, patient) = (day.Clinic, day.Patient);
        await OthersHadADose(clinic);
        await using var chromium = await Chromium.Open();
        await using var osei = await Screen.Open(clinic, chromium, new Device(width));
        await osei.SignIn(clinic.DrOsei);
        await osei.Go(day.Ready);
        await osei.IsSound();

        // When her pressure is too high, the session cannot start, whatever else is in order
        await Measure(osei, "152", "94");
        await osei.Sees("152/94 mmHg is above 140/90.");
        foreach (var item in (SessionCheckItem[])[SessionCheckItem.NoRedFlag, SessionCheckItem.HeldMedicines, SessionCheckItem.FoodAndFluids, SessionCheckItem.WayHome])
        {
            await osei.Page.Locator($"#words-{item}").FillAsync("asked");
            await osei.Page.Locator($"button[aria-describedby={item}]", new() { HasText = "In order" }).First.ClickAsync();
        }

        await osei.Sees("It cannot start yet.");
        Assert.Equal(0, await osei.Page.GetByRole(AriaRole.Button, new() { Name = "Start the session" }).CountAsync());

        // and after a quarter of an hour of rest it can
        await clinic.Wait(TimeSpan.FromMinutes(15));
        await osei.Go(day.Ready);
        await Measure(osei, "136", "86");
        await osei.Sees("136/86 mmHg; the limit is 140/90.");
        await osei.Page.GetByLabel("Intramuscular").CheckAsync();
        await osei.Press("Start the session");
        await osei.Sees("Began 10:15");

        // When a dose is typed ten times too high, it is asked about, and nothing else is lost
        await Keep(osei, ("DoseMg", "500"), ("Weight", "70"), ("Lot", "KX-9"), ("People", "Dr Osei; Imani, nurse"), ("DosedAt", "10:15"));
        await osei.Sees("ten times or more of what this clinic usually gives by this route, 48 mg. Has a decimal point slipped?");
        await osei.Sees("What is marked below is not kept yet. Everything else is.");
        await osei.IsSound();
        await Keep(osei, ("DoseMg", "50"));
        await osei.Sees("50 mg at 70 kg is 0.71 mg for each kg.");

        // Then Ana's phone is large and calm, and holds what she could regret
        await using var ana = await Screen.Open(clinic, chromium, new Device(Wide.Phone));
        await ana.SignIn(await clinic.AccountOf(patient));
        await ana.Go("/home");
        await ana.Sees("No driving and no big decisions until");
        await ana.IsSound();
        await ana.Go("/supportpeople");
        await ana.Page.GetByLabel("Their name").FillAsync("Sam");
        var held = await ana.Page.RunAndWaitForResponseAsync(() => ana.Press("Add them"), r => r.Request.Method == "POST");
        Assert.Equal(423, held.Status);

        // When the readings are taken and she leaves two hours later with her sister
        await clinic.Wait(TimeSpan.FromMinutes(40));
        await osei.Go(day.Run);
        await Read(osei, VitalsMoment.At40Minutes, "144", "90");
        await clinic.Wait(TimeSpan.FromMinutes(80));
        await osei.Go(day.Run);
        await Read(osei, VitalsMoment.End, "128", "82");
        foreach (var item in SessionRecord.Discharge)
        {
            await osei.Page.Locator($"button[aria-describedby={item}][value=true]").ClickAsync();
        }

        await Keep(osei, ("EndedAt", "12:15"), ("AlteredUntil", "2026-11-03T09:00"));
        await osei.Press("Close the record");
        await osei.Sees("Closed by Dr Osei");
        await osei.IsSound();
        await osei.Page.GetByRole(AriaRole.Link, new() { Name = "Monitoring form" }).ClickAsync();
        await osei.Sees("136/86");
        await osei.Sees("KX-9");
        await osei.IsSound();

        // Then four hours after its end her home asks how it works, and the next morning she may decide again
        await clinic.Wait(TimeSpan.FromHours(4), TimeSpan.FromMinutes(20));
        await ana.Go("/home");
        await ana.Sees("Tell us how you are");
        // The browser itself calls "held" an error, so only the page is looked at.
        await Soundness.EveryoneCanUse(ana.Page);
        await Soundness.Fits(ana.Page);
        await clinic.Wait(TestClinic.Monday.AddHours(23) - clinic.Now, TimeSpan.FromHours(1));
        await ana.Go("/supportpeople");
        await ana.Page.GetByLabel("Their name").FillAsync("Sam");
        await ana.Press("Add them");
        await ana.Sees("Does not see the card on the day of a session.");
        Assert.Equal("Sam", (await clinic.Read(db => db.SupportPeople.SingleAsync())).Name);
    }

    /// <summary>What is usual at this clinic by this route.</summary>
    private static Task OthersHadADose(TestClinic clinic) => clinic.Change(db => db.Sessions.AddRange(Enumerable.Range(1, DoseAndWeight.FewestOfOthers).Select(n => new Data.TreatmentSession
    {
        ClinicId = TestClinic.ClinicId, Id = Guid.CreateVersion7(), PatientId = Guid.CreateVersion7(), StartedAt = clinic.Now.AddDays(-n), EndedAt = clinic.Now.AddDays(-n).AddHours(2),
        On = DateOnly.FromDateTime(clinic.Now.AddDays(-n).UtcDateTime), Route = RouteOfAdministration.Intramuscular, DoseMg = 45 + n, RecordedBy = clinic.DrOsei.Id, RecordedAt = clinic.Now.AddDays(-n),
    })));

    private static async Task Measure(Screen osei, string upper, string lower)
    {
        await osei.Page.Locator("#v-Systolic").FillAsync(upper);
        await osei.Page.Locator("#v-Diastolic").FillAsync(lower);
        await osei.Press("Keep this reading");
    }

    private static async Task Read(Screen osei, VitalsMoment moment, string upper, string lower)
    {
        await osei.Page.Locator($"input[name=Moment][value={moment}][type=radio]").CheckAsync();
        await Measure(osei, upper, lower);
        await osei.Sees($"{upper}/{lower}");
    }

    private static async Task Keep(Screen osei, params (string Field, string Value)[] record)
    {
        foreach (var (field, value) in record)
        {
            await osei.Page.Locator($"#{field}").FillAsync(value);
        }

        await osei.Page.Locator("form[action$='handler=Keep'] button").ClickAsync();
    }
}
