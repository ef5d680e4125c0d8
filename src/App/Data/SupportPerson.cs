using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>Somebody whom the patient chose. FHIR: RelatedPerson. Sees nothing by default.</summary>
public sealed class SupportPerson
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Guid UserId { get; init; }

    public required string Name { get; set; }
}

internal sealed class SupportPersonConfiguration : IEntityTypeConfiguration<SupportPerson>
{
    public void Configure(EntityTypeBuilder<SupportPerson> person)
    {
        person.HasKey(p => new { p.ClinicId, p.Id });
        person.Property(p => p.Name).HasMaxLength(200);
        person.HasIndex(p => new { p.ClinicId, p.PatientId });
    }
}
