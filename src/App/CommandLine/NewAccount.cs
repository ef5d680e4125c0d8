using System.ComponentModel.DataAnnotations;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.CommandLine;

/// <summary>Makes accounts at the command line, each with a one-time password. Everything may be done again: who is there stays as they are.</summary>
internal sealed class NewAccount(IServiceProvider services, CareDb db)
{
    private const int LongestName = 200;

    /// <summary>Refuses a database that is for trying things: nobody real may come near it.</summary>
    public async Task RefuseDemo(CancellationToken cancellation)
    {
        if (await db.Clinics.AnyAsync(c => c.IsDemo, cancellation))
        {
            throw new WrongOption("--data or --postgres: this is the database of a demo clinic, which has no locks on purpose. Please give another place for a real one.");
        }
    }

    /// <summary>The account of an address, made when there is none. Saves what else was added to the database in the same commit.</summary>
    /// <param name="option">Where the address came from, for the person to read.</param>
    /// <returns>The one-time password; empty when the account is there and its owner has chosen one.</returns>
    public async Task<string> Open(int clinic, string name, string email, string option, Role role, Guid? patientId, CancellationToken cancellation)
    {
        var users = services.GetRequiredService<UserManager<User>>();
        var password = OneTimePassword.New();
        if (await users.FindByEmailAsync(email) is { } there)
        {
            Same(there, clinic, role, email, option);
            if (!await db.UserClaims.AnyAsync(c => c.UserId == there.Id && c.ClaimType == OneTimePassword.Mark.Type, cancellation))
            {
                return "";
            }

            // What was printed the first time may be lost, and nobody has used it yet.
            there.PasswordHash = users.PasswordHasher.HashPassword(there, password);
            Must(await users.UpdateSecurityStampAsync(there));
            await services.GetRequiredService<SignIns>().EndAll(clinic, there.Id, cancellation);
            return password;
        }

        var user = new User { Id = Guid.CreateVersion7(), ClinicId = clinic, DisplayName = name, Role = role, PatientId = patientId, Email = email };
        user.UserName = user.Id.ToString("N");
        db.UserClaims.Add(OneTimePassword.MarkOf(user));
        db.Note(clinic, services.GetRequiredService<Clock>().Now, null, patientId, "made an account at the command line", user.Id.ToString());
        Must(await users.CreateAsync(user, password));
        return password;
    }

    public static void Same(User there, int clinic, Role role, string email, string option)
    {
        if (there.ClinicId != clinic || there.Role != role)
        {
            throw new WrongOption($"{option}: {email} has an account already, as {there.Role.ToString().ToLowerInvariant()} of clinic {there.ClinicId}. One address is one account; please give another.");
        }
    }

    public static string Name(string? given, string option) =>
        given?.Trim() is { Length: > 0 and <= LongestName } name ? name : throw new WrongOption($"{option}: please give a name of at most {LongestName} characters.");

    public static string Email(string? given, string option) =>
        given?.Trim() is { } email && new EmailAddressAttribute().IsValid(email) ? email : throw new WrongOption($"{option}: \"{given}\" is no e-mail address. One looks like name@example.org.");

    public static string Zone(string? given, string option) =>
        given?.Trim() is { } zone && Days.IsZone(zone) ? zone : throw new WrongOption($"{option}: \"{given}\" is no time zone. One looks like Europe/London or America/New_York (IANA names).");

    public static void Tell(TextWriter output, string name, string email, Role role, string password)
    {
        output.WriteLine($"{name} <{email}>, {role.ToString().ToLowerInvariant()}");
        output.WriteLine(password.Length > 0
            ? $"One-time password: {password}\nIt opens the account until its owner has chosen one of their own, which is asked at the first sign-in. Please hand it over in person or by telephone."
            : "The account was there already, with a password of its owner's; nothing was changed.");
    }

    private static void Must(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new WrongOption(string.Join(' ', result.Errors.Select(e => e.Description)));
        }
    }
}
