using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>A browser that a person has allowed to be told on.</summary>
public sealed class PushSubscription
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public required string Endpoint { get; set; }

    /// <summary>The browser's public key (RFC 8291), base64url.</summary>
    public required string P256dh { get; set; }

    /// <summary>The shared secret (RFC 8291), base64url.</summary>
    public required string Auth { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the push service said that it is gone.</summary>
    public DateTimeOffset? GoneAt { get; set; }
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
