using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Shifts;

/// <summary>A shift with its person's name; one whose account is gone is nobody's and is not among them.</summary>
public sealed record DutyShift(Guid Id, Guid UserId, string Who, int Place, DateTimeOffset From, DateTimeOffset Until);

/// <summary>The rota from now on, as a clinician reads it.</summary>
/// <param name="OwnZone">The reader's own zone; empty for the clinic's.</param>
/// <param name="Shifts">In order of time.</param>
/// <param name="Holes">Of the next seven days.</param>
/// <param name="Waiting">How many open alerts nobody has taken: whoever takes a shift over inherits their next step.</param>
public sealed record RotaAhead(
    Data.Clinic Clinic, DateTimeOffset Now, string OwnZone, IReadOnlyList<DutyShift> Shifts, IReadOnlyList<User> Clinicians, IReadOnlyList<Hole> Holes, int Waiting)
{
    public DutyShift? OnCall(int place) => Shifts.FirstOrDefault(s => s.Place == place && s.From <= Now);

    public DutyShift? Next(int place) => Shifts.FirstOrDefault(s => s.Place == place && s.From > Now);
}

/// <summary>Reads who is on call now and next.</summary>
public sealed class ReadShifts(IDbContextFactory<CareDb> dbs)
{
    public async Task<RotaAhead> Run(Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == caller.ClinicId, cancellation);
        var zone = await db.Users.Where(u => u.Id == caller.UserId).Select(u => u.Zone).SingleOrDefaultAsync(cancellation) ?? "";
        var shifts = await (
            from s in db.OnCallShifts
            join u in db.Users on s.UserId equals u.Id
            where s.ClinicId == clinic.Id && u.ClinicId == clinic.Id && s.Until > now
            orderby s.From, s.Place
            select new DutyShift(s.Id, s.UserId, u.DisplayName, s.Place, s.From, s.Until)).ToListAsync(cancellation);
        var clinicians = await db.Users.AsNoTracking().Where(u => u.ClinicId == clinic.Id && u.Role == Role.Clinician).OrderBy(u => u.DisplayName).ToListAsync(cancellation);
        var waiting = await db.Alerts.CountAsync(a => a.ClinicId == clinic.Id && a.ClosedAt == null && a.AcknowledgedAt == null && !a.IsHistorical, cancellation);
        return new RotaAhead(clinic, now, zone, shifts, clinicians, await Rota.Holes(db, clinic.Id, now, cancellation), waiting);
    }
}
