using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Journeys;

/// <summary>An old phone, a locked-down desk, a script that did not arrive: everything that matters works as plain pages.</summary>
[Trait("Row", "4.6")]
[Trait("Row", "4.8")]
[Trait("Row", "10.14")]
[Trait("Hazard", "missed-crisis")]
public sealed class WithoutScript
{
    [Theory]
    [InlineData(Wide.Phone)]
    [InlineData(Wide.Desk, Explicit = true)]
    public async Task A_check_in_is_kept_and_the_way_of_its_alert_can_be_followed(int width)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var patient = await clinic.Enrol("Ben");
        await using var chromium = await Chromium.Open();
        await using var ben = await Screen.Open(clinic, chromium, new(width) { Scripts = false });
        await ben.SignIn(await clinic.AccountOf(patient));

        // When he answers, and says that the thoughts are passing
        await ben.Page.GetByRole(AriaRole.Link, new() { Name = "Start today's check-in" }).ClickAsync();
        await ben.Page.Locator("label:has(input[name='Form.LowMood'][value='6'])").ClickAsync();
        await ben.Press("Passing thoughts");
        await ben.Sees("You can talk to somebody right now");
        await ben.IsSound();
        await ben.Page.GetByRole(AriaRole.Link, new() { Name = "Not now, go on with today's check-in" }).ClickAsync();
        await ben.Press("Keep my answers");

        // Then it is kept with its time, the alert is at the clinic, and the numbers stand before him again
        await ben.Sees("You can talk to somebody right now");
        await Assertions.Expect(ben.Page.Locator("main a[href='tel:999']").First).ToBeInViewportAsync();
        await ben.Sees("Sent to your care team at 10:00.");
        await ben.IsSound();
        var kept = await clinic.Read(db => db.CheckIns.OrderByDescending(c => c.Revision).FirstAsync());
        Assert.Equal((true, Answer.Of(6), SafetyAnswer.PassingThoughts, clinic.Now), (kept.IsWhole, kept.LowMood, kept.Safety, kept.AnsweredAt));

        // When Dr Osei takes it, also without script
        await using var osei = await Screen.Open(clinic, chromium, new(width) { Scripts = false });
        await osei.SignIn(clinic.DrOsei);
        await osei.IsSound();
        await osei.Page.GetByText("and say what you will do").ClickAsync();
        await osei.Page.GetByLabel("What you will do, and by when").FillAsync("I call you at 11.");
        await osei.Press("Take it");
        await osei.Sees("You have it: “I call you at 11.”");
        await osei.IsSound();

        // Then he sees it when he loads his page again
        await ben.Go("/home");
        await ben.Sees("Dr Osei saw it at 10:00.");
        await ben.Sees("I call you at 11.");
        await ben.IsSound();
    }

    [Theory]
    [InlineData(Wide.Phone)]
    [InlineData(Wide.Desk, Explicit = true)]
    public async Task I_feel_worse_and_I_need_help_now_are_two_taps_from_any_page(int width)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var patient = await clinic.Enrol("Ben");
        await using var chromium = await Chromium.Open();
        await using var ben = await Screen.Open(clinic, chromium, new(width) { Scripts = false });
        await ben.SignIn(await clinic.AccountOf(patient));
        await ben.Go("/checkins/today");
        await ben.Page.GetByRole(AriaRole.Link, new() { Name = "I feel worse" }).ClickAsync();
        await ben.IsSound();
        await ben.Press("Tell my clinic that I feel worse");
        await ben.Sees("Sent to your care team at 10:00.");
        await ben.IsSound();
        Assert.True((await clinic.OpenAlert(patient, "feels-worse")).IsOpen);
        await ben.Page.GetByRole(AriaRole.Link, new() { Name = "I need help now" }).ClickAsync();
        await ben.IsSound();
        await ben.Press("I need help now");
        await ben.Sees("The clinic has been sent this, at 10:00.");
        await ben.IsSound();
        Assert.Equal(Priority.Stat, (await clinic.OpenAlert(patient, "needs-help-now")).Priority);
    }
}
