using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Faults;

/// <summary>Two patients use one phone: what one has not sent yet is neither shown nor sent as the other's.</summary>
[Trait("Row", "10.7")]
[Trait("Hazard", "offline-queue")]
[Trait("Hazard", "wrong-patient")]
public sealed class SharedPhoneTests
{
    [Fact]
    public async Task What_Ana_could_not_send_stays_locked_while_Ben_uses_the_phone_and_goes_out_as_hers()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var (ana, ben) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"));
        var (anas, bens) = (await clinic.AccountOf(ana), await clinic.AccountOf(ben));
        await using var phone = await Phone.Open(clinic);

        // Ana's answer cannot be sent: the page is served and the outbox's door is not
        await phone.SignIn(anas);
        await phone.Page.RouteAsync("**/outbox", route => route.AbortAsync("connectionreset"));
        await phone.Open("/help/worse");
        await phone.Page.Locator("#words").FillAsync("Only for my clinic");
        await phone.Press("Tell my clinic that I feel worse");
        await phone.Sees("The clinic does not know yet.");

        // She signs out, and is told before what that means
        await phone.Open("/account");
        await phone.Page.Locator("#sign-out button").ClickAsync();
        await phone.Sees("One answer on this phone has not reached the clinic.");
        await phone.Page.Locator("#outbox").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await phone.Page.WaitForURLAsync(clinic.Address.ToString());

        // Ben sees nothing of it, and what he sends is his
        await phone.Page.UnrouteAllAsync();
        await phone.SignIn(bens);
        await phone.Open("/home/offline");
        await phone.Sees("Nothing is waiting on this phone.");
        Assert.DoesNotContain("Only for my clinic", await phone.Page.ContentAsync());
        await phone.Open("/help/worse");
        await phone.Press("Tell my clinic that I feel worse");
        await phone.Page.WaitForURLAsync("**/home?told=*");
        Assert.Equal([ben.Id], await clinic.Read(db => db.Reports.Select(r => r.PatientId).ToListAsync()));
        await phone.Open("/account");
        await phone.Page.Locator("#sign-out button").ClickAsync();
        await phone.Page.WaitForURLAsync(clinic.Address.ToString());

        // Ana signs in again, and it goes out as hers
        await phone.SignIn(anas);
        await phone.Page.WaitForURLAsync("**/home?told=*");
        await phone.Open("/home/offline");
        await Assertions.Expect(phone.Page.Locator("#on-this-phone")).ToContainTextAsync("kept at the clinic");
        Assert.Equal("Only for my clinic", await clinic.Read(db => db.Reports.Where(r => r.PatientId == ana.Id).Select(r => r.Words).SingleAsync()));
        Assert.Equal(2, await clinic.Read(db => db.Reports.CountAsync()));
    }
}
