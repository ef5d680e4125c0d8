using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>A shift, or the rest of one, that goes to a colleague.</summary>
/// <param name="Id">Made when the form is drawn, and the id of the colleague's shift: a second tap changes nothing.</param>
/// <param name="From">From when; null for at once, or for the whole of a shift that lies ahead.</param>
public sealed record HandedShift(Guid Id, Guid ShiftId, Guid ToUserId, DateTimeOffset? From);

/// <summary>Hands a shift over. From that instant the ladder and every page name the colleague; what came before stays as it was.</summary>
public sealed class HandOverShift(IDbContextFactory<CareDb> dbs, Clock clock)
{
    private const string Moved = "Somebody has changed this shift a moment ago. Please look at the rota again.";

    /// <param name="anybodys">Whether the caller may hand over the shifts of others, as an admin may.</param>
    public async Task<Worked> Run(Actor caller, HandedShift handed, bool anybodys, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var worked = await HandOver(db, caller, handed, anybodys, cancellation);
        if (!worked.Done)
        {
            // The same tap a moment earlier may be why: then it is done, and not refused.
            return await IsThere(db, caller, handed, cancellation) ? Worked.Already : worked;
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
            return worked;
        }
        catch (DbUpdateException e) when (StoreFaults.SomebodyWasFaster(e))
        {
            await using var again = await dbs.CreateDbContextAsync(cancellation);
            return await IsThere(again, caller, handed, cancellation) ? Worked.Already : Worked.No(Moved);
        }
    }

    private static Task<bool> IsThere(CareDb db, Actor caller, HandedShift handed, CancellationToken cancellation) =>
        db.OnCallShifts.AnyAsync(s => s.ClinicId == caller.ClinicId && s.Id == handed.Id, cancellation);

    private async Task<Worked> HandOver(CareDb db, Actor caller, HandedShift handed, bool anybodys, CancellationToken cancellation)
    {
        var now = clock.Now;
        if (await IsThere(db, caller, handed, cancellation))
        {
            return Worked.Already;
        }

        var shift = await db.OnCallShifts.SingleOrDefaultAsync(s => s.ClinicId == caller.ClinicId && s.Id == handed.ShiftId, cancellation);
        if (shift is null || (shift.UserId != caller.UserId && !anybodys))
        {
            return Worked.No("This shift is not there any more, or not yours to hand over.");
        }

        if (shift.Until <= now)
        {
            return Worked.No("This shift is over already.");
        }

        var from = handed.From ?? (shift.From > now ? shift.From : now);
        if (from < now && from > shift.From)
        {
            return Worked.No("Please choose a time that lies ahead, or leave it empty to hand over at once.");
        }

        from = from < now ? now : from;
        if (from >= shift.Until || (from < shift.From && shift.From > now))
        {
            return Worked.No("Please choose a time within the shift, or leave it empty to hand over at once.");
        }

        if (await db.Users.SingleOrDefaultAsync(u => u.Id == handed.ToUserId && u.ClinicId == caller.ClinicId && u.Role == Role.Clinician, cancellation) is not { } to || to.Id == shift.UserId)
        {
            return Worked.No("Please choose a colleague who is a clinician of this clinic.");
        }

        if (await MakeFree(db, shift, to, from, cancellation) is { Done: false } busy)
        {
            return busy;
        }

        db.OnCallShifts.Add(new OnCallShift { ClinicId = shift.ClinicId, Id = handed.Id, UserId = to.Id, Place = shift.Place, From = from, Until = shift.Until });
        db.Note(caller.ClinicId, now, caller.UserId, null, "handed a shift over", $"{shift.UserId} to {to.Id}, place {shift.Place}, {from:O} to {shift.Until:O}");
        Cut(db, shift, from, shift.Until);
        return Worked.Yes;
    }

    /// <summary>
    /// Whoever is second may take the first place, and leaves the second empty for that time: the ladder then asks everybody in its
    /// place. Whoever is first may not be put second, because then nobody would be first.
    /// </summary>
    private static async Task<Worked> MakeFree(CareDb db, OnCallShift shift, User to, DateTimeOffset from, CancellationToken cancellation)
    {
        var theirs = await db.OnCallShifts.Where(s => s.ClinicId == shift.ClinicId && s.UserId == to.Id && s.From < shift.Until && s.Until > from).ToListAsync(cancellation);
        if (theirs.Any(s => s.Place <= shift.Place))
        {
            return Worked.No($"{to.DisplayName} is {(theirs.Any(s => s.Place == Rota.First) ? "first" : "second")} on call at that time already. Please choose somebody else.");
        }

        foreach (var second in theirs)
        {
            Cut(db, second, from, shift.Until);
        }

        return Worked.Yes;
    }

    /// <summary>Takes a piece out of a shift; what lies before and after it stays with its person.</summary>
    private static void Cut(CareDb db, OnCallShift shift, DateTimeOffset from, DateTimeOffset until)
    {
        if (shift.Until > until)
        {
            db.OnCallShifts.Add(new OnCallShift { ClinicId = shift.ClinicId, Id = Guid.CreateVersion7(until), UserId = shift.UserId, Place = shift.Place, From = until, Until = shift.Until });
        }

        if (shift.From >= from)
        {
            db.OnCallShifts.Remove(shift);
        }
        else
        {
            shift.Until = from;
        }
    }
}
