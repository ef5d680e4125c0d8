using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Access;

/// <summary>
/// Suspends an account, gives it back, and ends it (mission 10.26). A suspended account has no role, so it stands on no list, opens no room
/// and is told nothing, whoever asks. What the person did stays on record under their name.
/// </summary>
public sealed class EndAccount(IDbContextFactory<CareDb> dbs, ReleaseAlerts release, HandOverWork work, SignIns signIns, Clock clock)
{
    /// <param name="by">Who does it; null for the command line.</param>
    public async Task<Worked> Suspend(int clinicId, Guid? by, Guid userId, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await Find(db, clinicId, by, userId, cancellation) is not { User: { } user } found)
        {
            return Worked.No("There is no such account here.");
        }

        if (user.SuspendedAt is not null)
        {
            return Worked.Already;
        }

        if (found.Why.Length > 0)
        {
            return Worked.No(found.Why);
        }

        await Close(db, user, by, cancellation);
        await db.SaveChangesAsync(cancellation);
        await signIns.EndAll(clinicId, userId, cancellation);
        await release.Run(clock.Now, cancellation);
        return Worked.Yes;
    }

    /// <summary>The role is as it was; shifts, devices and browsers are not.</summary>
    public async Task<Worked> GiveBack(int clinicId, Guid? by, Guid userId, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var user = await db.Users.SingleOrDefaultAsync(u => u.ClinicId == clinicId && u.Id == userId, cancellation);
        if (user is not { EndedAt: null })
        {
            return Worked.No("This account has ended. Please invite the person anew.");
        }

        if (user.SuspendedAt is null)
        {
            return Worked.Already;
        }

        (user.Role, user.SuspendedRole, user.SuspendedAt) = (user.SuspendedRole, Role.None, null);
        db.Note(clinicId, clock.Now, by, user.PatientId, "gave an account back", userId.ToString());
        await db.SaveChangesAsync(cancellation);
        return Worked.Yes;
    }

    /// <summary>For good. Refused with the list while anything is still this person's.</summary>
    public async Task<Worked> End(int clinicId, Guid? by, Guid userId, CancellationToken cancellation)
    {
        if (await work.Of(clinicId, userId, cancellation) is { Count: > 0 } held)
        {
            return Worked.No($"Not ended. Please hand over first: {string.Join("; ", held)}.");
        }

        if (await Suspend(clinicId, by, userId, cancellation) is { Done: false } refused)
        {
            return refused;
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var user = await db.Users.SingleAsync(u => u.ClinicId == clinicId && u.Id == userId, cancellation);
        if (user.EndedAt is not null)
        {
            return Worked.Already;
        }

        user.EndedAt = clock.Now;
        db.Note(clinicId, clock.Now, by, user.PatientId, "ended an account", userId.ToString());
        await db.SaveChangesAsync(cancellation);
        return Worked.Yes;
    }

    private static async Task<(User? User, string Why)?> Find(CareDb db, int clinicId, Guid? by, Guid userId, CancellationToken cancellation)
    {
        var user = await db.Users.SingleOrDefaultAsync(u => u.ClinicId == clinicId && u.Id == userId, cancellation);
        if (user is null)
        {
            return null;
        }

        var isLast = user.Role == Role.Admin && !await db.Users.AnyAsync(u => u.ClinicId == clinicId && u.Role == Role.Admin && u.Id != userId, cancellation);
        return (user, isLast ? "This is the last admin. Please invite another admin first: without one nobody can fill the rota."
            : by == userId ? "This is your own account. Please ask another admin." : "");
    }

    private async Task Close(CareDb db, User user, Guid? by, CancellationToken cancellation)
    {
        var (now, clinic) = (clock.Now, user.ClinicId);
        (user.SuspendedRole, user.Role, user.SuspendedAt, user.SecurityStamp) = (user.Role, Role.None, now, Guid.NewGuid().ToString());
        await Leave.Everything(db, clinic, user.Id, now, cancellation);
        foreach (var invitation in await db.Invitations
            .Where(i => i.ClinicId == clinic && i.InvitedBy == user.Id && i.UsedAt == null && i.RevokedAt == null).ToListAsync(cancellation))
        {
            invitation.RevokedAt = now;
        }

        foreach (var link in await db.SupportLinks.Where(l => l.ClinicId == clinic && l.RevokedAt == null
            && db.SupportPeople.Any(p => p.ClinicId == clinic && p.Id == l.SupportPersonId && p.UserId == user.Id)).ToListAsync(cancellation))
        {
            link.RevokedAt = now;
        }

        if (user.SuspendedRole == Role.Patient
            && await db.Patients.SingleOrDefaultAsync(p => p.ClinicId == clinic && p.Id == user.PatientId, cancellation) is { CalendarTokenHash.Length: > 0 } patient)
        {
            (patient.CalendarTokenHash, patient.Version) = ("", patient.Version + 1);
        }

        db.Note(clinic, now, by, user.PatientId, "suspended an account", user.Id.ToString());
        await LeaveRota(db, user, by, now, cancellation);
    }

    /// <summary>What was theirs is a gap from now on, and every admin who is left is told at once.</summary>
    private static async Task LeaveRota(CareDb db, User user, Guid? by, DateTimeOffset now, CancellationToken cancellation)
    {
        var shifts = await db.OnCallShifts.Where(s => s.ClinicId == user.ClinicId && s.UserId == user.Id && s.Until > now).ToListAsync(cancellation);
        foreach (var shift in shifts)
        {
            db.Note(user.ClinicId, now, by, null, "took a shift away", $"{shift.UserId}, place {shift.Place}, {shift.From:O} to {shift.Until:O}");
            if (shift.From >= now)
            {
                db.OnCallShifts.Remove(shift);
            }
            else
            {
                shift.Until = now;
            }
        }

        var admins = shifts.Count == 0 ? []
            : await db.Users.Where(u => u.ClinicId == user.ClinicId && u.Role == Role.Admin && u.Id != user.Id).Select(u => u.Id).ToListAsync(cancellation);
        foreach (var admin in admins)
        {
            db.Tell(MessageKind.RotaHole, user.ClinicId, admin, $"rotahole/left/{user.Id}/{now.UtcTicks}/{admin}", now, expiresAt: now + Rota.Ahead);
        }
    }
}
