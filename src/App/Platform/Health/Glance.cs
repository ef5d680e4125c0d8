using Evenkeel.Data;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Health;

/// <summary>What the watchman reads: the last passages, the outbox, and whom to tell should all this be gone.</summary>
public sealed class Glance(IDbContextFactory<CareDb> dbs, Remembered remembered, SecretBox box, Clock clock)
{
    private const int LastRuns = 3;

    /// <summary>The last passages, newest first, with the last good one among them. Refreshes what is remembered.</summary>
    public async Task<IReadOnlyList<CanaryRun>> Read(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var runs = db.CanaryRuns.AsNoTracking().Where(r => r.StartedAt <= now).OrderByDescending(r => r.StartedAt);
        var last = await runs.Take(LastRuns).ToListAsync(cancellation);
        if (!last.Exists(r => r.AcknowledgedAt is not null))
        {
            last.AddRange(await runs.Where(r => r.AcknowledgedAt != null).Take(1).ToListAsync(cancellation));
        }

        var clinics = await db.Clinics.AsNoTracking().Where(c => !c.IsCanary).ToListAsync(cancellation);
        remembered.Clinics = clinics.ToDictionary(c => c.Id, c => new ClinicFacts(c.Name, c.Phone, c.Country, c.Zone));
        var mails = await db.Users.Where(u => (u.Role == Role.Clinician || u.Role == Role.Admin) && u.Email != null && db.Clinics.Any(c => c.Id == u.ClinicId && !c.IsCanary && !c.IsDemo))
            .Select(u => u.Email!).Distinct().ToListAsync(cancellation);
        remembered.Reach = new Reach(mails, [.. Gateways(clinics)]);
        if (Telemetry.OutboxDepth.Enabled)
        {
            await Outbox(db, cancellation);
        }

        return last;
    }

    /// <summary>With their secrets opened now: later the keys to them may be out of reach.</summary>
    private IEnumerable<Gateway> Gateways(IEnumerable<Clinic> clinics) =>
        from clinic in clinics where clinic is { WebhookUrl.Length: > 0, IsDemo: false }
        let secret = box.Open(clinic.WebhookSecret) where secret is not null
        group secret by clinic.WebhookUrl into one select new Gateway(one.Key, one.First());

    private async Task Outbox(CareDb db, CancellationToken cancellation)
    {
        var now = clock.Now;
        var due = db.Messages.Where(m => m.State == MessageState.Queued && m.NextTryAt <= now);
        Telemetry.OutboxDepth.Record(await due.CountAsync(cancellation));
        var oldest = await due.OrderBy(m => m.NextTryAt).Select(m => (DateTimeOffset?)m.NextTryAt).FirstOrDefaultAsync(cancellation);
        Telemetry.OutboxAge.Record(oldest is { } at ? (now - at).TotalSeconds : 0);
    }
}
