using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Health;

/// <summary>
/// Sends a canary through the whole path every five minutes, as the watch asks. Which step a passage has reached stands in the
/// database: whichever process is asked next goes on from there.
/// </summary>
public sealed class CanaryRound(IDbContextFactory<CareDb> dbs, CanaryPassage passage, ProofSettings settings) : IRound
{
    private const string LeaseName = "canary";
    private bool _isFurnished;

    public async Task<int> Run(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        try
        {
            var run = await Newest(db, now, cancellation);
            if (run is not { AcknowledgedAt: null, FailedAt: null })
            {
                if (!IsDue(run, now) || await Start(db, now, cancellation) is not { } started)
                {
                    return 0;
                }

                run = started;
            }

            return await passage.Go(db, run, now, cancellation) ? 1 : 0;
        }
        catch (DbUpdateException e) when (StoreFaults.SomebodyWasFaster(e))
        {
            // Another process sends the canary too; one of the two is enough.
            return 0;
        }
    }

    /// <summary>What lies in the future was started before the server's clock was moved back, and is no reason to wait.</summary>
    private static Task<CanaryRun?> Newest(CareDb db, DateTimeOffset now, CancellationToken cancellation) =>
        db.CanaryRuns.Where(r => r.StartedAt <= now).OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(cancellation);

    private static bool IsDue(CanaryRun? last, DateTimeOffset now) =>
        last is null || now >= (last.FailedAt is { } failed ? failed + ProofTimes.AgainAfter : last.StartedAt + ProofTimes.Every);

    /// <summary>The lease's fence lets one process start it, however many ask at once; null when another did.</summary>
    private async Task<CanaryRun?> Start(CareDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!_isFurnished)
        {
            await CanaryHouse.Furnish(db, settings.CanaryMail, cancellation);
            _isFurnished = true;
        }

        var lease = await db.Leases.SingleOrDefaultAsync(l => l.Name == LeaseName, cancellation);
        if (lease is null)
        {
            lease = new Lease { Name = LeaseName };
            db.Leases.Add(lease);
        }
        else if (!IsDue(await Newest(db, now, cancellation), now))
        {
            return null;
        }

        (lease.Holder, lease.Until) = (Environment.MachineName, now + ProofTimes.Every);
        lease.Fence++;
        var run = new CanaryRun { Id = Guid.CreateVersion7(now), StartedAt = now };
        db.CanaryRuns.Add(run);
        await db.SaveChangesAsync(cancellation);
        return run;
    }
}
