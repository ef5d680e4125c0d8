using System.ComponentModel.DataAnnotations;
using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.People;

/// <summary>An invitation as it is typed in.</summary>
public sealed record InvitationForm
{
    /// <summary>Made when the page was drawn, as is the token: the same form twice is one invitation.</summary>
    public Guid Id { get; init; }

    public string? Token { get; init; }

    public string? Name { get; init; }

    public string? Email { get; init; }

    public Role? Role { get; init; }

    /// <summary>For a patient: who looks after them.</summary>
    public Guid? ClinicianId { get; init; }
}

/// <summary>Invites one person by a link that opens one account, once; and takes a link back.</summary>
public sealed class MakeInvitation(IDbContextFactory<CareDb> dbs, Clock clock)
{
    public const int Days = 7;
    private const int Tries = 10;
    private const int LongestName = 200;
    private const int LongestEmail = 256;

    /// <summary>Whom a role may invite: an admin anybody with an account of their own, a clinician patients.</summary>
    public static IReadOnlyList<Role> MayInvite(Role role) => role == Role.Admin ? [Role.Patient, Role.Clinician, Role.Coach, Role.Admin] : [Role.Patient];

    /// <returns>What is wrong, by field; empty when it was kept.</returns>
    public async Task<IReadOnlyDictionary<string, string>> Run(Caller caller, InvitationForm form, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Try(caller, form, cancellation);
            }
            catch (DbUpdateException e) when (attempt < Tries && StoreFaults.SomebodyWasFaster(e))
            {
                // The same form at the same moment, or an earlier link was used just now: what there is says which.
            }
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> Try(Caller caller, InvitationForm form, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var (name, email, problems) = (form.Name?.Trim() ?? "", form.Email?.Trim() ?? "", new Dictionary<string, string>());
        if (form.Id == Guid.Empty || !LinkToken.IsWhole(form.Token))
        {
            problems[nameof(form.Id)] = "This form has lost its number. Please open it again; what you typed is kept below.";
            return problems;
        }

        var hash = LinkToken.Hash(form.Token!);
        if (await db.Invitations.AnyAsync(i => i.ClinicId == caller.ClinicId && i.Id == form.Id && i.TokenHash == hash, cancellation))
        {
            return problems;
        }

        if (name.Length is 0 or > LongestName)
        {
            problems[nameof(form.Name)] = $"Please enter the person's name, at most {LongestName} characters. They can change it when they join.";
        }

        if (email.Length is 0 or > LongestEmail || !new EmailAddressAttribute().IsValid(email))
        {
            problems[nameof(form.Email)] = "Please enter an e-mail address like name@example.org. They sign in with it.";
        }
        else if (await HasAccount(db, email, cancellation))
        {
            problems[nameof(form.Email)] = "There is an account with this address already. One address is one account: that person can sign in with it, or please give another address.";
        }

        if (form.Role is not { } role || !MayInvite(caller.Role).Contains(role))
        {
            problems[nameof(form.Role)] = "Please choose what this person does here.";
        }
        else if (role == Role.Patient && !await db.Users.AnyAsync(u => u.ClinicId == caller.ClinicId && u.Id == form.ClinicianId && u.Role == Role.Clinician, cancellation))
        {
            problems[nameof(form.ClinicianId)] = "Please choose who looks after this patient: alerts go to them first.";
        }

        if (problems.Count == 0)
        {
            await Keep(db, caller, form, name, email, hash, cancellation);
        }

        return problems;
    }

    /// <summary>From now on its link opens nothing. What was used or has ended stays as it is.</summary>
    public async Task TakeBack(Caller caller, Guid id, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await Mine(db, caller).SingleOrDefaultAsync(i => i.Id == id && i.UsedAt == null && i.RevokedAt == null, cancellation) is { } invitation)
        {
            invitation.RevokedAt = clock.Now;
            db.Note(caller.ClinicId, clock.Now, caller.UserId, null, "took an invitation back", id.ToString());
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateConcurrencyException)
            {
                // It was used at the same moment: the list says so.
            }
        }
    }

    /// <summary>The invitations that a caller may see: a clinician those of patients.</summary>
    public static IQueryable<Invitation> Mine(CareDb db, Caller caller) =>
        db.Invitations.Where(i => i.ClinicId == caller.ClinicId && (caller.Role == Role.Admin || i.Role == Role.Patient));

    public static Task<bool> HasAccount(CareDb db, string email, CancellationToken cancellation)
    {
        var normal = email.ToUpperInvariant();
        return db.Users.AnyAsync(u => u.NormalizedEmail == normal, cancellation);
    }

    private async Task Keep(CareDb db, Caller caller, InvitationForm form, string name, string email, string hash, CancellationToken cancellation)
    {
        var now = clock.Now;
        // Not this very one, which the same form may have made a moment ago.
        var open = await db.Invitations.Where(i => i.ClinicId == caller.ClinicId && i.Id != form.Id && i.UsedAt == null && i.RevokedAt == null).ToListAsync(cancellation);
        foreach (var earlier in open.Where(i => string.Equals(i.Email, email, StringComparison.OrdinalIgnoreCase)))
        {
            earlier.RevokedAt = now;
        }

        db.Invitations.Add(new Invitation
        {
            ClinicId = caller.ClinicId, Id = form.Id, Role = form.Role!.Value, Name = name, Email = email, TokenHash = hash,
            ClinicianId = form.Role == Role.Patient ? form.ClinicianId : null, InvitedBy = caller.UserId, InvitedAt = now, ExpiresAt = now.AddDays(Days),
        });
        db.Note(caller.ClinicId, now, caller.UserId, null, $"invited somebody as {form.Role.ToString()!.ToLowerInvariant()}", form.Id.ToString());
        await db.SaveChangesAsync(cancellation);
    }
}
