using System.Net;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Joining;

[Trait("Row", "1.5")]
public sealed class JoinTests
{
    [Theory, OnBothDatabases]
    public async Task An_unknown_link_and_an_altered_one_say_the_same(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var path = await clinic.Invites(clinic.Admin, "ana@example.org");
        using var visitor = new Visitor(clinic);
        var unknown = await visitor.Get("/join/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Contains("We do not know this link", unknown.Text);
        foreach (var altered in (string[])[path[..^1], path + "x", path.Replace("/join/", "/join/x", StringComparison.Ordinal), path.ToUpperInvariant().Replace("/JOIN/", "/join/", StringComparison.Ordinal)])
        {
            var page = await visitor.Get(altered);
            Assert.Equal((HttpStatusCode.NotFound, unknown.Text), (page.Status, page.Text));
        }

        Assert.Equal("Ana", Assert.Single(await clinic.Read(db => db.Invitations.ToListAsync())).Name);
    }

    [Theory, OnBothDatabases]
    public async Task Looking_at_a_link_uses_nothing_up_and_it_opens_to_the_last_instant_of_its_days_and_not_after(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var path = await clinic.Invites(clinic.Admin, "ana@example.org");
        using var visitor = new Visitor(clinic);
        clinic.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromTicks(10));
        Assert.Contains("Open my account", (await visitor.Get(path)).Text);
        var form = await visitor.Form(path, "Open my account");
        clinic.Time.Advance(TimeSpan.FromTicks(10));
        foreach (var late in (Shown[])[await visitor.Get(path), await visitor.Send(form, Newcomers.Chosen())])
        {
            Assert.Equal(HttpStatusCode.Gone, late.Status);
            Assert.Contains("This link has ended", late.Text);
        }

        Assert.Null(await Account(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task A_patient_opens_an_account_is_signed_in_and_stands_on_the_list_of_whoever_looks_after_them(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var path = await clinic.Invites(clinic.Admin, "ana@example.org");
        using var ana = new Visitor(clinic);
        var joined = await ana.Fill(path, "Open my account", Newcomers.Chosen("Ana Smith", "America/New_York"));
        Assert.Equal((HttpStatusCode.Found, "/joining"), (joined.Status, joined.Location));
        var user = (await Account(clinic))!;
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        Assert.Equal((patient.Id, Role.Patient, "Ana Smith"), (user.PatientId!.Value, user.Role, user.DisplayName));
        Assert.Equal(("Ana Smith", "America/New_York", clinic.Now), (patient.Name, patient.Zone, patient.EnrolledAt));
        Assert.Equal(clinic.DrOsei.Id, (await clinic.Read(db => db.CareTeam.SingleAsync())).UserId);
        Assert.Contains("Hello, Ana Smith", (await ana.Get("/home")).Text);
        // Later, elsewhere, with the password that she chose.
        using var again = new Visitor(clinic);
        Assert.Equal("/home", (await again.Fill("/account/signin", "Sign in", new() { ["Email"] = "Ana@Example.org", ["Password"] = Newcomers.Mine })).Location);
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        Assert.Contains("Joined 10:00", (await noor.Get("/people")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task Somebody_on_the_staff_who_joins_sets_up_a_second_key_before_anything_else(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var path = await clinic.Invites(clinic.Admin, "kit@example.org", "Kit", Role.Clinician);
        using var kit = new Visitor(clinic);
        Assert.Equal("/joining", (await kit.Fill(path, "Open my account", Newcomers.Chosen("Kit"))).Location);
        Assert.Equal("/account/authenticator", (await kit.Get("/joining")).Location);
        Assert.Equal("/account/authenticator", (await kit.Get("/inbox")).Location);
        var user = (await Account(clinic, "kit@example.org"))!;
        Assert.Equal((Role.Clinician, TestClinic.Zone, (Guid?)null), (user.Role, user.Zone, user.PatientId));
        await kit.Get("/account/authenticator");
        await kit.Fill("/account/authenticator", "Turn it on", new() { ["Code"] = Totp.Code(await clinic.AuthenticatorKey(user)) });
        var steps = await kit.Get("/joining");
        Assert.Contains("Done A code from your phone", steps.Text);
        Assert.DoesNotContain("Questions before the treatment", steps.Text);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_is_named_by_its_field_and_all_but_the_password_stays(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var path = await clinic.Invites(clinic.Admin, "ana@example.org");
        using var ana = new Visitor(clinic);
        foreach (var (typed, said) in new (Dictionary<string, string>, string)[]
        {
            (Newcomers.Chosen(name: " "), "Please enter a name"),
            (Newcomers.Chosen(zone: ""), "Please choose a place"),
            (Newcomers.Chosen(zone: "Mars/Olympus"), "Please choose a place"),
            (Newcomers.Chosen(password: "eleven char"), "Please choose at least 12 characters; this has 11."),
            (Newcomers.Chosen(again: "four words of another"), "The two are not the same."),
        })
        {
            var page = await ana.Fill(path, "Open my account", typed);
            Assert.Contains(said, page.Text);
            Assert.DoesNotContain(typed["password"], page.Html);
            Assert.Contains(typed["name"] == " " ? "selected" : "value=\"Ana\"", page.Html);
        }

        Assert.Null(await Account(clinic));
        Assert.Equal("/joining", (await ana.Fill(path, "Open my account", Newcomers.Chosen(password: "twelve chars"))).Location);
    }

    [Theory, OnBothDatabases]
    public async Task A_link_that_was_used_says_so_and_opens_no_second_account(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var path = await clinic.Invites(clinic.Admin, "ana@example.org");
        using var ana = new Visitor(clinic);
        using var other = new Visitor(clinic);
        var form = await ana.Form(path, "Open my account");
        var late = await other.Form(path, "Open my account");
        await ana.Send(form, Newcomers.Chosen());
        foreach (var page in (Shown[])[await other.Get(path), await other.Send(late, Newcomers.Chosen("Eve", password: "another password"))])
        {
            Assert.Equal(HttpStatusCode.Gone, page.Status);
            Assert.Contains("This link has been used", page.Text);
        }

        Assert.Equal("/account/signin?ReturnUrl=%2Fhome", (await other.Get("/home")).Location);
        Assert.Equal("Ana", (await Account(clinic))!.DisplayName);
    }

    [Theory, OnBothDatabases(Races = true)]
    public async Task Two_people_with_one_link_at_the_same_moment_make_one_account(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var path = await clinic.Invites(clinic.Admin, "ana@example.org");
        Visitor[] people = [.. Enumerable.Range(0, 6).Select(_ => new Visitor(clinic))];
        var forms = await Task.WhenAll(people.Select(p => p.Form(path, "Open my account")));
        var answers = await Task.WhenAll(people.Select((p, i) => p.Send(forms[i], Newcomers.Chosen($"Ana {i}"))));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Found);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Found), a => Assert.Equal((HttpStatusCode.Gone, true), (a.Status, a.Text.Contains("This link has been used", StringComparison.Ordinal))));
        Assert.Equal(1, await clinic.Read(db => db.Users.CountAsync(u => u.Email == "ana@example.org")));
        Assert.Equal(1, await clinic.Read(db => db.Patients.CountAsync()));
        Assert.Equal((await Account(clinic))!.Id, (await clinic.Read(db => db.Invitations.SingleAsync())).UserId);
        Array.ForEach(people, p => p.Dispose());
    }

    [Theory, OnBothDatabases]
    public async Task An_address_that_has_got_an_account_in_between_is_told_to_sign_in(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var path = await clinic.Invites(clinic.Admin, "sam@example.org", "Sam", Role.Coach);
        await clinic.Account("Sam", Role.Coach);
        using var sam = new Visitor(clinic);
        Assert.Contains("There is an account with this address already. Please sign in with it.", (await sam.Fill(path, "Open my account", Newcomers.Chosen("Sam"))).Text);
        Assert.Equal(1, await clinic.Read(db => db.Users.CountAsync(u => u.Email == "sam@example.org")));
    }

    private static Task<User?> Account(TestClinic clinic, string email = "ana@example.org") => clinic.Read(db => db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Email == email));
}
