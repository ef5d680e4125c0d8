using Evenkeel.Tests.House;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Features.Crisis;

[Trait("Row", "10.22")]
[Trait("Hazard", "locked-out-at-night")]
public sealed class OfflineTests
{
    private const string Settled = "() => navigator.serviceWorker.ready.then(async () => (await caches.keys()).some(k => k.startsWith('shells-')))";
    private const string KeptPages = "async () => { const name = (await caches.keys()).find(k => k.startsWith('shells-')); return (await (await caches.open(name)).keys()).map(r => new URL(r.url)).map(u => u.pathname + u.search).filter(p => !/\\.(js|css|svg|png|webmanifest)$/.test(p)).sort().join(' '); }";

    [Fact]
    public async Task Without_a_network_the_crisis_page_still_shows_its_numbers_and_says_that_it_is_a_kept_copy()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await using var chromium = await Chromium.Open();
        await using var context = await chromium.Browser.NewContextAsync(new() { BaseURL = clinic.Address.ToString(), ViewportSize = new() { Width = 390, Height = 844 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/crisis");
        await page.WaitForFunctionAsync(Settled);
        Assert.False(await page.GetByText("You are offline").IsVisibleAsync());
        await context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Call 999" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Call 116 123" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("You are offline")).ToBeVisibleAsync();
        Assert.Equal("18px", await page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).fontSize"));
    }

    [Fact]
    public async Task What_is_kept_is_what_anybody_sees_and_nothing_of_the_person_who_was_signed_in()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        await using var chromium = await Chromium.Open();
        await using var context = await chromium.Browser.NewContextAsync(new() { BaseURL = clinic.Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/signin?ReturnUrl=/account");
        await page.GetByLabel("E-mail").FillAsync(ana.Email!);
        await page.GetByLabel("Password").FillAsync(TestClinic.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForFunctionAsync(Settled);
        await page.GotoAsync("/crisis");
        await Assertions.Expect(page.Locator(".who")).ToContainTextAsync("Ana");
        await context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Call 999" })).ToBeVisibleAsync();
        Assert.DoesNotContain("Ana", await page.ContentAsync());
        Assert.Equal("/checkins/offline /checkins/offline?mode=short /crisis /help/offline /home/offline /safety/offline", await page.EvaluateAsync<string>(KeptPages));
    }
}
