using System.Net;
using System.Text.RegularExpressions;
using Evenkeel.CommandLine;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.CommandLine;

/// <summary>From nothing to the first check-in, as docs/guides/self-hosting.md tells it: two verbs, three people, no demo.</summary>
[Trait("Row", "10.16")]
public sealed partial class FirstClinicTests
{
    private const string Own = "anchor lantern river";

    [Theory, OnBothDatabases]
    public async Task From_nothing_to_the_first_check_in(Store store)
    {
        using var keeping = new Keeping();
        var place = await keeping.Empty(store);
        var noor = await Make(place, Harbour);
        var osei = await Add(place, new(null, Role.Clinician, "Dr Osei", "osei@example.org", null, [], null));
        var ana = await Add(place, new(null, Role.Patient, "Ana", "ana@example.org", "Europe/London", ["osei@example.org"], null));
        var sam = await Add(place, new(null, Role.Support, "Sam", "sam@example.org", null, [], "ana@example.org"));
        await using var clinic = await TestClinic.OpenAt(place);

        // The admin: own password, second key, and only then the clinic.
        using (var admin = await Enters(clinic, "noor@example.org", noor))
        {
            Assert.Equal("/account/authenticator", (await admin.Get("/clinic")).Location);
            var key = KeyShown().Match((await admin.Get("/account/authenticator")).Html).Groups[1].Value;
            await admin.Fill("/account/authenticator", "Turn it on", new() { ["Code"] = Totp.Code(key) });
            Assert.Contains("Harbour Clinic", (await admin.Get("/clinic")).Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Found, (await admin.Fill("/clinic", "I have checked them")).Status);
        }

        using (var clinician = await Enters(clinic, "osei@example.org", osei))
        {
            Assert.Equal("/account/authenticator", (await clinician.Get("/inbox")).Location);
        }

        using var patient = await Enters(clinic, "ana@example.org", ana);
        await patient.Fill("/checkins/today", "No", []);
        await patient.Fill("/checkins/today", "Keep my answers", new() { ["Form.LowMood"] = "3", ["Form.Anxiety"] = "4", ["Form.Restlessness"] = "2", ["Form.Hope"] = "6" });
        Assert.Contains(await clinic.Read(db => db.CheckIns.ToListAsync()), c => c.IsWhole);
        using var support = await Enters(clinic, "sam@example.org", sam);
        Assert.Contains("Ana", (await support.Get("/support")).Text, StringComparison.Ordinal);
        await clinic.Wait(TimeSpan.FromMinutes(1));
        var (code, said) = await Keeping.Verify(clinic);
        Assert.True(code == 0, said);
    }

