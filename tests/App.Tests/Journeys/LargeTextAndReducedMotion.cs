using Evenkeel.Tests.House;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Journeys;

/// <summary>Tired eyes at night: everything twice as large, in the dark, and nothing that moves.</summary>
[Trait("Row", "10.14")]
public sealed class LargeTextAndReducedMotion
{
    private const string Moving = "() => document.getAnimations().length + [...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0.01).length";

    [Theory]
    [InlineData(Wide.Phone, 2, ColorScheme.Light)]
    [InlineData(Wide.Phone, 2, ColorScheme.Dark, Explicit = true)]
    [InlineData(Wide.Desk, 2, ColorScheme.Light, Explicit = true)]
    [InlineData(Wide.Desk, 2, ColorScheme.Dark, Explicit = true)]
    [InlineData(Wide.Phone, 1, ColorScheme.Dark, Explicit = true)]
    [InlineData(Wide.Desk, 1, ColorScheme.Dark)]
    public async Task Nothing_is_cut_off_at_200_percent_and_the_dark_page_is_as_readable(int width, int zoom, ColorScheme colours)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var patient = await clinic.Enrol("Ben");
        await clinic.Dips(patient);
        await using var chromium = await Chromium.Open();
        await using var ben = await Screen.Open(clinic, chromium, new(width) { Zoom = zoom, Colours = colours, Motion = ReducedMotion.Reduce });
        await ben.SignIn(await clinic.AccountOf(patient));
        foreach (var page in (string[])["/home", "/checkins/today", "/checkins/today?mode=short", "/help/worse", "/help/now", "/crisis", "/account/accesslog"])
        {
            await ben.Go(page);
            await ben.IsSound();
            Assert.Equal(0, await ben.Page.EvaluateAsync<int>(Moving));
        }
    }
}
