using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Platform.Page;

[Trait("Row", "4.7")]
[Trait("Hazard", "nobody-watching")]
public sealed class RotaBannerTests
{
    [Theory, OnBothDatabases]
    public async Task A_hole_within_seven_days_stands_on_every_page_of_an_admin_and_of_nobody_else(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (noor, osei) = (await clinic.SignedIn(clinic.Admin), await clinic.SignedIn(clinic.DrOsei));
        await FirstUntil(clinic, clinic.Now.AddDays(7));
        Assert.DoesNotContain("A hole in the rota.", await noor.Page("/clinic"));
        await FirstUntil(clinic, clinic.Now.AddDays(7).AddMinutes(-1));
        foreach (var path in new[] { "/clinic", "/clinic/rota", "/clinic/holidays", "/account" })
        {
            Assert.Contains("A hole in the rota. The clinic cannot go live with it. Nobody is first on call from Mon 9 Nov, 09:59 until Mon 9 Nov, 10:00.", Words(await noor.Page(path)));
        }

        Assert.DoesNotContain("A hole in the rota.", await osei.Page("/account"));
    }

    [Theory, OnBothDatabases]
    public async Task A_clinic_that_is_live_and_gets_a_hole_says_so_and_an_empty_rota_is_named_as_one(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Read(db => db.Clinics.ExecuteUpdateAsync(c => c.SetProperty(x => x.LiveSince, clinic.Now)));
        await clinic.Read(db => db.OnCallShifts.ExecuteDeleteAsync());
        Assert.Contains(
            "A hole in the rota. This clinic is live: patients who need somebody then are told that nobody is watching. Nobody is first on call in the next 7 days.",
            Words(await (await clinic.SignedIn(clinic.Admin)).Page("/account")));
    }

    [Theory, OnBothDatabases]
    public async Task A_shift_of_somebody_who_has_left_counts_as_empty_and_the_banner_says_why(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var noor = await clinic.SignedIn(clinic.Admin);
        Assert.DoesNotContain("who has left", await noor.Page("/clinic"));
        await clinic.Read(db => db.Users.Where(u => u.Id == clinic.Imani.Id).ExecuteDeleteAsync());
        Assert.Contains("A shift belongs to somebody who has left. It counts as empty.", await noor.Page("/clinic"));
    }

    [Theory, OnBothDatabases]
    public async Task Within_a_day_the_inbox_says_it_in_one_line(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        await FirstUntil(clinic, clinic.Now.AddHours(24));
        Assert.DoesNotContain("hole-soon", await osei.Page("/inbox"));
        await FirstUntil(clinic, clinic.Now.AddHours(24).AddMinutes(-1));
        Assert.Contains("Nobody is first on call from Tue 3 Nov, 09:59 until Tue 3 Nov, 10:00. Please agree who takes it", await osei.Page("/inbox"));
    }

    private static Task<int> FirstUntil(TestClinic clinic, DateTimeOffset until) =>
        clinic.Read(db => db.OnCallShifts.Where(s => s.Place == 1).ExecuteUpdateAsync(s => s.SetProperty(x => x.Until, until)));

    private static string Words(string page) => System.Text.RegularExpressions.Regex.Replace(System.Text.RegularExpressions.Regex.Replace(page, "<[^>]+>", " "), @"\s+", " ");
}
