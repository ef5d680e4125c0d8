using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Delivery;

/// <summary>Writes what became of an attempt. The attempt is always kept; the message changes only while the lease is still ours.</summary>
public sealed class Ledger(IDbContextFactory<CareDb> dbs, WaysOut ways, Clock clock)
{
    private const int Tries = 10;

    /// <summary>After an attempt. False when the lease had gone to somebody else.</summary>
    /// <param name="channel">The one that was really used.</param>
    public async Task<bool> Mark(Message leased, Channel channel, Sent sent, CancellationToken cancellation)
    {
        var isOurs = await Attempted(leased, channel, sent, cancellation);
        if (leased.UserId is { } userId && channel is Channel.Push or Channel.Email)
        {
            await Learn(leased.ClinicId, userId, channel, sent.Outcome, cancellation);
        }

        return isOurs;
    }

    /// <summary>What the attempt says of the way itself: a refusal may be the end of it, a taking its return.</summary>
    private Task Learn(int clinicId, Guid userId, Channel channel, DeliveryOutcome outcome, CancellationToken cancellation) => outcome switch
    {
        DeliveryOutcome.Refused => ways.Lost(clinicId, userId, channel, cancellation),
        DeliveryOutcome.Taken => ways.Found(clinicId, userId, channel, cancellation),
        _ => Task.CompletedTask,
    };

    private Task<bool> Attempted(Message leased, Channel channel, Sent sent, CancellationToken cancellation) => Write(leased, async (db, message, isOurs) =>
    {
        var before = db.Deliveries.AsNoTracking().Where(d => d.ClinicId == leased.ClinicId && d.MessageId == leased.Id);
        var now = clock.Now;
        // A try that lies ahead was made before the clock was set back; counting from it would keep the next channel waiting for hours.
        var firstTryAt = await before.Where(d => d.Channel == leased.Channel && d.At <= now).MinAsync(d => (DateTimeOffset?)d.At, cancellation);
        db.Deliveries.Add(new Data.Delivery
        {
            ClinicId = leased.ClinicId,
            MessageId = leased.Id,
            Number = 1 + (await before.MaxAsync(d => (int?)d.Number, cancellation) ?? 0),
            At = now,
            Channel = channel,
            Outcome = sent.Outcome,
            Detail = sent.Detail,
        });
        if (isOurs)
        {
            Fallback.After(message, sent, firstTryAt ?? now, now);
        }
    }, cancellation);

    /// <summary>A mail that its server had taken came back: it goes by the next way.</summary>
    public async Task CameBack(int clinicId, Guid messageId, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.Messages.SingleOrDefaultAsync(m => m.ClinicId == clinicId && m.Id == messageId && m.State == MessageState.Handed && m.Channel == Channel.Email, cancellation) is not { } message)
        {
            return;
        }

        // No worker takes it meanwhile.
        (message.State, message.DeliveredAt, message.NextTryAt) = (MessageState.Queued, null, clock.Now + LeaseMessages.For);
        message.Fence++;
        await db.SaveChangesAsync(cancellation);
        await Mark(message, Channel.Email, Sent.Refused("came back"), cancellation);
    }

    /// <summary>Nobody wants it any more.</summary>
    public Task<bool> Withdraw(Message leased, CancellationToken cancellation) => Write(leased, (_, message, isOurs) =>
    {
        message.State = isOurs ? MessageState.Withdrawn : message.State;
        return Task.CompletedTask;
    }, cancellation);

    /// <summary>Not before this instant.</summary>
    public Task<bool> Hold(Message leased, DateTimeOffset until, CancellationToken cancellation) => Write(leased, (_, message, isOurs) =>
    {
        message.NextTryAt = isOurs ? until : message.NextTryAt;
        return Task.CompletedTask;
    }, cancellation);

    private async Task<bool> Write(Message leased, Func<CareDb, Message, bool, Task> write, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            if (await db.Messages.SingleOrDefaultAsync(m => m.ClinicId == leased.ClinicId && m.Id == leased.Id, cancellation) is not { } message)
            {
                return false;
            }

            var isOurs = message.Fence == leased.Fence && message.State == MessageState.Queued;
            await write(db, message, isOurs);
            try
            {
                // The fence is in the condition of the update: between the reading and here nobody can have taken it unseen.
                await db.SaveChangesAsync(cancellation);
                return isOurs;
            }
            catch (DbUpdateException e) when (attempt < Tries && StoreFaults.SomebodyWasFaster(e))
            {
                // Read again: it may be somebody else's by now.
            }
        }
    }
}
