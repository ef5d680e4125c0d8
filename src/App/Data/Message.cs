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

public enum MessageState
{
    Waiting = 1,
    /// <summary>Taken by the channel. Not acknowledged: that is what a person does to the alert.</summary>
    Delivered = 2,
    /// <summary>The person tapped it.</summary>
    Seen = 3,
    /// <summary>No channel took it; it stands on the staff list.</summary>
    Undeliverable = 4,
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

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>After this nobody wants it any more; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The channel that is tried now.</summary>
    public Channel Channel { get; set; }

    /// <summary>The other channels have messages of their own (Stat is told through all at once): when this one fails, only the staff list is left.</summary>
    public bool IsOnlyChannel { get; init; }

    public MessageState State { get; set; } = MessageState.Waiting;

    /// <summary>Tries on the channel of now.</summary>
    public int Tries { get; set; }

    /// <summary>When to try; for one that is leased, when to try again should its sender die.</summary>
    public DateTimeOffset NextTryAt { get; set; }

    /// <summary>Grows with every lease: a sender that was thought dead finds that its mark no longer counts.</summary>
    public long Fence { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    public DateTimeOffset? SeenAt { get; set; }
}

public enum DeliveryOutcome
{
    Delivered = 1,
    /// <summary>Not now: tried again later on the same channel.</summary>
    TryLater = 2,
    /// <summary>Never on this channel: the next one is tried.</summary>
    Refused = 3,
    /// <summary>The person has no address on this channel.</summary>
    NoAddress = 4,
}

/// <summary>One attempt to tell one person by one channel; only ever added. FHIR: Communication.</summary>
public sealed class Delivery
{
    public int ClinicId { get; init; }

    public Guid MessageId { get; init; }

    /// <summary>From 1, within the message.</summary>
    public int Number { get; init; }

    public DateTimeOffset At { get; init; }

    public Channel Channel { get; init; }

    public DeliveryOutcome Outcome { get; init; }

    /// <summary>What the other side said; never the text of the message, never an address.</summary>
    public string Detail { get; init; } = "";
}

/// <summary>A browser that a person has allowed to be told on.</summary>
public sealed class PushSubscription
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public required string Endpoint { get; init; }

    /// <summary>The browser's public key (RFC 8291), base64url.</summary>
    public required string P256dh { get; init; }

    /// <summary>The shared secret (RFC 8291), base64url.</summary>
    public required string Auth { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the push service said that it is gone.</summary>
    public DateTimeOffset? GoneAt { get; set; }
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

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> delivery)
    {
        delivery.HasKey(d => new { d.ClinicId, d.MessageId, d.Number });
        delivery.Property(d => d.Detail).HasMaxLength(500);
    }
}

internal sealed class PushSubscriptionConfiguration : IEntityTypeConfiguration<PushSubscription>
{
    public void Configure(EntityTypeBuilder<PushSubscription> subscription)
    {
        subscription.HasKey(s => new { s.ClinicId, s.Id });
        subscription.Property(s => s.Endpoint).HasMaxLength(1000);
        subscription.Property(s => s.P256dh).HasMaxLength(200);
        subscription.Property(s => s.Auth).HasMaxLength(100);
        subscription.HasIndex(s => new { s.ClinicId, s.UserId, s.Endpoint }).IsUnique();
    }
}
