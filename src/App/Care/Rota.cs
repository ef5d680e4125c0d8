using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>A time in which nobody is first on call; the end is exclusive.</summary>
public readonly record struct Hole(DateTimeOffset From, DateTimeOffset Until);

/// <summary>Who is on call when, looked at ahead of time. The first rung of every ladder for danger goes to whoever has the first place, by day too.</summary>
public static class Rota
{
    public const int First = 1;
    public const int Second = 2;

    /// <summary>How far ahead the rota must have no hole.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(7);

    /// <summary>A hole that begins within this time is told of.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromHours(24);

    private static readonly TimeSpan FilledAhead = TimeSpan.FromDays(15);

    public static Task<IReadOnlyList<Hole>> Holes(CareDb db, int clinicId, DateTimeOffset now, CancellationToken cancellation) => Holes(db, clinicId, now, now + Ahead, cancellation);

    public static async Task<IReadOnlyList<Hole>> Holes(CareDb db, int clinicId, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        // A shift of somebody whose account is gone is nobody's.
        var shifts = await db.OnCallShifts.AsNoTracking()
            .Where(s => s.ClinicId == clinicId && s.Until > from && s.From < until && db.Users.Any(u => u.Id == s.UserId && u.ClinicId == clinicId)).ToListAsync(cancellation);
        return Holes(shifts, from, until);
    }

    /// <summary>Whether a shift of the days ahead belongs to an account that is gone.</summary>
    public static Task<bool> HasLeavers(CareDb db, int clinicId, DateTimeOffset now, CancellationToken cancellation)
    {
        var end = now + Ahead;
        return db.OnCallShifts.AnyAsync(s => s.ClinicId == clinicId && s.Until > now && s.From < end && !db.Users.Any(u => u.Id == s.UserId && u.ClinicId == clinicId), cancellation);
    }

    public static IReadOnlyList<Hole> Holes(IEnumerable<OnCallShift> shifts, DateTimeOffset from, DateTimeOffset until)
    {
        var holes = new List<Hole>();
        var covered = from;
        foreach (var shift in shifts.Where(s => s.Place == First && s.Until > from && s.From < until).OrderBy(s => s.From))
        {
            if (shift.From > covered)
            {
                holes.Add(new Hole(covered, shift.From));
            }

            covered = shift.Until > covered ? shift.Until : covered;
        }

        if (covered < until)
        {
            holes.Add(new Hole(covered, until));
        }

        return holes;
    }

    /// <summary>Shifts for the next two weeks: one person while the clinic is open, the other while it is closed, each the second of the other.</summary>
    public static IEnumerable<OnCallShift> DaysAndNights(Clinic clinic, Guid byDay, Guid byNight, DateTimeOffset now)
    {
        var covered = now;
        foreach (var open in ClinicHours.Around(clinic, now).Open.Where(i => i.Until > now && i.From < now + FilledAhead))
        {
            var begins = open.From > covered ? open.From : covered;
            foreach (var shift in Pair(clinic.Id, byNight, byDay, covered, begins).Concat(Pair(clinic.Id, byDay, byNight, begins, open.Until)))
            {
                yield return shift;
            }

            covered = open.Until;
        }
    }

    private static IEnumerable<OnCallShift> Pair(int clinicId, Guid first, Guid second, DateTimeOffset from, DateTimeOffset until)
    {
        if (from >= until)
        {
            yield break;
        }

        yield return new OnCallShift { ClinicId = clinicId, Id = Guid.CreateVersion7(), UserId = first, Place = First, From = from, Until = until };
        if (second != first)
        {
            yield return new OnCallShift { ClinicId = clinicId, Id = Guid.CreateVersion7(), UserId = second, Place = Second, From = from, Until = until };
        }
    }
}
