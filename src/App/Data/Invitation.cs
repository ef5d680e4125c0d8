using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>A link by which somebody joins a clinic. It opens one account, once; afterwards that person signs in and goes on where they stopped.</summary>
public sealed class Invitation
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Role Role { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    /// <summary>SHA-256 of the token in the link, as hexadecimal; the token itself is kept nowhere.</summary>
    public required string TokenHash { get; init; }

    /// <summary>For a patient: whose list they stand on.</summary>
    public Guid? ClinicianId { get; init; }

    public Guid InvitedBy { get; init; }

    public DateTimeOffset InvitedAt { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>The account that it opened.</summary>
    public Guid? UserId { get; set; }
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.HasKey(i => new { i.ClinicId, i.Id });
        invitation.Property(i => i.Name).HasMaxLength(200);
        invitation.Property(i => i.Email).HasMaxLength(256);
        invitation.Property(i => i.TokenHash).HasMaxLength(64);
        invitation.HasIndex(i => i.TokenHash).IsUnique();
        // Two people with the same link, or a link that is used while it is taken back: the second finds that it is no longer as it was.
        invitation.Property(i => i.UsedAt).IsConcurrencyToken();
        invitation.Property(i => i.RevokedAt).IsConcurrencyToken();
    }
}
