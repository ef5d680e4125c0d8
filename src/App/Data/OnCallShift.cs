using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>Who is on call, from when until when.</summary>
public sealed class OnCallShift
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    /// <summary>1 is called first, 2 second.</summary>
    public int Place { get; init; }

    public DateTimeOffset From { get; set; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset Until { get; set; }
}

internal sealed class OnCallShiftConfiguration : IEntityTypeConfiguration<OnCallShift>
{
    public void Configure(EntityTypeBuilder<OnCallShift> shift)
    {
        shift.HasKey(s => new { s.ClinicId, s.Id });
        // Of two people who hand over the same hours at once, one is told that they are no longer there.
        shift.Property(s => s.From).IsConcurrencyToken();
        shift.Property(s => s.Until).IsConcurrencyToken();
        shift.HasIndex(s => new { s.ClinicId, s.Until });
    }
}
