using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Delivery.Lists;

/// <summary>Somebody who had to be told and was not.</summary>
/// <param name="Who">Null for the clinic's own gateway.</param>
/// <param name="Phone">Empty when none is known.</param>
/// <param name="Since">When they should have been told; of several the latest.</param>
public sealed record Unreached(string? Who, string Phone, DateTimeOffset Since);

/// <summary>What everybody's list says when the ways out of the program have failed.</summary>
/// <param name="HasWayOut">False when this clinic has no mail server, no browser of its staff that allows push, and no webhook.</param>
/// <param name="Unreached">Empty where there is no way out at all: that is said once, not for each person.</param>
public sealed record StaffList(bool HasWayOut, IReadOnlyList<Unreached> Unreached)
{
    /// <summary>What somebody else must do now. A reminder that did not arrive is not among it: the ladder of silence counts on.</summary>
    private static readonly MessageKind[] Needed = [MessageKind.AlertTold, MessageKind.SupportAsked, MessageKind.MonitoringDown, MessageKind.RotaHole, MessageKind.BeforeShift, MessageKind.ChannelLost];

    private static readonly TimeSpan Lately = TimeSpan.FromDays(2);

    public static async Task<StaffList> Of(CareDb db, DeliverySettings settings, int clinicId, DateTimeOffset now, CancellationToken cancellation)
    {
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == clinicId, cancellation);
        if (!await HasWay(db, settings, clinic, cancellation))
        {
            return new StaffList(false, []);
        }

        var (since, hasWebhook) = (now - Lately, clinic.WebhookUrl.Length > 0);
        // Told in another way about the same, or about to be: then they are reached.
        var missed = await (
            from m in db.Messages.AsNoTracking()
            where m.ClinicId == clinicId && m.State == MessageState.CouldNotBeTold && m.CreatedAt >= since && Needed.Contains(m.Kind) && (m.UserId != null || hasWebhook)
                && (m.AlertId == null || db.Alerts.Any(a => a.ClinicId == clinicId && a.Id == m.AlertId && a.ClosedAt == null && a.AcknowledgedAt == null))
                && !db.Messages.Any(o => o.ClinicId == clinicId && o.UserId == m.UserId && o.Kind == m.Kind && o.AlertId == m.AlertId && o.CreatedAt >= m.CreatedAt
                    && o.State != MessageState.CouldNotBeTold && o.State != MessageState.Withdrawn)
            join u in db.Users on m.UserId equals u.Id into people
            from u in people.DefaultIfEmpty()
            select new { m.UserId, m.CreatedAt, Who = u == null ? null : u.DisplayName, Phone = u == null ? null : u.PhoneNumber }).ToListAsync(cancellation);
        return new StaffList(true, [.. missed.GroupBy(m => m.UserId).Select(g => new Unreached(g.First().Who, g.First().Phone ?? "", g.Max(m => m.CreatedAt))).OrderBy(u => u.Since)]);
    }

    private static async Task<bool> HasWay(CareDb db, DeliverySettings settings, Clinic clinic, CancellationToken cancellation) =>
        settings.Smtp is not null || clinic.WebhookUrl.Length > 0 || await db.PushSubscriptions.AnyAsync(
            s => s.ClinicId == clinic.Id && s.GoneAt == null && db.Users.Any(u => u.Id == s.UserId && (u.Role == Role.Clinician || u.Role == Role.Admin)), cancellation);
}