    [Theory, OnBothDatabases]
    public async Task A_one_time_password_opens_no_other_room_but_help_until_it_is_replaced(Store store)
    {
        using var keeping = new Keeping();
        var place = await keeping.Empty(store);
        await Make(place, Harbour);
        await Add(place, new(null, Role.Clinician, "Dr Osei", "osei@example.org", null, [], null));
        var given = await Add(place, new(null, Role.Patient, "Ana", "ana@example.org", "Europe/London", ["osei@example.org"], null));
        await using var clinic = await TestClinic.OpenAt(place);
        using var ana = new Visitor(clinic);
        await ana.Fill("/account/signin", "Sign in", new() { ["Email"] = "ana@example.org", ["Password"] = given });
        Assert.All(await Task.WhenAll(new[] { "/home", "/checkins/today", "/account", "/account/accesslog" }.Select(ana.Get)), p => Assert.Equal("/account/password", p.Location));
        Assert.Equal(HttpStatusCode.OK, (await ana.Get("/help/now")).Status);
        Assert.Equal(HttpStatusCode.OK, (await ana.Get("/crisis")).Status);
        async Task<string> Try(string one, string two) => (await ana.Fill("/account/password", "Keep this password", new() { ["Chosen"] = one, ["Again"] = two })).Text;
        Assert.Contains("at least 12 characters; this has 11", await Try("elevenchars", "elevenchars"), StringComparison.Ordinal);
        Assert.Contains("The two are not the same", await Try(Own, Own + "s"), StringComparison.Ordinal);
        Assert.Contains("This is the password of now", await Try(given, given), StringComparison.Ordinal);
        Assert.Equal("/account/password", (await ana.Get("/home")).Location);
        Assert.Equal("/home", (await ana.Fill("/account/password", "Keep this password", new() { ["Chosen"] = Own, ["Again"] = Own })).Location);
        Assert.Equal(HttpStatusCode.OK, (await ana.Get("/home")).Status);

        // From now on it takes the password of now to change it, and the one-time password opens nothing.
        Assert.Contains("That is not the password of now", (await ana.Fill("/account/password", "Keep this password", new() { ["Current"] = given, ["Chosen"] = Own + "s", ["Again"] = Own + "s" })).Text, StringComparison.Ordinal);
        using var stranger = new Visitor(clinic);
        Assert.Contains("We could not sign you in with that", (await stranger.Fill("/account/signin", "Sign in", new() { ["Email"] = "ana@example.org", ["Password"] = given })).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Run_again_nothing_is_made_twice_and_only_an_unused_password_is_made_anew(Store store)
    {
        using var keeping = new Keeping();
        var place = await keeping.Empty(store);
        var first = await Make(place, Harbour);
        var second = await Make(place, Harbour);
        Assert.NotEqual(first, second);
        await Add(place, new(null, Role.Clinician, "Dr Osei", "osei@example.org", null, [], null));
        await Add(place, new(null, Role.Patient, "Ana", "ana@example.org", "Europe/London", ["osei@example.org"], null));
        await Add(place, new(null, Role.Patient, "Ana", "ana@example.org", "Europe/London", ["osei@example.org"], null));
        await using var clinic = await TestClinic.OpenAt(place);
        Assert.Equal((1, 3, 1, 1), await clinic.Read(async db => (await db.Clinics.CountAsync(c => !c.IsCanary), await db.Users.CountAsync(u => u.ClinicId == 1), await db.Patients.CountAsync(p => p.ClinicId == 1), await db.CareTeam.CountAsync(t => t.ClinicId == 1))));
        using (await Enters(clinic, "noor@example.org", second))
        {
        }

        Assert.Equal("", await Make(place, Harbour));
    }

    [Fact]
    public async Task What_cannot_be_taken_is_told_with_the_option_that_it_is_about()
    {
        using var keeping = new Keeping();
        var place = await keeping.Empty(Store.Sqlite);
        async Task Refuses(string option, Func<Task> run) => Assert.StartsWith(option, (await Assert.ThrowsAsync<WrongOption>(run)).Message, StringComparison.Ordinal);
        await Refuses("--name", () => Make(place, Harbour with { Name = " " }));
        await Refuses("--country", () => Make(place, Harbour with { Country = "UK" }));
        await Refuses("--zone", () => Make(place, Harbour with { Zone = "London" }));
        await Refuses("--admin-email", () => Make(place, Harbour with { AdminEmail = "noor" }));
        Assert.Empty(Directory.GetFiles(place.Directory));
        NewPerson.Asked ana = new(null, Role.Patient, "Ana", "ana@example.org", "Europe/London", ["osei@example.org"], null);
        await Refuses("--data or --postgres: there is no clinic", () => Add(place, ana));
        await Make(place, Harbour);
        await Refuses("--clinician: there is no clinician", () => Add(place, ana));
        await Refuses("--clinician: who", () => Add(place, ana with { Clinicians = [] }));
        await Refuses("--zone", () => Add(place, ana with { Zone = null }));
        await Refuses("--patient", () => Add(place, ana with { Role = Role.Support }));
        await Refuses("--clinic", () => Add(place, ana with { Clinic = 7 }));
        await Refuses("--email", () => Add(place, ana with { Email = "noor@example.org" }));
        await Make(place, Harbour with { Name = "Second", AdminEmail = "lee@example.org" });
        await Refuses("--clinic: which one", () => Add(place, ana));
        await Refuses("--admin-email", () => Make(place, Harbour with { Name = "Third" }));
        await Refuses("--name: there is a clinic", () => Make(place, Harbour with { Country = "DE" }));
        Directory.Delete(place.Directory, recursive: true);
    }

    [Fact]
    public async Task Nobody_real_is_put_into_a_demo()
    {
        await using var demo = await TestClinic.Open(Store.Sqlite);
        await demo.Change(db => db.Clinics.Single(c => c.Id == TestClinic.ClinicId).IsDemo = true);
        Assert.Contains("demo", (await Assert.ThrowsAsync<WrongOption>(() => Make(demo.Place, Harbour))).Message, StringComparison.Ordinal);
        Assert.Contains("demo", (await Assert.ThrowsAsync<WrongOption>(() => Add(demo.Place, new(null, Role.Coach, "Leo", "leo@example.org", null, [], null)))).Message, StringComparison.Ordinal);
    }

    private static readonly NewClinic.Asked Harbour = new("Harbour Clinic", "gb", "Europe/London", null, "Noor", "noor@example.org");

    private static Task<string> Make(DatabasePlace place, NewClinic.Asked asked) => Password(output => NewClinic.Run(place, asked, output, TestContext.Current.CancellationToken));

    private static Task<string> Add(DatabasePlace place, NewPerson.Asked asked) => Password(output => NewPerson.Run(place, asked, output, TestContext.Current.CancellationToken));

    /// <summary>The one-time password that was printed, or nothing.</summary>
    private static async Task<string> Password(Func<TextWriter, Task<int>> run)
    {
        using var output = new StringWriter();
        Assert.Equal(0, await run(output));
        return Printed().Match(output.ToString()).Groups[1].Value;
    }

    /// <summary>Signs in with the one-time password, and chooses an own one.</summary>
    private static async Task<Visitor> Enters(TestClinic clinic, string email, string oneTime)
    {
        var visitor = new Visitor(clinic);
        Assert.Equal(HttpStatusCode.Found, (await visitor.Fill("/account/signin", "Sign in", new() { ["Email"] = email, ["Password"] = oneTime })).Status);
        Assert.Equal(HttpStatusCode.Found, (await visitor.Fill("/account/password", "Keep this password", new() { ["Chosen"] = Own, ["Again"] = Own })).Status);
        return visitor;
    }

    [GeneratedRegex("One-time password: (.+)")]
    private static partial Regex Printed();

    [GeneratedRegex("<code>([a-z2-7 ]+)</code>")]
    private static partial Regex KeyShown();
}
