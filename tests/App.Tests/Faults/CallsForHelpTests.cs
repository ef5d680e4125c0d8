using Evenkeel.Clinical;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Faults;

/// <summary>A page that was open for a while, a sign-in that ended, a key that is gone: each call for help still reaches the clinic, or says that it did not.</summary>
[Trait("Row", "1.1")]
[Trait("Row", "10.7")]
[Trait("Hazard", "offline-queue")]
[Trait("Hazard", "missed-crisis")]
public sealed class CallsForHelpTests
{
    private const string Help = "I need help now";

    [Fact]
    public async Task A_second_call_for_help_from_the_same_open_page_is_a_second_call()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await using var phone = await SignedIn(clinic, "Ana");
        await phone.Open("/help/now");
        await Ask(phone);
        await phone.Page.WaitForURLAsync("**/help/now?told=*");
        await phone.Page.GoBackAsync();
        await phone.IsWired();
        await Ask(phone);
        await phone.Page.WaitForURLAsync("**/help/now?told=*");
        Assert.Equal(2, await clinic.Read(db => db.Reports.CountAsync(r => r.Kind == ReportKind.NeedHelpNow)));
    }

    [Fact]
    public async Task A_call_for_help_on_the_kept_page_says_when_it_arrived_and_the_next_tap_is_a_new_one()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await using var phone = await SignedIn(clinic, "Ana");
        await phone.Offline();
        await phone.Open("/help/now");
        await phone.Offline(false);
        await Ask(phone);
        await phone.Sees("Your clinic has your “I need help now”, at");
        await Ask(phone);
        await phone.Until(async () => await clinic.Read(db => db.Reports.CountAsync(r => r.Kind == ReportKind.NeedHelpNow)) == 2);
    }

    [Fact]
    public async Task When_the_sign_in_has_ended_the_call_stays_on_the_phone_says_so_and_goes_out_at_the_next_sign_in()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ana = await clinic.Enrol("Ana");
        var account = await clinic.AccountOf(ana);
        await using var phone = await Phone.Open(clinic);
        await phone.SignIn(account);
        await phone.Open("/help/now");
        await phone.Context.ClearCookiesAsync();
        await Ask(phone);
        await phone.Sees("This has not reached your clinic");
        await Assertions.Expect(phone.Page.Locator("a[href='tel:999']:visible").First).ToBeVisibleAsync();
        Assert.Equal(1, await phone.Waiting());
        await phone.SignIn(account);
        await phone.Until(async () => await clinic.Read(db => db.Reports.CountAsync(r => r.PatientId == ana.Id && r.Kind == ReportKind.NeedHelpNow)) == 1);
    }

    [Fact]
    [Trait("Hazard", "wrong-patient")]
    public async Task When_somebody_else_has_signed_in_meanwhile_the_call_is_never_theirs()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ben = await clinic.AccountOf(await clinic.Enrol("Ben"));
        await using var phone = await SignedIn(clinic, "Ana");
        await phone.Open("/help/now");
        var anas = phone.Page;
        await phone.OtherPage();
        await phone.Context.ClearCookiesAsync();
        await phone.SignIn(ben);
        await anas.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = Help }).ClickAsync();
        await Assertions.Expect(anas.GetByRole(AriaRole.Main)).ToContainTextAsync("This has not reached your clinic");
        Assert.Equal(0, await clinic.Read(db => db.Reports.CountAsync()));
    }

    [Fact]
    public async Task One_answer_that_can_no_longer_be_opened_keeps_no_call_for_help_from_going_out()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await using var phone = await SignedIn(clinic, "Ana");
        await phone.Offline();
        await phone.Open("/help/worse");
        await phone.Press("Tell my clinic that I feel worse");
        await phone.Sees("The clinic does not know yet.");
        await phone.Page.EvaluateAsync("""
            async () => {
              const { dropThing } = await import('/offline/store.js');
              await dropThing(`key/${await (await import('/offline/owner.js')).whose()}`);
            }
            """);
        await phone.Offline(false);
        await phone.Open("/help/now");
        await Assertions.Expect(phone.Page.Locator("#outbox")).ToContainTextAsync("can no longer be opened");
        await Ask(phone);
        await phone.Page.WaitForURLAsync("**/help/now?told=*");
        Assert.Equal([ReportKind.NeedHelpNow], await clinic.Read(db => db.Reports.Select(r => r.Kind).ToListAsync()));
    }

    private static async Task<Phone> SignedIn(TestClinic clinic, string name)
    {
        var phone = await Phone.Open(clinic);
        await phone.SignIn(await clinic.AccountOf(await clinic.Enrol(name)));
        return phone;
    }

    /// <summary>The button of the page itself; the bar above it has a link of the same name.</summary>
    private static Task Ask(Phone phone) => phone.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = Help }).ClickAsync();
}
