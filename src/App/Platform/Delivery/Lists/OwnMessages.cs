using Evenkeel.Clinical;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Delivery.Lists;

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
            && (m.ExpiresAt == null || m.ExpiresAt > now) && m.State != MessageState.Withdrawn && (m.Kind == MessageKind.Reminder || m.Kind == MessageKind.CheckInDue || m.Kind == MessageKind.Nudge))
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
