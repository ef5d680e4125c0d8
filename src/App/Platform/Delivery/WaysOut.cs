using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Delivery;

/// <summary>
/// By which ways a member of staff can be told outside this program, and what happens when the last one is lost: its owner and the
/// admins are told, and it stands on their pages (design 5b).
/// </summary>
public sealed class WaysOut(IDbContextFactory<CareDb> dbs, DeliverySettings settings, Clock clock)
{
    /// <summary>The outside channels that have an address and are not known to be lost.</summary>
    public async Task<IReadOnlyList<Channel>> Of(CareDb db, User user, CancellationToken cancellation)
    {
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == user.ClinicId, cancellation);
        var lost = await db.ChannelProofs.Where(p => p.ClinicId == user.ClinicId && p.UserId == user.Id && p.LostAt != null).Select(p => p.Channel).ToListAsync(cancellation);
        var ways = new List<Channel>();
        if (await db.PushSubscriptions.AnyAsync(s => s.ClinicId == user.ClinicId && s.UserId == user.Id && s.GoneAt == null, cancellation))
        {
            ways.Add(Channel.Push);
        }

        if (settings.Smtp is not null && !string.IsNullOrEmpty(user.Email) && !lost.Contains(Channel.Email))
        {
            ways.Add(Channel.Email);
        }

        if (clinic.WebhookUrl.Length > 0)
        {
            ways.Add(Channel.Webhook);
        }

        return ways;
    }

    /// <summary>A service said that there is nobody at this address, or the person ended it.</summary>
    public Task Lost(int clinicId, Guid userId, Channel channel, CancellationToken cancellation) => Look(clinicId, userId, async (db, user) =>
    {
        var proof = await Proofs.Find(db, clinicId, userId, channel, cancellation);
        var isGone = channel != Channel.Push || !await db.PushSubscriptions.AnyAsync(s => s.ClinicId == clinicId && s.UserId == userId && s.GoneAt == null, cancellation);
        if (isGone)
        {
            (proof.LostAt, proof.RangAt) = (proof.LostAt ?? clock.Now, null);
        }
    }, cancellation);

    /// <summary>The way works again: a browser allowed it, or a service took what it had refused.</summary>
    public Task Found(int clinicId, Guid userId, Channel channel, CancellationToken cancellation) => Look(clinicId, userId, async (db, _) =>
    {
        if (await db.ChannelProofs.SingleOrDefaultAsync(p => p.ClinicId == clinicId && p.UserId == userId && p.Channel == channel, cancellation) is { LostAt: not null } proof)
        {
            proof.LostAt = null;
        }
    }, cancellation);

    private async Task Look(int clinicId, Guid userId, Func<CareDb, User, Task> learn, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == userId && u.ClinicId == clinicId, cancellation);
        if (user is not { Role: Role.Clinician or Role.Admin } || clinicId == Clinic.CanaryId)
        {
            return;
        }

        try
        {
            await learn(db, user);
            await db.SaveChangesAsync(cancellation);
            await Judge(db, user, cancellation);
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (StoreFaults.SomebodyWasFaster(e))
        {
            // Another attempt to the same person found the same a moment ago.
        }
    }

    /// <summary>Whether any way is left; told once, when the last one goes.</summary>
    private async Task Judge(CareDb db, User user, CancellationToken cancellation)
    {
        var (now, hasWay) = (clock.Now, (await Of(db, user, cancellation)).Count > 0);
        var all = await Proofs.Find(db, user.ClinicId, user.Id, Channel.InApp, cancellation);
        if (hasWay || all.LostAt is not null)
        {
            all.LostAt = hasWay ? null : all.LostAt;
            return;
        }

        all.LostAt = now;
        var admins = await db.Users.Where(u => u.ClinicId == user.ClinicId && u.Role == Role.Admin && u.Id != user.Id).Select(u => u.Id).ToListAsync(cancellation);
        foreach (var told in admins.Prepend(user.Id))
        {
            db.Tell(MessageKind.ChannelLost, user.ClinicId, told, $"lost/{user.Id}/{now.UtcDateTime:yyyyMMddTHHmmss}/{told}", now);
        }
    }
}
