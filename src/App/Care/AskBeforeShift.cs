using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>
/// Within two hours before a shift, and never in their quiet hours, whoever is about to be on call is asked to open a message, unless
/// they have opened one lately (design 5b). Who does not is not confirmed; it closes nothing and is no gap.
/// </summary>
public sealed class AskBeforeShift(IDbContextFactory<CareDb> dbs) : IRound
{
    private readonly EachMinute _minute = new(dbs);

    public Task<int> Run(DateTimeOffset now, CancellationToken cancellation) => _minute.Run(now, async (db, clinic) =>
    {
        if (clinic.LiveSince is null)
        {
            return;
        }

        var soon = now + ReachRule.AskedBefore;
        var shifts = await db.OnCallShifts.AsNoTracking().Where(s => s.ClinicId == clinic.Id && s.From > now && s.From <= soon).ToListAsync(cancellation);
        foreach (var shift in shifts)
        {
            var there = await Roster.At(db, clinic.Id, shift.From, cancellation);
            if (there.InPlaceOf([shift.UserId]) is not [var person] || IsQuiet(person, clinic, now))
            {
                continue;
            }

            var proofs = await db.ChannelProofs.AsNoTracking().Where(p => p.ClinicId == clinic.Id && p.UserId == person.Id).ToListAsync(cancellation);
            if (Reaches.Of(proofs, now) != Reach.Reachable)
            {
                db.Tell(
                    MessageKind.BeforeShift, clinic.Id, person.Id, $"shift/{shift.Id}/{shift.From.UtcDateTime:yyyyMMddTHHmm}/{person.Id}", now,
                    expiresAt: shift.Until, by: Reaches.Named(proofs) ?? Channel.Push);
            }
        }
    }, cancellation);

    private static bool IsQuiet(User person, Clinic clinic, DateTimeOffset now)
    {
        var zone = person.Zone.Length > 0 && Days.IsZone(person.Zone) ? person.Zone : clinic.Zone;
        return person.QuietFrom != person.QuietUntil && Days.Local(zone, now).TimeOfDay.ToTimeOnly().IsBetween(person.QuietFrom, person.QuietUntil);
    }
}
