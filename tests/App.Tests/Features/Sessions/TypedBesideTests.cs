using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evenkeel.Tests.Features.Sessions;

/// <summary>A page with several forms sends one of them; what stands typed in the others is still there on the page that comes next.</summary>
[Trait("Row", "2.4")]
[Trait("Hazard", "wrong-dose")]
public sealed class TypedBesideTests
{
    [Fact]
    public async Task A_dose_that_is_typed_outlives_an_alert_and_a_refused_reading_and_is_then_kept()
    {
        await using var day = await TreatmentDay.Open(Store.Sqlite);
        await using var chromium = await Chromium.Open();
        await using var osei = await Begun(day, chromium);
        await osei.Page.GetByLabel("Dose in mg").FillAsync("40");
        await osei.Page.GetByLabel("Route").SelectOptionAsync("Intramuscular");
        await Words(osei).First.FillAsync("Sam was rung");
        await osei.Page.GetByLabel("Chest pain").First.CheckAsync();
        await osei.Press("Alert the clinic now");
        await osei.Sees("It is not kept yet.");
        await Expect(osei.Page.GetByLabel("Dose in mg")).ToHaveValueAsync("40");
        await Expect(osei.Page.GetByLabel("Route")).ToHaveValueAsync("Intramuscular");
        await Expect(Words(osei).First).ToHaveValueAsync("Sam was rung");
        Assert.Equal(1, await day.Clinic.Read(db => db.Alerts.CountAsync()));
        Assert.Null((await day.Session()).DoseMg);

        await osei.Press("Close the record");
        await osei.Sees("It is not closed.");
        await Expect(osei.Page.GetByLabel("Dose in mg")).ToHaveValueAsync("40");
        await osei.Press("Keep");
        await Expect(Words(osei).First).ToHaveValueAsync("Sam was rung");
        Assert.Equal(40m, (await day.Session()).DoseMg);
    }

    [Fact]
    public async Task What_somebody_else_has_written_there_meanwhile_stands_and_what_was_typed_is_shown_beside_it()
    {
        await using var day = await TreatmentDay.Open(Store.Sqlite);
        await using var chromium = await Chromium.Open();
        await using var osei = await Begun(day, chromium);
        await osei.Page.GetByLabel("Who is there, by name or role").FillAsync("Kim");
        await day.Clinic.Read(db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.PeoplePresent, "Imani, nurse")));
        await osei.Press("Close the record");
        await osei.Sees("Its place has changed, so it is not kept:");
        await osei.Sees("Who is there, by name or role: Kim");
        await Expect(osei.Page.GetByLabel("Who is there, by name or role")).ToHaveValueAsync("Imani, nurse");

        // Elsewhere it is gone: nobody else at this desk reads it.
        await osei.Page.GetByLabel("Dose in mg").FillAsync("40");
        await osei.Go("/inbox");
        await osei.Go(day.Run);
        await Expect(osei.Page.GetByLabel("Dose in mg")).ToHaveValueAsync("");
    }

    private static ILocator Words(Screen screen) => screen.Page.GetByPlaceholder("If no: what was done");

    private static async Task<Screen> Begun(TreatmentDay day, Chromium chromium)
    {
        await RunTests.Begin(day);
        var osei = await Screen.Open(day.Clinic, chromium, new(Wide.Desk));
        await osei.SignIn(day.Clinic.DrOsei);
        await osei.Go(day.Run);
        return osei;
    }
}
