using Evenkeel.Clinical;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Delivery.Lists;

/// <summary>One message as the person whom it is for reads it.</summary>
/// <param name="Words">As on the lock screen.</param>
public sealed record OwnMessage(Message Message, string Words, IReadOnlyList<Data.Delivery> Attempts)
{
    /// <summary>"on its way", "delivered by mail", "tapped".</summary>
    public string State => StateWords(Message, Attempts);

    public static string StateWords(Message message, IReadOnlyList<Data.Delivery> attempts) => message.State switch
    {
        MessageState.Waiting when message.Tries > 0 => $"on its way by {NameOf(message.Channel)}, tried {message.Tries} {(message.Tries == 1 ? "time" : "times")}",
        MessageState.Waiting => "on its way",
        MessageState.Delivered => $"delivered by {NameOf(message.Channel)}",
        MessageState.Seen => "opened",
        MessageState.Withdrawn => "no longer needed",
        _ => $"not delivered: {string.Join("; ", attempts.Select(a => $"{NameOf(a.Channel)}: {a.Detail}").TakeLast(3))}",
    };

    public static string NameOf(Channel channel) => channel switch
    {
        Channel.Push => "push",
        Channel.Email => "mail",
        Channel.Webhook => "the clinic's gateway",
        Channel.StaffList => "the staff list",
        _ => "your own pages",
    };
}

/// <summary>Reads what a person was told.</summary>
public static class OwnMessages
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(3);

    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<OwnMessage>> Last(CareDb db, User user, int most, CancellationToken cancellation) =>
        await Read(db, db.Messages.AsNoTracking().Where(m => m.ClinicId == user.ClinicId && m.UserId == user.Id).OrderByDescending(m => m.CreatedAt).ThenBy(m => m.Id).Take(most), cancellation);

    /// <summary>What a patient has not opened yet and is still true, the newest first: a reminder, a short hello.</summary>
    public static async Task<IReadOnlyList<OwnMessage>> Unseen(CareDb db, int clinicId, Guid userId, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now - Lately;
        return await Read(db, db.Messages.AsNoTracking().Where(m => m.ClinicId == clinicId && m.UserId == userId && m.SeenAt == null && m.CreatedAt >= since
            && (m.ExpiresAt == null || m.ExpiresAt > now) && m.State != MessageState.Withdrawn && (m.Kind == MessageKind.Reminder || m.Kind == MessageKind.Nudge))
            .OrderByDescending(m => m.CreatedAt).Take(1), cancellation);
    }

    private static async Task<IReadOnlyList<OwnMessage>> Read(CareDb db, IQueryable<Message> which, CancellationToken cancellation)
    {
        var messages = await which.ToListAsync(cancellation);
        var (ids, alertIds) = (messages.Select(m => m.Id).ToArray(), messages.Select(m => m.AlertId).ToArray());
        var clinicId = messages.FirstOrDefault()?.ClinicId;
        var attempts = await db.Deliveries.AsNoTracking().Where(d => d.ClinicId == clinicId && ids.Contains(d.MessageId)).OrderBy(d => d.Number).ToListAsync(cancellation);
        var priorities = await db.Alerts.Where(a => a.ClinicId == clinicId && alertIds.Contains(a.Id)).Select(a => new { a.Id, a.Priority }).ToDictionaryAsync(a => a.Id, a => a.Priority, cancellation);
        return [.. messages.Select(m => new OwnMessage(
            m, MessageWords.Of(m.Kind, m.AlertId is { } id && priorities.TryGetValue(id, out var p) ? p : (Priority?)null).Text, [.. attempts.Where(a => a.MessageId == m.Id)]))];
    }
}
