using System.CommandLine;
using System.Globalization;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.CommandLine;

/// <summary>`evenkeel clinic`: a real clinic and its first admin.</summary>
internal static class NewClinic
{
    private const string About = """
        Make a real clinic and its first admin, with a one-time password. Run again, it changes nothing that is there; a one-time password that nobody has used yet is made anew.
        The admin signs in, chooses a password, sets up a second key, confirms the crisis numbers and fills the rota. `evenkeel person` adds the others.
        """;

    /// <param name="Phone">The number that patients call in opening hours; empty for none.</param>
    internal sealed record Asked(string? Name, string? Country, string? Zone, string? Phone, string? AdminName, string? AdminEmail);

    public static Command Verb()
    {
        var place = new Place();
        Option<string?> Text(string name, string description) => new(name) { Description = description };
        var name = Text("--name", "The clinic's name, as patients read it.");
        var country = Text("--country", "Two letters, like GB: decides the crisis numbers.");
        var zone = Text("--zone", "Its time zone, like Europe/London.");
        var phone = Text("--phone", "The number that patients call in opening hours.");
        var adminName = Text("--admin-name", "The first admin, as others read it.");
        var adminEmail = Text("--admin-email", "The address with which the admin signs in.");
        var verb = new Command("clinic", About) { name, country, zone, phone, adminName, adminEmail };
        place.AddTo(verb);
        verb.SetAction((parsed, cancellation) => Problems.Tell(Console.Error, () => Run(
            place.Of(parsed),
            new Asked(parsed.GetValue(name), parsed.GetValue(country), parsed.GetValue(zone), parsed.GetValue(phone), parsed.GetValue(adminName), parsed.GetValue(adminEmail)),
            Console.Out,
            cancellation)));
        return verb;
    }

    public static async Task<int> Run(DatabasePlace place, Asked asked, TextWriter output, CancellationToken cancellation)
    {
        var (name, zone) = (NewAccount.Name(asked.Name, "--name"), NewAccount.Zone(asked.Zone, "--zone"));
        var (country, phone) = (Country(asked.Country), asked.Phone?.Trim() ?? "");
        var (adminName, adminEmail) = (NewAccount.Name(asked.AdminName, "--admin-name"), NewAccount.Email(asked.AdminEmail, "--admin-email"));
        await using var services = WebHost.CareOnly(place);
        await WebHost.Migrate(services, cancellation);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CareDb>();
        var accounts = new NewAccount(scope.ServiceProvider, db);
        await accounts.RefuseDemo(cancellation);
        var clinic = await db.Clinics.SingleOrDefaultAsync(c => c.Name == name && !c.IsCanary, cancellation);
        if (clinic is null)
        {
            var taken = await db.Clinics.Select(c => c.Id).ToListAsync(cancellation);
            clinic = new Clinic { Id = Enumerable.Range(1, int.MaxValue - 1).First(i => !taken.Contains(i)), Name = name, Country = country, Zone = zone, Phone = phone };
            db.Clinics.Add(clinic);
        }
        else if (clinic.Country != country || clinic.Zone != zone)
        {
            throw new WrongOption($"--name: there is a clinic \"{name}\" already, in {clinic.Country}, {clinic.Zone}. Please give these, or another name for another clinic.");
        }

        var password = await accounts.Open(clinic.Id, adminName, adminEmail, "--admin-email", Role.Admin, null, cancellation);
        output.WriteLine($"Clinic {clinic.Id}: {clinic.Name}, {clinic.Country}, {clinic.Zone}");
        NewAccount.Tell(output, adminName, adminEmail, Role.Admin, password);
        return 0;
    }

    private static string Country(string? given)
    {
        var code = given?.Trim().ToUpperInvariant() ?? "";
        return code.Length == 2 && code.All(char.IsAsciiLetterUpper) && CultureInfo.GetCultures(CultureTypes.SpecificCultures).Any(c => new RegionInfo(c.Name).TwoLetterISORegionName == code)
            ? code
            : throw new WrongOption($"--country: \"{given}\" is no country code. Please give two letters of ISO 3166, like GB, US or DE.");
    }
}
