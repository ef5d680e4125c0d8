using System.Net;
using System.Text.RegularExpressions;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Account;

[Trait("Row", "10.1")]
public sealed partial class SecondFactorTests
{
    [Theory, OnBothDatabases]
    public async Task The_second_door_shows_itself_only_to_who_gave_the_right_password(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var visitor = new Visitor(clinic);
        Assert.StartsWith("/account/signin", (await visitor.Get("/account/secondfactor")).Location, StringComparison.Ordinal);
        var key = await clinic.AuthenticatorKey(clinic.DrOsei);
        var door = (await visitor.Fill("/account/signin", "Sign in", new() { ["Email"] = clinic.DrOsei.Email!, ["Password"] = TestClinic.Password })).Location;
        Assert.StartsWith("/account/secondfactor", door, StringComparison.Ordinal);
        Assert.StartsWith("/account/signin", (await visitor.Get("/account")).Location, StringComparison.Ordinal);
        Assert.Contains("That code does not fit", (await visitor.Fill(door, "Go on", new() { ["Code"] = Totp.WrongCode(key) })).Text);
        var spaced = Totp.Code(key).Insert(3, " ");
        Assert.Equal("/inbox", (await visitor.Fill(door, "Go on", new() { ["Code"] = spaced })).Location);
    }

    [Theory, OnBothDatabases]
    public async Task A_key_set_up_opens_with_its_codes_and_each_recovery_code_opens_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var account = await clinic.AccountOf(await clinic.Enrol("Ana"));
        using var ana = await Visitor.SignedIn(clinic, account);
        var page = await ana.Get("/account/authenticator");
        Assert.Contains("otpauth://totp/Evenkeel:", page.Html);
        var key = KeyShown().Match(page.Html).Groups[1].Value;
        Assert.Contains("That code does not fit", (await ana.Fill("/account/authenticator", "Turn it on", new() { ["Code"] = Totp.WrongCode(key) })).Text);
        var form = await ana.Form("/account/authenticator", "Turn it on");
        var on = await ana.Send(form, new() { ["Code"] = Totp.Code(key) });
        var recovery = RecoveryShown().Matches(on.Html).Select(m => m.Value).ToArray();
        Assert.Equal(10, recovery.Distinct().Count());
        Assert.Empty(RecoveryShown().Matches((await ana.Send(form, new() { ["Code"] = Totp.Code(key) })).Html));

        async Task<Shown> Open(string code)
        {
            using var again = new Visitor(clinic);
            var door = await again.Fill("/account/signin", "Sign in", new() { ["Email"] = account.Email!, ["Password"] = TestClinic.Password });
            return await again.Fill(door.Location, "Go on", new() { ["Code"] = code });
        }

        Assert.Equal("/home", (await Open(Totp.Code(key))).Location);
        Assert.Equal("/home", (await Open(recovery[0].Replace("-", "", StringComparison.Ordinal).ToLowerInvariant())).Location);
        Assert.Equal(HttpStatusCode.OK, (await Open(recovery[0])).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Taking_the_key_away_asks_for_a_code_and_makes_a_new_key(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var key = await clinic.AuthenticatorKey(clinic.DrOsei);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Contains("That code does not fit", (await osei.Fill("/account/authenticator", "Take it away", new() { ["Code"] = Totp.WrongCode(key) })).Text);
        var form = await osei.Form("/account/authenticator", "Take it away");
        Assert.Equal("/account/authenticator", (await osei.Send(form, new() { ["Code"] = Totp.Code(key) })).Location);
        Assert.Equal("/account/authenticator", (await osei.Send(form, new() { ["Code"] = Totp.Code(key) })).Location);
        Assert.False(await clinic.Read(db => db.Users.Where(u => u.Id == clinic.DrOsei.Id).Select(u => u.TwoFactorEnabled).SingleAsync()));
        Assert.NotEqual(key, await clinic.AuthenticatorKey(clinic.DrOsei));
    }

    [Theory, OnBothDatabases]
    public async Task Staff_of_a_real_clinic_without_a_second_factor_get_no_further_than_setting_it_up(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await Without(clinic);
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        Assert.Equal("/account/authenticator", (await noor.Get("/clinic")).Location);
        Assert.Equal("/account/authenticator", (await noor.Get("/account")).Location);
        Assert.Equal(HttpStatusCode.OK, (await noor.Get("/crisis")).Status);
        var page = await noor.Get("/account/authenticator");
        Assert.Contains("before anything else", page.Text);
        await noor.Fill("/account/authenticator", "Turn it on", new() { ["Code"] = Totp.Code(KeyShown().Match(page.Html).Groups[1].Value) });
        Assert.Equal(HttpStatusCode.OK, (await noor.Get("/clinic")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Staff_of_a_demo_and_patients_go_in_without_one(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await Visitor.SignedIn(clinic, await clinic.AccountOf(await clinic.Enrol("Ana")));
        Assert.Equal(HttpStatusCode.OK, (await ana.Get("/account")).Status);
        await Without(clinic);
        await clinic.Change(db => db.Clinics.Single().IsDemo = true);
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        Assert.Equal(HttpStatusCode.OK, (await noor.Get("/clinic")).Status);
    }

    private static Task Without(TestClinic clinic) =>
        clinic.Read(db => db.Users.Where(u => u.Id == clinic.Admin.Id).ExecuteUpdateAsync(s => s.SetProperty(u => u.TwoFactorEnabled, false)));

    [GeneratedRegex("<code>([a-z2-7 ]+)</code>")]
    private static partial Regex KeyShown();

    [GeneratedRegex("(?<=<code>)[2-9A-Z]{5}-[2-9A-Z]{5}(?=</code>)")]
    private static partial Regex RecoveryShown();
}
