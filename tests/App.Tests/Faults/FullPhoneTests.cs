using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Faults;

/// <summary>The phone has no room left for this site: with a network the answer goes out all the same, without one the page says so.</summary>
[Trait("Row", "10.7")]
[Trait("Hazard", "offline-queue")]
public sealed class FullPhoneTests
{
    [Fact]
    public async Task A_full_phone_sends_what_it_cannot_keep_and_says_so_when_it_can_do_neither()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ana = await clinic.Enrol("Ana");
        await using var phone = await Phone.Open(clinic);
        await phone.SignIn(await clinic.AccountOf(ana));
        // A browser remembers for a while how much room there was; one that is started anew asks again.
        await phone.KillBrowser();
        await phone.Start();
        await HasNoRoom(phone, clinic);
        await phone.Open("/help/worse");
        await Assert.ThrowsAsync<PlaywrightException>(() => phone.Page.EvaluateAsync("async () => (await import('/offline/store.js')).putThing('probe', 'x'.repeat(1000))"));

        // Without a network nobody has it, and it stays on the page
        await phone.Offline();
        await phone.Page.Locator("#words").FillAsync("It is worse than yesterday");
        await phone.Press("Tell my clinic that I feel worse");
        await phone.Sees("This phone has no room left");
        Assert.Equal("It is worse than yesterday", await phone.Page.Locator("#words").InputValueAsync());
        Assert.Equal(0, await clinic.Read(db => db.Reports.CountAsync()));

        // With one it goes out
        await phone.Offline(false);
        await phone.Press("Tell my clinic that I feel worse");
        await phone.Page.WaitForURLAsync("**/home?told=*");
        Assert.Equal("It is worse than yesterday", await clinic.Read(db => db.Reports.Select(r => r.Words).SingleAsync()));
    }

    /// <summary>The browser's own limit for this site, set below what it holds already.</summary>
    private static async Task HasNoRoom(Phone phone, TestClinic clinic)
    {
        var browser = await phone.Context.NewCDPSessionAsync(phone.Page);
        await browser.SendAsync("Storage.overrideQuotaForOrigin", new() { ["origin"] = clinic.Address.GetLeftPart(UriPartial.Authority), ["quotaSize"] = 1 });
    }
}
