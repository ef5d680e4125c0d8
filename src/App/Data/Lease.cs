using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>Work that one process does for all: who does it, and until when without a sign of life.</summary>
public sealed class Lease
{
    public required string Name { get; init; }

    /// <summary>The process that holds it.</summary>
    public string Holder { get; set; } = "";

    /// <summary>Grows each time that it changes hands.</summary>
    public long Fence { get; set; }

    /// <summary>Exclusive; moved on with every heartbeat.</summary>
    public DateTimeOffset Until { get; set; }
}

internal sealed class LeaseConfiguration : IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<Lease> lease)
    {
        lease.HasKey(l => l.Name);
        lease.Property(l => l.Name).HasMaxLength(64);
        lease.Property(l => l.Holder).HasMaxLength(100);
        lease.Property(l => l.Fence).IsConcurrencyToken();
    }
}
