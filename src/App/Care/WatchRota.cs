using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Tells the admins of a live clinic, once a day for each hole, when nobody is first on call within the next 24 hours.</summary>
public sealed class WatchRota(IDbContextFactory<CareDb> dbs) : IRound
{
    private readonly EachMinute _minute = new(dbs);

    public Task<int> Run(DateTimeOffset now, CancellationToken cancellation) => _minute.Run(now, async (db, clinic) =>
    {
        if (clinic.LiveSince is null)
        {
            return;
        }

        // From the day's beginning: a hole that is already there keeps one beginning, and so one message, all day.
        var today = Days.On(clinic.Zone, now);
        var holes = (await Rota.Holes(db, clinic.Id, Days.Begins(clinic.Zone, today), now + Rota.Soon, cancellation)).Where(h => h.Until > now).ToArray();
        if (holes.Length == 0)
        {
            return;
        }

        foreach (var admin in await db.Users.Where(u => u.ClinicId == clinic.Id && u.Role == Role.Admin).Select(u => u.Id).ToListAsync(cancellation))
        {
            foreach (var hole in holes)
            {
                db.Tell(MessageKind.RotaHole, clinic.Id, admin, $"rotahole/{today:yyyy-MM-dd}/{hole.From.UtcDateTime:yyyyMMddTHHmm}/{admin}", now, expiresAt: now + Rota.Soon);
            }
        }
    }, cancellation);
}
