using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

public enum DeliveryOutcome
{
    /// <summary>A service took it. That is not yet a person who knows.</summary>
    Taken = 1,
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

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> delivery)
    {
        delivery.HasKey(d => new { d.ClinicId, d.MessageId, d.Number });
        delivery.Property(d => d.Detail).HasMaxLength(500);
    }
}
