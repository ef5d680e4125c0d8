using System.Buffers.Binary;
using System.Security.Cryptography;
using Evenkeel.Data;

namespace Evenkeel.Platform.Delivery;

/// <summary>Where a message goes after an attempt: delivered, the same channel again, the next one, or the staff list. Every road ends.</summary>
public static class Fallback
{
    /// <summary>The shortest wait before the next try.</summary>
    public static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    /// <summary>No wait is longer, whatever the number of tries.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>What may wake somebody never waits longer than a channel is tried; half a minute for clocks of several machines.</summary>
    public static readonly TimeSpan LongestAhead = GivesUpAfter(MessageKind.AlertTold, Channel.Webhook) + TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);

    /// <summary>These may wake somebody, and are quick to try another way.</summary>
    public static bool IsUrgent(MessageKind kind) => kind is MessageKind.AlertTold or MessageKind.MonitoringDown;

    /// <summary>How long one channel is tried, counted from the first try on it. An alert is on the staff list nine minutes after it was told, at the latest.</summary>
    public static TimeSpan GivesUpAfter(MessageKind kind, Channel channel) => (IsUrgent(kind), channel) switch
    {
        (true, Channel.Push) => TimeSpan.FromMinutes(1),
        (true, Channel.Email) => TimeSpan.FromMinutes(3),
        (true, _) => TimeSpan.FromMinutes(5),
        (false, Channel.Push) => TimeSpan.FromMinutes(15),
        (false, _) => TimeSpan.FromHours(1),
    };

    /// <summary>Exponential with full jitter, so that a server that comes back is not met by everybody at once. The chance comes from the message itself.</summary>
    /// <param name="tries">How many there were on this channel, from 1.</param>
    public static TimeSpan Wait(Guid messageId, int tries)
    {
        Span<byte> seed = stackalloc byte[20];
        messageId.TryWriteBytes(seed);
        BinaryPrimitives.WriteInt32LittleEndian(seed[16..], tries);
        var chance = BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(seed)) / (double)uint.MaxValue;
        var most = Math.Min(LongestWait.TotalSeconds, FirstWait.TotalSeconds * Math.Pow(2, Math.Min(tries - 1, 16)));
        return ShortestWait + TimeSpan.FromSeconds(chance * (most - ShortestWait.TotalSeconds));
    }

    /// <summary>Writes into the message what an attempt means for it.</summary>
    /// <param name="firstTryAt">The first attempt on the channel of now, this one included.</param>
    public static void After(Message message, Sent sent, DateTimeOffset firstTryAt, DateTimeOffset now)
    {
        if (sent.Outcome == DeliveryOutcome.Taken)
        {
            (message.State, message.DeliveredAt) = (MessageState.Handed, now);
            return;
        }

        var wait = Wait(message.Id, message.Tries + 1);
        var next = now + (sent.After > wait ? sent.After.Value : wait);
        if (sent.Outcome == DeliveryOutcome.TryLater && next <= firstTryAt + GivesUpAfter(message.Kind, message.Channel))
        {
            (message.Tries, message.NextTryAt) = (message.Tries + 1, next);
            return;
        }

        (message.Channel, message.Tries, message.NextTryAt) = (message.IsOnlyChannel ? Channel.StaffList : message.Channel + 1, 0, now);
        if (message.Channel >= Channel.StaffList)
        {
            (message.Channel, message.State) = (Channel.StaffList, MessageState.CouldNotBeTold);
        }
    }
}
