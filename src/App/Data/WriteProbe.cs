using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>What a node writes to learn whether the database takes something new: one row for each machine, with no other meaning.</summary>
public sealed class WriteProbe
{
    public required string Node { get; init; }

    public DateTimeOffset At { get; set; }
}

internal sealed class WriteProbeConfiguration : IEntityTypeConfiguration<WriteProbe>
{
    public void Configure(EntityTypeBuilder<WriteProbe> probe)
    {
        probe.HasKey(p => p.Node);
        probe.Property(p => p.Node).HasMaxLength(64);
    }
}
