using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Journeys;

/// <summary>One clinician, and nobody behind her: the admin, the clinician and the patient each read the truth.</summary>
[Trait("Row", "4.7")]
[Trait("Row", "10.14")]
[Trait("Hazard", "nobody-watching")]
public sealed class NobodyElse
{
    [Theory]
    [InlineData(Wide.Phone)]
    [InlineData(Wide.Desk, Explicit = true)]
    public async Task A_clinic_of_one_says_so_to_everybody_and_a_hole_cannot_be_missed(int width)
    {
        // Given Dr Osei alone, on call until Thursday
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await clinic.Read(db => db.Users.Where(u => u.Id == clinic.Imani.Id).ExecuteDeleteAsync());
        await clinic.Read(db => db.OnCallShifts.Where(s => s.Place == 1).ExecuteDeleteAsync());
        await clinic.Read(db => db.OnCallShifts.ExecuteUpdateAsync(s => s.SetProperty(x => x.Place, 1).SetProperty(x => x.Until, clinic.Now.AddDays(3))));
        var patient = await clinic.Enrol("Ben");
        await using var chromium = await Chromium.Open();

        // Then the admin meets the hole on every page, and what nobody covers
        await using var noor = await Screen.Open(clinic, chromium, new(width));
        await noor.SignIn(clinic.Admin);
        foreach (var path in new[] { "/clinic", "/clinic/rota", "/clinic/holidays", "/account" })
        {
            await noor.Go(path);
            await Assertions.Expect(noor.Page.GetByRole(AriaRole.Region, new() { Name = "A hole in the rota" })).ToContainTextAsync("Nobody is first on call from Thu 5 Nov, 10:00");
            await noor.IsSound();
        }

        // When she closes the clinic on Friday and fills the hole
        await noor.Go("/clinic/holidays");
        await noor.Page.GetByLabel("Day, or the first of several").FillAsync("2026-11-06");
        await noor.Press("Add");
        await noor.Sees("Fri 6 Nov 2026");
        await noor.IsSound();
        await noor.Go("/clinic/rota");
        await noor.Page.GetByLabel("Who").SelectOptionAsync("Dr Osei");
        await noor.Page.GetByLabel("Day on which it begins").FillAsync("2026-11-05");
        await noor.Page.GetByLabel("Time at which it begins").FillAsync("10:00");
        await noor.Page.GetByLabel("Day on which it ends").FillAsync("2026-11-20");
        await noor.Press("Add");
        await Assertions.Expect(noor.Page.GetByRole(AriaRole.Region, new() { Name = "A hole in the rota" })).ToHaveCountAsync(0);

        // Then she must have read what is not covered before patients come
        await noor.Go("/clinic");
        await noor.Press("I have checked them: they are right");
        await noor.Press("Go live");
        await noor.Sees("Please read what Dr Osei alone does not cover, and confirm it first.");
        await noor.IsSound();
        await noor.Press("I have read this");
        await clinic.HasWaysThatRing();
        await noor.Press("Go live");
        await noor.Sees("Live since 10:00.");

        // and Ben reads it at his check-in, with the numbers beside it
        await using var ben = await Screen.Open(clinic, chromium, new(width));
        await ben.SignIn(await clinic.AccountOf(patient));
        foreach (var path in new[] { "/home", "/checkins/today" })
        {
            await ben.Go(path);
            await ben.Sees("Dr Osei is the only person whom we can tell. If there is no answer in 5 minutes, please use the numbers on this page.");
            await Assertions.Expect(ben.Page.Locator("main a[href='tel:999']:visible")).ToBeVisibleAsync();
            await ben.IsSound();
        }

        // and a colleague who joins is handed the shift from her own page
        var leila = await clinic.Account("Leila", Role.Clinician);
        await using var osei = await Screen.Open(clinic, chromium, new(width));
        await osei.SignIn(clinic.DrOsei);
        await osei.Go("/shifts");
        await osei.IsSound();
        await osei.Page.GetByLabel("Which shift").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await osei.Page.GetByLabel("To", new() { Exact = true }).SelectOptionAsync(leila.DisplayName);
        await osei.Press("Hand over");
        await osei.Sees("Leila, until");
        await osei.IsSound();
        await ben.Go("/home");
        await ben.Sees("Leila is on call for urgent messages.");
    }
}
