using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Writes what is learnt of a way to a person.</summary>
public static class Proofs
{
    /// <summary>In a commit of its own; twice at once it is written twice, one after the other.</summary>
    public static async Task Write(
        IDbContextFactory<CareDb> dbs, int clinicId, Guid userId, Channel channel, Action<ChannelProof> change, CancellationToken cancellation)
    {
        for (var isLast = false; ; isLast = true)
        {
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            change(await Find(db, clinicId, userId, channel, cancellation));
            try
            {
                await db.SaveChangesAsync(cancellation);
                return;
            }
            catch (DbUpdateException e) when (!isLast && StoreFaults.SomebodyWasFaster(e))
            {
                // The row has just come into being: now it is changed.
            }
        }
    }

    /// <summary>The row, made where there is none; the caller commits.</summary>
    public static async Task<ChannelProof> Find(CareDb db, int clinicId, Guid userId, Channel channel, CancellationToken cancellation)
    {
        var proof = await db.ChannelProofs.SingleOrDefaultAsync(p => p.ClinicId == clinicId && p.UserId == userId && p.Channel == channel, cancellation);
        if (proof is null)
        {
            proof = new ChannelProof { ClinicId = clinicId, UserId = userId, Channel = channel };
            db.ChannelProofs.Add(proof);
        }

        return proof;
    }
}
