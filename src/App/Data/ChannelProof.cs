using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>
/// What is known of one way to reach one person: opened when, tried at night or not, lost or not. The row of
/// <see cref="Channel.InApp"/> is the program's own pages.
/// </summary>
public sealed class ChannelProof
{
    public int ClinicId { get; init; }

    public Guid UserId { get; init; }

    public Channel Channel { get; init; }

    /// <summary>When the person last opened a message that came this way; for the own pages, when they were last here.</summary>
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>When the person said that it rang with the phone silenced. Its channel is the one that must be confirmed before a shift.</summary>
    public DateTimeOffset? RangAt { get; set; }

    /// <summary>Since when this way is gone; on the row of the own pages, since when no other is left.</summary>
    public DateTimeOffset? LostAt { get; set; }
}

internal sealed class ChannelProofConfiguration : IEntityTypeConfiguration<ChannelProof>
{
    public void Configure(EntityTypeBuilder<ChannelProof> proof) => proof.HasKey(p => new { p.ClinicId, p.UserId, p.Channel });
}
