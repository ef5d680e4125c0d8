using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Whether people can be reached, read from what they opened.</summary>
public static class Reaches
{
    public static async Task<IReadOnlyDictionary<Guid, Reach>> Of(CareDb db, IReadOnlyList<User> people, DateTimeOffset now, CancellationToken cancellation)
    {
        var (ids, clinicId) = (people.Select(p => p.Id).ToArray(), people.Count > 0 ? people[0].ClinicId : 0);
        var proofs = await db.ChannelProofs.AsNoTracking().Where(p => p.ClinicId == clinicId && ids.Contains(p.UserId)).ToListAsync(cancellation);
        return ids.Distinct().ToDictionary(id => id, id => Of(proofs.Where(p => p.UserId == id), now));
    }

    /// <param name="proofs">Of one person.</param>
    public static Reach Of(IEnumerable<ChannelProof> proofs, DateTimeOffset now)
    {
        var known = proofs.ToArray();
        var isLost = known.Any(p => p.Channel == Channel.InApp && p.LostAt is not null);
        return ReachRule.Of(Confirming(known).Max(p => p.OpenedAt), isLost, now);
    }

    /// <summary>The channel that the person named for the night; the last one that rang, where there are several. Null for none.</summary>
    public static Channel? Named(IEnumerable<ChannelProof> proofs) =>
        proofs.Where(p => p is { RangAt: not null, LostAt: null }).MaxBy(p => p.RangAt)?.Channel;

    /// <summary>What counts as a confirmation: the named channel alone, or every outside one where none is named.</summary>
    private static ChannelProof[] Confirming(ChannelProof[] proofs) =>
        [.. Named(proofs) is { } named ? proofs.Where(p => p.Channel == named) : proofs.Where(p => p.Channel != Channel.InApp)];
}
