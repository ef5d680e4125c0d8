using System.CommandLine;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.CommandLine;

/// <summary>`evenkeel person`: adds somebody to a clinic, until people can be invited from the pages.</summary>
internal static class NewPerson
{
    private const string About = """
        Add a person to a clinic, with a one-time password. A patient needs --zone and at least one --clinician; a support person needs --patient, whom they support and who has chosen them.
        Run again, it changes nothing that is there; a one-time password that nobody has used yet is made anew.
        """;

    /// <param name="Clinic">Its number; null where there is only one.</param>
    /// <param name="Clinicians">For a patient: the addresses of who looks after them.</param>
    /// <param name="Patient">For a support person: the patient's address.</param>
    internal sealed record Asked(int? Clinic, Role Role, string? Name, string? Email, string? Zone, IReadOnlyList<string> Clinicians, string? Patient);

    public static Command Verb()
    {
        var place = new Place();
        var clinic = new Option<int?>("--clinic") { Description = "The clinic's number; not needed where there is only one.", CustomParser = Typed.WholeOrNone };
        var role = new Option<Role>("--role") { Description = $"{Typed.Roles}.", Required = true, CustomParser = Typed.Role };
        var name = new Option<string?>("--name") { Description = "As others read it." };
        var email = new Option<string?>("--email") { Description = "The address with which they sign in." };
        var zone = new Option<string?>("--zone") { Description = "A patient's time zone, like Europe/London." };
        var clinicians = new Option<string[]>("--clinician") { Description = "A patient's clinician, by e-mail; may be given more than once.", DefaultValueFactory = _ => [] };
        var patient = new Option<string?>("--patient") { Description = "For a support person: the patient's e-mail." };
        var verb = new Command("person", About) { clinic, role, name, email, zone, clinicians, patient };
        place.AddTo(verb);
        foreach (var other in EndPerson.Verbs())
        {
            verb.Subcommands.Add(other);
        }

        verb.SetAction((parsed, cancellation) => Problems.Tell(Console.Error, () => Run(
            place.Of(parsed),
            new Asked(parsed.GetValue(clinic), parsed.GetValue(role), parsed.GetValue(name), parsed.GetValue(email), parsed.GetValue(zone), parsed.GetValue(clinicians)!, parsed.GetValue(patient)),
            Console.Out,
            cancellation)));
        return verb;
    }

    public static async Task<int> Run(DatabasePlace place, Asked asked, TextWriter output, CancellationToken cancellation)
    {
        if (asked.Role == Role.None)
        {
            throw new WrongOption("--role: please give patient, clinician, coach, support or admin.");
        }

        var (name, email) = (NewAccount.Name(asked.Name, "--name"), NewAccount.Email(asked.Email, "--email"));
        await using var services = WebHost.CareOnly(place);
        await WebHost.Migrate(services, cancellation);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CareDb>();
        var accounts = new NewAccount(scope.ServiceProvider, db);
        await accounts.RefuseDemo(cancellation);
        var clinic = await Clinic(db, asked.Clinic, cancellation);
        var normal = email.ToUpperInvariant();
        var there = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedEmail == normal, cancellation);
        if (there is not null)
        {
            NewAccount.Same(there, clinic, asked.Role, email, "--email");
        }

        Guid? patientId = there?.PatientId ?? asked.Role switch
        {
            Role.Patient => await Enrol(db, clinic, name, asked, scope.ServiceProvider.GetRequiredService<Clock>().Now, cancellation),
            Role.Support => await Support(db, clinic, asked, cancellation),
            _ => null,
        };
        var password = await accounts.Open(clinic, name, email, "--email", asked.Role, patientId, cancellation);
        if (there is null && asked.Role == Role.Support)
        {
            var account = await db.Users.SingleAsync(u => u.NormalizedEmail == normal, cancellation);
            db.SupportPeople.Add(new SupportPerson { ClinicId = clinic, Id = Guid.CreateVersion7(), PatientId = patientId!.Value, UserId = account.Id, Name = name });
            await db.SaveChangesAsync(cancellation);
        }

        NewAccount.Tell(output, name, email, asked.Role, password);
        return 0;
    }

    private static async Task<int> Clinic(CareDb db, int? asked, CancellationToken cancellation)
    {
        var clinics = await db.Clinics.Where(c => !c.IsCanary).OrderBy(c => c.Id).Select(c => new { c.Id, c.Name }).ToListAsync(cancellation);
        var list = string.Join(", ", clinics.Select(c => $"{c.Id} ({c.Name})"));
        return clinics switch
        {
            [] => throw new WrongOption("--data or --postgres: there is no clinic here yet. `evenkeel clinic` makes one."),
            _ when asked is { } id => clinics.Any(c => c.Id == id) ? id : throw new WrongOption($"--clinic: there is no clinic {id}. There are: {list}."),
            [var only] => only.Id,
            _ => throw new WrongOption($"--clinic: which one? There are: {list}."),
        };
    }

    private static async Task<Guid> Enrol(CareDb db, int clinic, string name, Asked asked, DateTimeOffset now, CancellationToken cancellation)
    {
        var zone = NewAccount.Zone(asked.Zone, "--zone (where the patient lives)");
        if (asked.Clinicians.Count == 0)
        {
            throw new WrongOption("--clinician: who looks after this patient? Please give the e-mail of at least one clinician: alerts go to them first.");
        }

        var patient = new Patient { ClinicId = clinic, Id = Guid.CreateVersion7(), Name = name, Zone = zone, EnrolledAt = now };
        db.Patients.Add(patient);
        foreach (var address in asked.Clinicians.Select(c => c.Trim()).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            db.CareTeam.Add(new CareTeamMember { ClinicId = clinic, PatientId = patient.Id, UserId = (await Account(db, clinic, address, Role.Clinician, "--clinician", cancellation)).Id });
        }

        return patient.Id;
    }

    private static async Task<Guid?> Support(CareDb db, int clinic, Asked asked, CancellationToken cancellation) =>
        (await Account(db, clinic, asked.Patient?.Trim() ?? "", Role.Patient, "--patient", cancellation)).PatientId;

    private static async Task<User> Account(CareDb db, int clinic, string email, Role role, string option, CancellationToken cancellation)
    {
        var normal = email.ToUpperInvariant();
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.ClinicId == clinic && u.Role == role && u.NormalizedEmail == normal, cancellation)
            ?? throw new WrongOption($"{option}: there is no {role.ToString().ToLowerInvariant()} with the address \"{email}\" in clinic {clinic}. `evenkeel person --role {role.ToString().ToLowerInvariant()}` adds one.");
    }
}
