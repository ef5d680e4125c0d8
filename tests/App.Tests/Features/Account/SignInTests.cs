using System.Net;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Account;

[Trait("Row", "10.1")]
public sealed class SignInTests
{
    [Theory, OnBothDatabases]
    public async Task A_stranger_is_sent_to_the_door_and_comes_back_to_the_room_after_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        using var visitor = new Visitor(clinic);
        var sent = await visitor.Get("/account/accesslog");
        Assert.StartsWith("/account/signin?ReturnUrl=", sent.Location, StringComparison.Ordinal);
        var inside = await visitor.Fill(sent.Location, "Sign in", Right(await clinic.AccountOf(ana)));
        Assert.Equal("/account/accesslog", inside.Location);
        Assert.Equal("/home", (await visitor.Get("/account/signin")).Location);
    }

    [Theory, OnBothDatabases]
    public async Task A_return_address_of_another_host_is_not_followed(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var visitor = new Visitor(clinic);
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        Assert.Equal("/home", (await visitor.Fill("/account/signin?ReturnUrl=https%3A%2F%2Fexample.com%2F", "Sign in", Right(ana))).Location);
    }

    [Theory, OnBothDatabases]
    public async Task An_unknown_address_and_a_wrong_password_read_the_same(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var visitor = new Visitor(clinic);
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        var wrong = await visitor.Fill("/account/signin", "Sign in", new() { ["Email"] = ana.Email!, ["Password"] = "wrong" });
        var unknown = await visitor.Fill("/account/signin", "Sign in", new() { ["Email"] = "nobody@example.org", ["Password"] = "wrong" });
        Assert.Equal(HttpStatusCode.OK, wrong.Status);
        Assert.Contains("We could not sign you in with that", wrong.Text);
        Assert.Contains(ana.Email!, wrong.Html);
        Assert.Equal(wrong.Text, unknown.Text);
    }

    [Theory, OnBothDatabases]
    public async Task Empty_fields_say_what_belongs_there(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var visitor = new Visitor(clinic);
        var page = await visitor.Fill("/account/signin", "Sign in", new() { ["Email"] = "ana" });
        Assert.Contains("An e-mail address looks like name@example.org.", page.Text);
        Assert.Contains("Please enter your password.", page.Text);
    }

    [Theory, OnBothDatabases]
    public async Task Four_wrong_passwords_leave_the_door_open_and_the_fifth_rests_it_for_a_while(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        async Task<Shown> Try(string password)
        {
            using var visitor = new Visitor(clinic);
            return await visitor.Fill("/account/signin", "Sign in", new() { ["Email"] = ana.Email!, ["Password"] = password });
        }

        async Task WrongTries(int times)
        {
            for (var i = 0; i < times; i++)
            {
                await Try("wrong");
            }
        }

        await WrongTries(SignInRules.Tries - 1);
        Assert.Equal("/home", (await Try(TestClinic.Password)).Location);
        await WrongTries(SignInRules.Tries);
        var resting = await Try(TestClinic.Password);
        Assert.Equal(HttpStatusCode.OK, resting.Status);
        Assert.Contains("please wait 5 minutes", resting.Text);
        Assert.Contains("crisis numbers", resting.Text);
        await clinic.Read(db => db.Users.Where(u => u.Id == ana.Id).ExecuteUpdateAsync(s => s.SetProperty(u => u.LockoutEnd, TimeProvider.System.GetUtcNow().AddSeconds(-1))));
        Assert.Equal("/home", (await Try(TestClinic.Password)).Location);
    }

    [Theory, OnBothDatabases]
    public async Task Signing_out_is_a_button_and_not_a_link(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await Visitor.SignedIn(clinic, await clinic.AccountOf(await clinic.Enrol("Ana")));
        Assert.Contains("Sign out?", (await ana.Get("/account/signout")).Text);
        Assert.Contains("Your account", (await ana.Get("/account")).Text);
        Assert.Equal("/", (await ana.Fill("/account", "Sign out")).Location);
        Assert.StartsWith("/account/signin", (await ana.Get("/account")).Location, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Right(User user) => new() { ["Email"] = user.Email!, ["Password"] = TestClinic.Password };
}
