using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Shifts;

/// <summary>From when until when a clinician is away, and who stands in. The id is made when the page is drawn.</summary>
public sealed record AwayBody(Guid Id, Guid StandInId, DateTimeOffset From, DateTimeOffset Until);

/// <summary>A clinician says that they are away, and takes it back when they are here again (row 6.22).</summary>
public sealed class SayAway(IDbContextFactory<CareDb> dbs, Clock clock)
{
    /// <summary>The longest that one may be away at a time; closed.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public async Task<Worked> Run(Caller caller, AwayBody body, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.Absences.AnyAsync(a => a.ClinicId == caller.ClinicId && a.Id == body.Id, cancellation))
        {
            return Worked.Already;
        }

        if (await Problem(db, caller, body, cancellation) is { } why)
        {
            return Worked.No(why);
        }

        db.Absences.Add(new Absence { ClinicId = caller.ClinicId, Id = body.Id, UserId = caller.UserId, StandInId = body.StandInId, From = body.From, Until = body.Until });
        db.Note(caller.ClinicId, clock.Now, caller.UserId, null, "said that they are away", $"{body.StandInId}, {body.From:O} to {body.Until:O}");
        await db.SaveChangesAsync(cancellation);
        return Worked.Yes;
    }

    /// <summary>Here again from now on; what lies ahead is not said any more.</summary>
    public async Task Back(Caller caller, Guid id, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = clock.Now;
        if (await db.Absences.SingleOrDefaultAsync(a => a.ClinicId == caller.ClinicId && a.UserId == caller.UserId && a.Id == id && a.Until > now, cancellation) is { } away)
        {
            // One that has not begun ends where it would have begun.
            away.Until = away.From > now ? away.From : now;
            db.Note(caller.ClinicId, now, caller.UserId, null, "said that they are here again", id.ToString());
            await db.SaveChangesAsync(cancellation);
        }
    }

    private async Task<string?> Problem(CareDb db, Caller caller, AwayBody body, CancellationToken cancellation)
    {
        if (body.Until <= body.From)
        {
            return "You would be back before you leave. Please check both times.";
        }

        if (body.Until <= clock.Now)
        {
            return "This time is over already. Please enter one that lies ahead.";
        }

        if (body.Until - body.From > Longest)
        {
            return $"Please enter at most {Longest.TotalDays:0} days at a time.";
        }

        var standIn = await db.Users.SingleOrDefaultAsync(u => u.ClinicId == caller.ClinicId && u.Id == body.StandInId && u.Role == Role.Clinician, cancellation);
        if (standIn is null || standIn.Id == caller.UserId)
        {
            return "Please choose a colleague who is a clinician of this clinic.";
        }

        var near = await db.Absences.Where(a => a.ClinicId == caller.ClinicId && a.From < body.Until && a.Until > body.From && a.Until > a.From
            && (a.UserId == caller.UserId || a.UserId == standIn.Id)).Select(a => a.UserId).ToListAsync(cancellation);
        return near.Contains(caller.UserId) ? "You have said already that you are away in this time. Please take that back first."
            : near.Count > 0 ? $"{standIn.DisplayName} is away in this time too. Please choose somebody else."
            : null;
    }
}
