using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Faults;

/// <summary>The clinic has it, and its answer is lost on the way back: the phone cannot know, says so, and sends it again.</summary>
[Trait("Row", "10.7")]
[Trait("Hazard", "offline-queue")]
public sealed class LostResponseTests
{
    [Theory, OnBothDatabases]
    public async Task A_check_in_whose_answer_was_lost_is_sent_again_and_is_there_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await using var phone = await Phone.Open(clinic);
        await phone.SignIn(await clinic.AccountOf(ana));
        await phone.Open("/checkins/today");
        await phone.Tap("LowMood", 6);
        await phone.Press("No");
        await phone.Page.WaitForURLAsync("**/checkins/today?id=*");
        await phone.IsWired();
        await LosesAnswers(phone);
        await phone.Press("Keep my answers");
        await phone.Sees("One answer is kept on this phone only.");
        Assert.Equal(1, await phone.Waiting());
        Assert.True(await clinic.Read(db => db.CheckIns.AnyAsync(c => c.IsWhole)));

        await phone.Page.UnrouteAllAsync();
        await phone.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await phone.Sees("Kept at the clinic");
        Assert.Equal(0, await phone.Waiting());
        Assert.Equal(1, await clinic.Read(db => db.CheckIns.CountAsync(c => c.IsWhole)));
    }

    [Fact]
    [Trait("Row", "1.1")]
    public async Task I_feel_worse_whose_answer_was_lost_opens_one_alert()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ana = await clinic.Enrol("Ana");
        await using var phone = await Phone.Open(clinic);
        await phone.SignIn(await clinic.AccountOf(ana));
        await phone.Open("/help/worse");
        await LosesAnswers(phone);
        await phone.Page.Locator("form[data-tells='feel-worse'] button").First.ClickAsync();
        await phone.Sees("The clinic does not know yet.");
        await phone.Page.UnrouteAllAsync();
        await phone.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await Assertions.Expect(phone.Page.Locator("#outbox")).ToContainTextAsync("Kept at the clinic");
        Assert.Equal(1, await clinic.Read(db => db.Reports.CountAsync(r => r.Kind == Clinical.ReportKind.FeelWorse)));
        Assert.Equal(1, await clinic.Read(db => db.Alerts.CountAsync()));
    }

    /// <summary>The request goes through to the clinic, and its answer comes to nobody.</summary>
    private static Task LosesAnswers(Phone phone) => phone.Page.RouteAsync("**/outbox", async route =>
    {
        await route.FetchAsync();
        await route.AbortAsync("connectionreset");
    });
}
