using Evenkeel.Tests.House;
using Evenkeel.Tests.Platform.Health;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Features.Clinic;

/// <summary>What people see of a broken alert path, in a real browser, with their pages open while it breaks.</summary>
[Trait("Hazard", "alert-path-broken")]
[Trait("Row", "N3")]
[Trait("Row", "10.17")]
public sealed class BrokenPathOnScreenTests
{
    [Theory]
    [InlineData(Wide.Phone, Explicit = true)]
    [InlineData(Wide.Desk)]
    public async Task Open_pages_say_that_monitoring_is_down_and_whom_to_call_and_stop_when_it_is_back(int width)
    {
        await using var watched = await WatchedClinic.Open(Store.Sqlite);
        var clinic = watched.Clinic;
        var ana = await clinic.Enrol("Ana");
        await using var chromium = await Chromium.Open();
        await using var patient = await Screen.Open(clinic, chromium, new(width));
        await patient.SignIn(await clinic.AccountOf(ana));
        await using var osei = await Screen.Open(clinic, chromium, new(width));
        await osei.SignIn(clinic.DrOsei);
        await using var noor = await Screen.Open(clinic, chromium, new(width));
        await noor.SignIn(clinic.Admin);
        await watched.Wait(0.5);
        await noor.Go("/clinic/status");
        await noor.Sees("What is sent is handed on: the last passage went the whole way.");
        await noor.IsSound();
        await patient.Go("/home");
        await osei.Go("/inbox");
        clinic.IsDelivering = false;
        await watched.Wait(10);

        var help = patient.Page.Locator("#monitoring");
        await Assertions.Expect(help).ToContainTextAsync("Messages to the clinic may not be seen at the moment.");
        await Assertions.Expect(help.GetByRole(AriaRole.Link, new() { Name = "Call 999" })).ToBeVisibleAsync();
        await Assertions.Expect(help.GetByRole(AriaRole.Link, new() { Name = "Harbour Clinic 020 7946 0000" })).ToBeVisibleAsync();
        await patient.SeesNot("we send it to");
        await patient.IsSound();
        await osei.Sees("Monitoring is down: nothing proves that alerts reach you. Messages are not handed to any service.");
        await osei.IsSound();
        await noor.Go("/clinic/status");
        await noor.Sees("The alert path is broken. Messages are not handed to any service.");
        await noor.Sees("See whether the mail server takes mail");
        await noor.IsSound();

        clinic.IsDelivering = true;
        await watched.Wait(3);
        await Assertions.Expect(help).ToBeEmptyAsync();
        await osei.SeesNot("Monitoring is down");
    }
}
