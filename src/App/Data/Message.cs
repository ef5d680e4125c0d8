using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>What a message is about. Its words are made from this at sending and carry no health word.</summary>
public enum MessageKind
{
    /// <summary>A rung of an alert's ladder.</summary>
    AlertTold = 1,
    /// <summary>The daily digest of what waits in the list.</summary>
    Digest = 2,
    /// <summary>Today's check-in, at the time that the patient chose.</summary>
    Reminder = 3,
    /// <summary>The first step of the silence ladder: to the patient.</summary>
    Nudge = 4,
    /// <summary>The second: to the support person that the patient chose.</summary>
    SupportAsked = 5,
    /// <summary>"Send me a test reminder", which must be tapped.</summary>
    Test = 6,
    /// <summary>The alert path is broken.</summary>
    MonitoringDown = 7,
    MonitoringBack = 8,
    /// <summary>Nobody is on call soon.</summary>
    RotaHole = 9,
    /// <summary>An appointment was booked, moved or cancelled: a mail with a calendar's own entry.</summary>
    AppointmentChanged = 10,
    /// <summary>A check-in that hangs on a session has come due.</summary>
    CheckInDue = 11,
    /// <summary>Before a shift: opened, it shows that whoever is about to be on call can be reached.</summary>
    BeforeShift = 20,
    /// <summary>The last way by which somebody could be told outside this program is gone.</summary>
    ChannelLost = 21,
}

/// <summary>How a person is told. In this order one stands in for the other.</summary>
public enum Channel
{
    /// <summary>On the person's own pages.</summary>
    InApp = 1,
    Push = 2,
    Email = 3,
    /// <summary>The clinic's own gateway: pager, text messages, chat.</summary>
    Webhook = 4,
    /// <summary>Nothing reached the person: everybody's list says so.</summary>
    StaffList = 5,
}

/// <summary>
/// Whether a person knows, in the same words from here to the screen (design 5b, told). Only <see cref="Opened"/> means that
/// somebody was told; what a person does to the alert itself, acknowledging it, stands in the alert.
/// </summary>
public enum MessageState
{
    Queued = 1,
    /// <summary>Handed to a service, which took it: the mail server, the push service, the gateway. Nobody need know of it yet.</summary>
    Handed = 2,
    /// <summary>The person used its link or its button. There is no tracking pixel.</summary>
    Opened = 3,
    /// <summary>No service took it; it stands on the staff list.</summary>
    CouldNotBeTold = 4,
    /// <summary>No longer wanted: the alert was taken or the day was over before it could be sent.</summary>
    Withdrawn = 5,
}

/// <summary>
/// One thing to tell one person: the outbox, written in the same commit as its reason. Leased, sent, marked; at least once. The Id
/// is the idempotency key that every channel carries.
/// </summary>
public sealed class Message
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    /// <summary>One occurrence is one message, however often somebody tries to write it: "alert/ID/7/push", "reminder/ID/2026-11-02".</summary>
    public required string Key { get; init; }

    public MessageKind Kind { get; init; }

    /// <summary>Whom it is for; null for the clinic itself (its webhook, its staff list).</summary>
    public Guid? UserId { get; init; }

    public Guid? PatientId { get; init; }

    public Guid? AlertId { get; init; }

    public Guid? AppointmentId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>After this nobody wants it any more; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The channel that is tried now.</summary>
    public Channel Channel { get; set; }

    /// <summary>The other channels have messages of their own (Stat is told through all at once): when this one fails, only the staff list is left.</summary>
    public bool IsOnlyChannel { get; init; }

    public MessageState State { get; set; } = MessageState.Queued;

    /// <summary>Tries on the channel of now.</summary>
    public int Tries { get; set; }

    /// <summary>When to try; for one that is leased, when to try again should its sender die.</summary>
    public DateTimeOffset NextTryAt { get; set; }

    /// <summary>Grows with every lease: a sender that was thought dead finds that its mark no longer counts.</summary>
    public long Fence { get; set; }

    /// <summary>When a service took it.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>When the person opened it.</summary>
    public DateTimeOffset? SeenAt { get; set; }
}

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.HasKey(m => new { m.ClinicId, m.Id });
        message.Property(m => m.Key).HasMaxLength(200);
        message.Property(m => m.Fence).IsConcurrencyToken();
        message.HasIndex(m => new { m.ClinicId, m.Key }).IsUnique();
        message.HasIndex(m => new { m.State, m.NextTryAt });
        message.HasIndex(m => new { m.ClinicId, m.UserId, m.State });
        message.HasIndex(m => new { m.ClinicId, m.AlertId });
    }
}
