using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>A clinician is away for a time, and somebody stands in (design 5b, away).</summary>
public sealed class Absence
{
    public int ClinicId { get; init; }

    /// <summary>Made when the page was drawn, so that a second tap says it once.</summary>
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public Guid StandInId { get; init; }

    public DateTimeOffset From { get; init; }

    /// <summary>Exclusive; earlier than first said when the clinician came back before.</summary>
    public DateTimeOffset Until { get; set; }
}

internal sealed class AbsenceConfiguration : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.HasKey(a => new { a.ClinicId, a.Id });
        absence.HasIndex(a => new { a.ClinicId, a.Until });
    }
}
