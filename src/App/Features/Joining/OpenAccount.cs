using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Evenkeel.Features.Joining;

/// <summary>What became of a link.</summary>
public enum LinkState
{
    /// <summary>Never made, or altered: nobody learns which.</summary>
    Unknown = 0,
    Open = 1,
    Used = 2,
    Ended = 3,
    /// <summary>Taken back, or a newer one was made.</summary>
    Revoked = 4,
}

/// <summary>What somebody chooses who joins.</summary>
/// <param name="Name">As others read it.</param>
/// <param name="Zone">IANA; decides a patient's day, so it is asked before there is one.</param>
public sealed record Newcomer(string Name, string Zone, string Password, string Again);

/// <summary>Opens the one account of an invitation: account, patient, place on a list and the end of the link are one commit.</summary>
public sealed class OpenAccount(CareDb db, UserManager<User> users, IOptions<IdentityOptions> rules, Clock clock)
{
    private const int LongestName = 200;

    public int Shortest => rules.Value.Password.RequiredLength;

    public async Task<(LinkState State, Invitation? Invitation)> Find(string token, CancellationToken cancellation)
    {
        var hash = LinkToken.Hash(token);
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.TokenHash == hash, cancellation);
        return (StateOf(invitation), invitation);
    }

    /// <returns>The account; else what is wrong by field, or where neither, the link opens nothing (any more).</returns>
    public async Task<(User? User, IReadOnlyDictionary<string, string> Problems)> Run(Invitation invitation, Newcomer person, CancellationToken cancellation)
    {
        if (Problems(person) is { Count: > 0 } problems)
        {
            return (null, problems);
        }

        var normal = users.NormalizeEmail(invitation.Email);
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == normal, cancellation))
        {
            if (await db.Invitations.AsNoTracking().AnyAsync(i => i.Id == invitation.Id && i.UsedAt != null, cancellation))
            {
                // The account is this link's own, of a moment ago; the link is read anew.
                db.ChangeTracker.Clear();
                return (null, new Dictionary<string, string>());
            }

            return (null, new Dictionary<string, string> { ["Email"] = "There is an account with this address already. Please sign in with it. If you cannot, ask your clinic." });
        }

        var now = clock.Now;
        var user = new User { Id = Guid.CreateVersion7(now), ClinicId = invitation.ClinicId, DisplayName = person.Name, Role = invitation.Role, Email = invitation.Email };
        user.UserName = user.Id.ToString("N");
        if (invitation.Role == Role.Patient)
        {
            user.PatientId = await Enrol(invitation, person, now, cancellation);
        }
        else
        {
            user.Zone = person.Zone;
        }

        (invitation.UsedAt, invitation.UserId) = (now, user.Id);
        db.Note(invitation.ClinicId, now, user.Id, user.PatientId, "joined by an invitation", invitation.Id.ToString());
        try
        {
            var made = await users.CreateAsync(user, person.Password);
            // An address that has an account by now was this link's, a moment ago.
            var rest = made.Errors.Where(e => e.Code != nameof(IdentityErrorDescriber.DuplicateEmail)).Select(e => e.Description).ToArray();
            return (made.Succeeded ? user : null, rest.Length > 0 ? new Dictionary<string, string> { ["Password"] = string.Join(' ', rest) } : []);
        }
        catch (DbUpdateException e) when (StoreFaults.SomebodyWasFaster(e))
        {
            // The same link at the same moment, or it was just taken back: the invitation is no longer as it was read, so nothing of this was kept.
            return (null, new Dictionary<string, string>());
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<Guid> Enrol(Invitation invitation, Newcomer person, DateTimeOffset now, CancellationToken cancellation)
    {
        var patient = new Patient { ClinicId = invitation.ClinicId, Id = Guid.CreateVersion7(now), Name = person.Name, Zone = person.Zone, EnrolledAt = now };
        db.Patients.Add(patient);
        // A clinician who has left since looks after nobody; then every clinician is told.
        if (await db.Users.AnyAsync(u => u.ClinicId == invitation.ClinicId && u.Id == invitation.ClinicianId && u.Role == Role.Clinician, cancellation))
        {
            db.CareTeam.Add(new CareTeamMember { ClinicId = invitation.ClinicId, PatientId = patient.Id, UserId = invitation.ClinicianId!.Value });
        }

        return patient.Id;
    }

    private Dictionary<string, string> Problems(Newcomer person)
    {
        var problems = new Dictionary<string, string>();
        if (person.Name.Length is 0 or > LongestName)
        {
            problems["Name"] = $"Please enter a name, at most {LongestName} characters. It is how your care team reads you here.";
        }

        if (!Days.IsZone(person.Zone))
        {
            problems["Zone"] = "Please choose a place with the same time as where you live.";
        }

        if (person.Password.Length < Shortest)
        {
            problems["Password"] = $"Please choose at least {Shortest} characters; this has {person.Password.Length}.";
        }
        else if (person.Password != person.Again)
        {
            problems["Again"] = "The two are not the same. Please type the password twice.";
        }

        return problems;
    }

    private LinkState StateOf(Invitation? i) =>
        i is null ? LinkState.Unknown
        : i.UsedAt is not null ? LinkState.Used
        : i.RevokedAt is not null ? LinkState.Revoked
        : i.ExpiresAt <= clock.Now ? LinkState.Ended
        : LinkState.Open;
}
