using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>Somebody whom the patient chose. FHIR: RelatedPerson. Sees nothing by default.</summary>
public sealed class SupportPerson
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    /// <summary>Their account; empty for somebody who has none and comes by a link on the day.</summary>
    public Guid UserId { get; init; }

    public required string Name { get; set; }

    /// <summary>What they are to the patient, in the patient's words: "my sister".</summary>
    public string Relation { get; set; } = "";

    /// <summary>Removed by the patient, or withdrew: from then on they see nothing and are asked nothing.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class SupportPersonConfiguration : IEntityTypeConfiguration<SupportPerson>
{
    public void Configure(EntityTypeBuilder<SupportPerson> person)
    {
        person.HasKey(p => new { p.ClinicId, p.Id });
        person.Property(p => p.Name).HasMaxLength(200);
        person.Property(p => p.Relation).HasMaxLength(100).HasDefaultValue("");
        person.HasIndex(p => new { p.ClinicId, p.PatientId });
    }
}
