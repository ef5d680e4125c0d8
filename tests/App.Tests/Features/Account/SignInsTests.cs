using System.Net;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Account;

/// <summary>A sign-in ends when somebody says so: a copy of its cookie is worth nothing any more, on no node.</summary>
[Trait("Row", "10.1")]
public sealed class SignInsTests
{
    [Theory, OnBothDatabases]
    public async Task A_copied_cookie_opens_nothing_after_the_sign_out_also_36_days_later(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var osei = await Visitor.SignedIn(clinic, await clinic.Account("Leila", Role.Clinician));
        using var copy = osei.WithTheSameCookies();
        Assert.Equal(HttpStatusCode.OK, (await copy.Get("/inbox")).Status);
        Assert.Equal("/", (await osei.Fill("/account", "Sign out")).Location);
        IsOutside(await copy.Get("/inbox"));
        await clinic.Wait(TimeSpan.FromDays(36), TimeSpan.FromDays(36));
        IsOutside(await copy.Get("/inbox"));
    }

    [Theory, OnBothDatabases]
    public async Task Signing_out_ends_that_sign_in_and_no_other(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        using var phone = await Visitor.SignedIn(clinic, ana);
        using var desk = await Visitor.SignedIn(clinic, ana);
        await desk.Fill("/account", "Sign out");
        Assert.Equal(HttpStatusCode.OK, (await phone.Get("/home")).Status);
    }

    [Theory, OnBothDatabases(Races = true)]
    public async Task Another_node_lets_nobody_in_five_seconds_after_the_sign_out(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await using var beside = await clinic.Beside();
        using var here = await Visitor.SignedIn(clinic, await clinic.Account("Leila", Role.Clinician));
        using var there = here.WithTheSameCookies(beside.Address);
        Assert.Equal(HttpStatusCode.OK, (await there.Get("/inbox")).Status);
        await here.Fill("/account", "Sign out");
        await clinic.Wait(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        IsOutside(await there.Get("/inbox"));
    }

    [Theory, OnBothDatabases]
    public async Task A_changed_password_signs_every_other_browser_out_and_ends_notices_only_when_asked(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        await clinic.Change(db => db.PushSubscriptions.Add(Push(ana)));
        using var phone = await Visitor.SignedIn(clinic, ana);
        using var desk = await Visitor.SignedIn(clinic, ana);
        using var copy = desk.WithTheSameCookies();
        const string next = "a wholly new password";
        await desk.Fill("/account/password", "Keep this password", Typed(TestClinic.Password, next));
        Assert.Equal(HttpStatusCode.OK, (await desk.Get("/home")).Status);
        IsOutside(await phone.Get("/home"));
        IsOutside(await copy.Get("/home"));
        Assert.Equal(1, await clinic.Read(db => db.PushSubscriptions.CountAsync()));
        var typed = Typed(next, "one more new password");
        typed["stopOthers"] = "true";
        await desk.Fill("/account/password", "Keep this password", typed);
        Assert.Equal(0, await clinic.Read(db => db.PushSubscriptions.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_second_key_set_up_or_taken_away_signs_every_other_browser_out(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        using var phone = await Visitor.SignedIn(clinic, ana);
        using var desk = await Visitor.SignedIn(clinic, ana);
        await desk.Get("/account/authenticator");
        var code = Totp.Code(await clinic.AuthenticatorKey(ana));
        Assert.Contains("It is on.", (await desk.Fill("/account/authenticator", "Turn it on", new() { ["Code"] = code })).Text);
        IsOutside(await phone.Get("/home"));
        using var later = await Visitor.SignedIn(clinic, ana);
        await desk.Fill("/account/authenticator", "Take it away", new() { ["Code"] = Totp.Code(await clinic.AuthenticatorKey(ana)) });
        IsOutside(await later.Get("/home"));
        Assert.Equal(HttpStatusCode.OK, (await desk.Get("/home")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Signing_out_everywhere_ends_every_browser_its_notices_and_what_it_may_write(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        await clinic.Change(db => db.PushSubscriptions.Add(Push(ana)));
        using var phone = await Visitor.SignedIn(clinic, ana);
        using var desk = await Visitor.SignedIn(clinic, ana);
        Assert.Equal("/", (await desk.Fill("/account/everywhere", "Sign out everywhere")).Location);
        IsOutside(await desk.Get("/home"));
        IsOutside(await phone.Get("/home"));
        Assert.Equal(0, await clinic.Read(db => db.PushSubscriptions.CountAsync()));
        Assert.Equal(0, await clinic.Read(db => db.Devices.CountAsync(d => d.RevokedAt == null)));
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_on_call_reads_what_they_give_up_before_they_sign_out_everywhere(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var imani = await Visitor.SignedIn(clinic, clinic.Imani);
        using var admin = await Visitor.SignedIn(clinic, clinic.Admin);
        Assert.Contains("You are on call until", (await imani.Get("/account/everywhere")).Text);
        Assert.DoesNotContain("You are on call", (await admin.Get("/account/everywhere")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task The_half_hourly_look_at_the_account_keeps_the_sign_in_that_it_is(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        using var phone = await Visitor.SignedIn(clinic, ana);
        await clinic.Wait(TimeSpan.FromHours(2), TimeSpan.FromHours(2));
        Assert.Equal(HttpStatusCode.OK, (await phone.Get("/home")).Status);
        Assert.Equal(HttpStatusCode.OK, (await phone.Get("/home")).Status);
        Assert.Equal(1, await clinic.Read(db => db.SignIns.CountAsync(s => s.UserId == ana.Id)));
    }

    private static void IsOutside(Shown page) => Assert.StartsWith("/account/signin", page.Location, StringComparison.Ordinal);

    private static Dictionary<string, string> Typed(string now, string next) => new() { ["Current"] = now, ["Chosen"] = next, ["Again"] = next };

    private static PushSubscription Push(User user) => new()
    {
        ClinicId = user.ClinicId, Id = Guid.CreateVersion7(), UserId = user.Id, Endpoint = "https://push.example.org/1", P256dh = "k", Auth = "a",
        CreatedAt = TestClinic.Monday,
    };
}
