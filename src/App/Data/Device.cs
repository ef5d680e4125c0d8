using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>A device on which a patient has signed in once. For thirty days it may write (help, answers) without signing in; it can read nothing.</summary>
public sealed class Device
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public Guid PatientId { get; init; }

    /// <summary>SHA-256 of the token, as hexadecimal; the token itself is only on the device.</summary>
    public required string TokenHash { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

internal sealed class DeviceConfiguration : IEntityTypeConfiguration<Device>
{
    public void Configure(EntityTypeBuilder<Device> device)
    {
        device.HasKey(d => new { d.ClinicId, d.Id });
        device.Property(d => d.TokenHash).HasMaxLength(64);
        device.HasIndex(d => d.TokenHash).IsUnique();
        device.HasIndex(d => new { d.ClinicId, d.UserId });
    }
}
