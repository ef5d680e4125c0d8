using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Clinic;

/// <summary>A shift as it is typed in. The id is made when the page is drawn, so that a second tap adds nothing.</summary>
public sealed record ShiftBody(Guid Id, Guid UserId, int Place, DateTimeOffset From, DateTimeOffset Until);

/// <summary>Puts people on call and takes them off.</summary>
public sealed class ChangeRota(IDbContextFactory<CareDb> dbs, Clock clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    public Task<Changed> Add(Caller caller, ShiftBody body, CancellationToken cancellation) => InDb(caller, async (db, _) =>
    {
        if (await db.OnCallShifts.AnyAsync(s => s.ClinicId == caller.ClinicId && s.Id == body.Id, cancellation))
        {
            return Changed.Yes;
        }

        if (body.Place is not (Rota.First or Rota.Second))
        {
            return Changed.No("Please choose the first or the second place.");
        }

        if (body.Until <= body.From)
        {
            return Changed.No("The shift ends before it begins. Please check both times.");
        }

        if (body.Until <= clock.Now)
        {
            return Changed.No("This shift is over already. Please enter one that lies ahead.");
        }

        if (body.Until - body.From > Longest)
        {
            return Changed.No("A shift lasts at most 31 days. Please check the dates.");
        }

        if (await db.Users.SingleOrDefaultAsync(u => u.Id == body.UserId && u.ClinicId == caller.ClinicId && u.Role == Role.Clinician, cancellation) is not { } person)
        {
            return Changed.No("Please choose a clinician of this clinic.");
        }

        if (await db.OnCallShifts.AnyAsync(s => s.ClinicId == caller.ClinicId && s.UserId == person.Id && s.From < body.Until && s.Until > body.From, cancellation))
        {
            return Changed.No($"{person.DisplayName} is on call at that time already. The first and the second place need two people.");
        }

        db.OnCallShifts.Add(new OnCallShift { ClinicId = caller.ClinicId, Id = body.Id, UserId = person.Id, Place = body.Place, From = body.From, Until = body.Until });
        db.Note(caller.ClinicId, clock.Now, caller.UserId, null, "added a shift", body.Id.ToString());
        return Changed.Yes;
    }, cancellation);

    public Task<Changed> Remove(Caller caller, Guid id, CancellationToken cancellation) => InDb(caller, async (db, _) =>
    {
        if (await db.OnCallShifts.SingleOrDefaultAsync(s => s.ClinicId == caller.ClinicId && s.Id == id, cancellation) is { } shift)
        {
            db.OnCallShifts.Remove(shift);
            db.Note(caller.ClinicId, clock.Now, caller.UserId, null, "took a shift away", $"{shift.UserId}, place {shift.Place}, {shift.From:O} to {shift.Until:O}");
        }

        return Changed.Yes;
    }, cancellation);

    /// <summary>Only in a demo: shows what "nobody is watching" looks like.</summary>
    public Task<Changed> Empty(Caller caller, CancellationToken cancellation) => InDb(caller, (db, clinic) => Demo(clinic, async () =>
    {
        db.OnCallShifts.RemoveRange(await Ahead(db, clinic, cancellation));
        return Changed.Yes;
    }), cancellation);

    /// <summary>Only in a demo: somebody watches again.</summary>
    public Task<Changed> Fill(Caller caller, CancellationToken cancellation) => InDb(caller, (db, clinic) => Demo(clinic, async () =>
    {
        var clinicians = await db.Users.Where(u => u.ClinicId == clinic.Id && u.Role == Role.Clinician).OrderBy(u => u.DisplayName).Select(u => u.Id).ToListAsync(cancellation);
        if (clinicians.Count == 0)
        {
            return Changed.No("There is no clinician to put on call.");
        }

        db.OnCallShifts.RemoveRange(await Ahead(db, clinic, cancellation));
        db.OnCallShifts.AddRange(Rota.DaysAndNights(clinic, clinicians[0], clinicians[^1], clock.Now));
        return Changed.Yes;
    }), cancellation);

    private Task<List<OnCallShift>> Ahead(CareDb db, Data.Clinic clinic, CancellationToken cancellation)
    {
        var now = clock.Now;
        return db.OnCallShifts.Where(s => s.ClinicId == clinic.Id && s.Until > now).ToListAsync(cancellation);
    }

    private static Task<Changed> Demo(Data.Clinic clinic, Func<Task<Changed>> act) =>
        clinic.IsDemo ? act() : Task.FromResult(Changed.No("The rota of a real clinic is changed one shift at a time."));

    private async Task<Changed> InDb(Caller caller, Func<CareDb, Data.Clinic, Task<Changed>> act, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var changed = await act(db, await db.Clinics.SingleAsync(c => c.Id == caller.ClinicId, cancellation));
        await db.SaveChangesAsync(cancellation);
        return changed;
    }
}
