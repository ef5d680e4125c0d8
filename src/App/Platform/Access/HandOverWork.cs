using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Access;

/// <summary>What an account still holds, and its hand-over to a colleague by name.</summary>
public sealed class HandOverWork(IDbContextFactory<CareDb> dbs, WorkAlert alerts, HandOverShift shifts, Clock clock)
{
    /// <summary>What nobody would have if the account ended now, one line each.</summary>
    public async Task<IReadOnlyList<string>> Of(int clinicId, Guid userId, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = clock.Now;
        var patients = await Patients(db, clinicId, userId).OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(cancellation);
        var open = await db.Alerts.CountAsync(a => a.ClinicId == clinicId && a.OwnerId == userId && a.ClosedAt == null, cancellation);
        var ahead = await db.OnCallShifts.CountAsync(s => s.ClinicId == clinicId && s.UserId == userId && s.Until > now, cancellation);
        return
        [
            .. patients.Select(p => $"the care of {p}"),
            .. open > 0 ? [$"{open} open {(open == 1 ? "alert" : "alerts")}"] : Array.Empty<string>(),
            .. ahead > 0 ? [$"{ahead} {(ahead == 1 ? "shift" : "shifts")} on call"] : Array.Empty<string>(),
        ];
    }

    /// <returns>Why not, or what could not be handed over.</returns>
    public async Task<Worked> Run(Actor by, Guid fromId, Guid toId, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var from = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.ClinicId == by.ClinicId && u.Id == fromId, cancellation);
        var to = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.ClinicId == by.ClinicId && u.Id == toId, cancellation);
        var role = from?.SuspendedAt is null ? from?.Role : from.SuspendedRole;
        if (from is null || to is null || to.Id == from.Id || to.Role != role)
        {
            return Worked.No("Please choose a colleague who does the same here.");
        }

        foreach (var alert in await db.Alerts.AsNoTracking().Where(a => a.ClinicId == by.ClinicId && a.OwnerId == fromId && a.ClosedAt == null).ToListAsync(cancellation))
        {
            await alerts.HandOver(by, alert.Id, alert.PatientId, toId, "", cancellation);
        }

        var (now, left) = (clock.Now, new List<string>());
        foreach (var shift in await db.OnCallShifts.AsNoTracking().Where(s => s.ClinicId == by.ClinicId && s.UserId == fromId && s.Until > now).ToListAsync(cancellation))
        {
            if (await shifts.Run(by, new HandedShift(Guid.CreateVersion7(now), shift.Id, toId, null), anybodys: true, cancellation) is { Done: false } refused)
            {
                left.Add(refused.Why);
            }
        }

        await Team(db, by, fromId, toId, cancellation);
        return left.Count == 0 ? Worked.Yes : Worked.No(string.Join(" ", left.Distinct()));
    }

    private static IQueryable<Patient> Patients(CareDb db, int clinicId, Guid userId) =>
        db.Patients.Where(p => p.ClinicId == clinicId && p.DeletedAt == null
            && db.CareTeam.Any(m => m.ClinicId == clinicId && m.PatientId == p.Id && m.UserId == userId));

    private async Task Team(CareDb db, Actor by, Guid fromId, Guid toId, CancellationToken cancellation)
    {
        var team = await db.CareTeam.Where(m => m.ClinicId == by.ClinicId && (m.UserId == fromId || m.UserId == toId)).ToListAsync(cancellation);
        foreach (var member in team.Where(m => m.UserId == fromId))
        {
            if (!team.Exists(m => m.UserId == toId && m.PatientId == member.PatientId))
            {
                db.CareTeam.Add(new CareTeamMember { ClinicId = by.ClinicId, PatientId = member.PatientId, UserId = toId });
            }

            db.CareTeam.Remove(member);
            db.Note(by.ClinicId, clock.Now, by.UserId, member.PatientId, "handed your care over to a colleague", toId.ToString());
        }

        await db.SaveChangesAsync(cancellation);
    }
}
