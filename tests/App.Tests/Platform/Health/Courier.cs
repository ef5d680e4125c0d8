using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Platform.Health;

/// <summary>Stands in for the delivery worker: marks what waits, as its contract says, or does not.</summary>
internal sealed class Courier(IDbContextFactory<CareDb> dbs) : IRound
{
    public bool IsStopped { get; set; }

    /// <summary>What the mail server says instead of taking anything; empty while it takes all.</summary>
    public string Refusal { get; set; } = "";

    public async Task<int> Run(DateTimeOffset now, CancellationToken cancellation)
    {
        if (IsStopped)
        {
            return 0;
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var waiting = await db.Messages.Where(m => m.State == MessageState.Waiting && m.NextTryAt <= now).ToListAsync(cancellation);
        foreach (var message in waiting)
        {
            message.Fence++;
            message.Tries++;
            var user = message.UserId is { } id ? await db.Users.SingleOrDefaultAsync(u => u.Id == id, cancellation) : null;
            message.Channel = message.UserId is null ? Channel.Webhook : Channel.Email;
            var (outcome, state) = user is { Email: null } ? (DeliveryOutcome.NoAddress, MessageState.Undeliverable)
                : Refusal.Length > 0 ? (DeliveryOutcome.TryLater, MessageState.Waiting) : (DeliveryOutcome.Delivered, MessageState.Delivered);
            message.State = state;
            message.DeliveredAt = state == MessageState.Delivered ? now : null;
            message.NextTryAt = now + TimeSpan.FromSeconds(20);
            db.Deliveries.Add(new Delivery { ClinicId = message.ClinicId, MessageId = message.Id, Number = message.Tries, At = now, Channel = message.Channel, Outcome = outcome, Detail = Refusal });
        }

        await db.SaveChangesAsync(cancellation);
        return 0;
    }
}
