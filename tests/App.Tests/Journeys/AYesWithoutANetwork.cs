using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Journeys;

/// <summary>A yes that was kept on the phone and reaches the clinic when the page is opened again.</summary>
[Trait("Row", "4.6")]
[Trait("Row", "10.8")]
[Trait("Hazard", "missed-crisis")]
[Trait("Hazard", "offline-queue")]
public sealed class AYesWithoutANetwork
{
    [Fact]
    public async Task Opened_again_with_a_network_the_phone_sends_it_and_the_numbers_come_next()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ana = await clinic.Enrol("Ana");
        await using var phone = await Phone.Open(clinic);
        await phone.SignIn(await clinic.AccountOf(ana));
        await phone.Open("/checkins/today");
        await phone.Offline();
        await phone.Press("Strong or frequent");
        await phone.Sees("is on this phone only. The clinic does not know yet.");
        await Assertions.Expect(phone.Page.Locator("main a[href='tel:999']:visible").First).ToBeVisibleAsync();

        var left = phone.Page;
        await phone.OtherPage();
        await left.CloseAsync();
        await phone.Offline(false);
        await phone.Go("/home");
        await phone.Page.WaitForURLAsync("**/checkins/screener/*");
        await Assertions.Expect(phone.Page.Locator("main a[href='tel:999']").First).ToBeInViewportAsync();
        await phone.Sees("“Strong or frequent”");
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(ana, "ideation")).Priority);
        await phone.IsSound();
    }

    [Fact]
    public async Task A_yes_that_waits_on_the_phone_is_not_written_over_by_a_later_no()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ana = await clinic.Enrol("Ana");
        await using var phone = await Phone.Open(clinic);
        await phone.SignIn(await clinic.AccountOf(ana));
        await phone.Open("/checkins/today");
        await phone.Offline();
        await phone.Press("Strong or frequent");
        await phone.Sees("“Strong or frequent”, is on this phone only");
        await phone.Page.GetByText("It has changed").ClickAsync();
        await phone.Press("No");
        await phone.Sees("“No”, is on this phone only");
        await Assertions.Expect(phone.Page.Locator("main a[href='tel:999']:visible").First).ToBeVisibleAsync();
        Assert.Equal(2, await phone.Waiting());
        await phone.Online();
        await Assertions.Expect(phone.Page.Locator("#outbox")).ToContainTextAsync("Numbers, and who has it");
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(ana, "ideation")).Priority);
        Assert.Equal(
            [SafetyAnswer.No, SafetyAnswer.StrongOrFrequent], await clinic.Read(db => db.CheckIns.Select(c => c.Safety).OrderBy(s => s).ToListAsync()));
    }
}
