using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Journeys;

/// <summary>A yes at two in the morning, and nobody answers.</summary>
[Trait("Row", "4.6")]
[Trait("Row", "4.7")]
[Trait("Row", "9.7")]
[Trait("Row", "10.14")]
[Trait("Hazard", "missed-crisis")]
[Trait("Hazard", "nobody-watching")]
public sealed class CrisisAtNight
{
    private static readonly DateTimeOffset TwoInTheMorning = TestClinic.Monday.AddDays(1).Date.AddHours(2);

    [Theory]
    [InlineData(Wide.Phone)]
    [InlineData(Wide.Desk)]
    public async Task Numbers_come_first_and_the_ladder_climbs_until_everybody_has_been_told(int width)
    {
        // Given Ben, awake at two in the morning, and Imani on call
        await using var clinic = await TestClinic.Open(Store.Sqlite, TwoInTheMorning);
        var patient = await clinic.Enrol("Ben");
        await using var chromium = await Chromium.Open();
        await using var ben = await Screen.Open(clinic, chromium, new(width));
        await ben.SignIn(await clinic.AccountOf(patient));

        // When he says that the thoughts are strong or frequent
        await SaysStrongOrFrequent(ben);

        // Then the numbers stand above everything else, and the alert stands already
        await NumbersComeFirst(ben);
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(patient, "ideation")).Priority);
        await ben.IsSound();

        // When he answers the screener with a yes to "right now"
        await AnswersTheScreener(ben);

        // Then it is an emergency, told rung by rung, in the record
        var alert = await clinic.OpenAlert(patient, "ideation");
        Assert.Equal(Priority.Stat, alert.Priority);
        await clinic.Wait(TimeSpan.FromMinutes(15));
        var told = (await clinic.Told(alert)).Distinct().ToArray();
        Assert.Equal((0, "Imani"), told[0]);
        Assert.Contains((5, "Dr Osei"), told);
        Assert.Equal(["Dr Osei", "Imani"], told.Where(t => t.Minutes == 10).Select(t => t.Who).Order());
        Assert.Equal(["Dr Osei", "Imani", "Noor"], told.Where(t => t.Minutes == 15).Select(t => t.Who).Order());

        // and he reads who is awake, and that nobody has seen it
        await ben.Go("/home");
        await ben.Sees("The clinic is closed and opens");
        await ben.Sees("Imani is on call until");
        await ben.Sees("Nobody has seen it yet.");
        await ben.IsSound();
        await ben.Go("/help/now");
        await NumbersComeFirst(ben);
        await ben.IsSound();
    }

    [Theory]
    [InlineData(Wide.Phone)]
    [InlineData(Wide.Desk)]
    public async Task With_nobody_on_the_rota_the_page_says_so(int width)
    {
        // Given a night that nobody has taken
        await using var clinic = await TestClinic.Open(Store.Sqlite, TwoInTheMorning);
        await clinic.Read(db => db.OnCallShifts.ExecuteDeleteAsync());
        var patient = await clinic.Enrol("Ben");
        await using var chromium = await Chromium.Open();
        await using var ben = await Screen.Open(clinic, chromium, new(width));
        await ben.SignIn(await clinic.AccountOf(patient));

        // When Ben says yes and that it is now
        await SaysStrongOrFrequent(ben);
        await NumbersComeFirst(ben);
        await ben.Sees("Nobody at the clinic is watching right now");
        await ben.IsSound();
        await AnswersTheScreener(ben);

        // Then his page does not pretend, and the record says it as plainly
        await ben.Go("/home");
        await ben.Sees("Nobody at the clinic is watching right now");
        await ben.Sees("nobody at the clinic was on call");
        await ben.IsSound();
        await ben.Go("/help/now");
        await NumbersComeFirst(ben);
        await ben.Sees("Nobody at the clinic is watching right now");
        await ben.IsSound();
        var alert = await clinic.OpenAlert(patient, "ideation");
        Assert.Contains((0, "nobody"), await clinic.Told(alert));
        await clinic.Wait(TimeSpan.FromMinutes(15));
        Assert.Contains(await clinic.Told(alert), t => t.Who == "Noor");
    }

    private static async Task SaysStrongOrFrequent(Screen ben)
    {
        await ben.Go("/checkins/today");
        await ben.IsSound();
        await ben.Press("Strong or frequent");
        await ben.Page.WaitForURLAsync("**/checkins/screener/*");
    }

    private static async Task AnswersTheScreener(Screen ben)
    {
        foreach (var question in await ben.Page.Locator("fieldset").AllAsync())
        {
            await question.GetByLabel("Yes", new() { Exact = true }).CheckAsync();
        }

        await ben.Press("Send");
        await ben.Page.WaitForURLAsync("**/checkins/today?id=*");
        await ben.IsSound();
    }

    /// <summary>The first thing under the heading is a number to call, and it can be seen without scrolling.</summary>
    private static async Task NumbersComeFirst(Screen ben)
    {
        var number = ben.Page.Locator("main a[href^='tel:']").First;
        Assert.InRange((await number.BoundingBoxAsync())!.Y, 0, 844);
        Assert.True(await number.EvaluateAsync<bool>("n => [...document.querySelectorAll('main form, main fieldset, main button')].every(other => n.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING)"));
    }
}
