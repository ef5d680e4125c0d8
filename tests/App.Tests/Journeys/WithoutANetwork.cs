using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Journeys;

/// <summary>Ana has no network: she can say that she feels worse, write her plan and answer, and reads at each step what the clinic knows.</summary>
[Trait("Row", "1.1")]
[Trait("Row", "4.6")]
[Trait("Row", "7.3")]
[Trait("Row", "10.7")]
[Trait("Hazard", "offline-queue")]
public sealed class WithoutANetwork
{
    [Theory]
    [InlineData(Wide.Phone)]
    [InlineData(Wide.Desk, Explicit = true)]
    public async Task Help_the_plan_and_the_check_in_work_and_each_says_where_it_is(int width)
    {
        // Given Ana, who was at her pages once while there was a network
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ana = await clinic.Enrol("Ana");
        await using var phone = await Phone.Open(clinic, width);
        await phone.SignIn(await clinic.AccountOf(ana));
        await phone.Offline();

        // When she opens her home, it says what works, and two actions are enough
        await phone.Open("/home");
        await phone.Sees("No connection to the clinic");
        await phone.IsSound();
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "I feel worse" }).First.ClickAsync();
        await Assertions.Expect(phone.Page.Locator("a[href='tel:999']:visible").First).ToBeVisibleAsync();
        await phone.IsSound();
        await phone.Press("Tell my clinic that I feel worse");

        // Then nothing says that anybody knows
        await phone.Sees("This is on this phone only. The clinic does not know yet.");
        await phone.IsSound();
        Assert.Equal(0, await clinic.Read(db => db.Alerts.CountAsync()));

        // When she writes her safety plan
        await phone.Open("/safety");
        await phone.Page.Locator("#WarningSigns").FillAsync("I stop answering messages");
        await phone.Page.Locator("#Contacts").FillAsync("My sister");
        await phone.Press("Keep my plan");
        await phone.Sees("kept on this phone only");
        await phone.IsSound();

        // and answers today's questions, with a yes
        await phone.Open("/checkins/today");
        await phone.Tap("LowMood", 8);
        await phone.Press("Strong or frequent");
        await phone.Sees("is on this phone only. The clinic does not know yet.");
        await Assertions.Expect(phone.Page.Locator("a[href='tel:999']:visible").First).ToBeVisibleAsync();
        await phone.IsSound();

        // and the phone is switched off, then the numbers and the plan are still there
        await phone.KillBrowser();
        await phone.Start();
        await phone.Offline();
        await phone.Open("/safety");
        await Assertions.Expect(phone.Page.Locator("#plan [data-step='WarningSigns']")).ToContainTextAsync("I stop answering messages");
        await phone.Go("/crisis");
        await Assertions.Expect(phone.Page.Locator("a[href='tel:999']:visible").First).ToBeVisibleAsync();

        // When the network returns, everything is at the clinic within the minute, and a person is told
        await phone.Open("/home");
        await phone.Online();
        await Assertions.Expect(phone.Page.Locator("#outbox")).ToContainTextAsync("Kept at the clinic");
        Assert.Equal(0, await phone.Waiting());
        var alerts = await clinic.OpenAlerts(ana);
        Assert.Equal(Priority.Urgent, alerts.Single(a => a.Sign == "feels-worse").Priority);
        Assert.Equal(Priority.Asap, alerts.Single(a => a.Sign == "ideation").Priority);
        Assert.All(alerts, a => Assert.InRange(a.OpenedAt - clinic.Now, TimeSpan.FromSeconds(-60), TimeSpan.Zero));
        Assert.Equal("My sister", await clinic.Read(db => db.SafetyPlans.Select(p => p.Contacts).SingleAsync()));
    }
}
