using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>
/// Where a patient lives, and who may be called for them. The telephone number is not here: it is the account's, the same that
/// messages go by. FHIR: Patient.address, birthDate, contact.
/// </summary>
public sealed class PatientContact
{
    public int ClinicId { get; init; }

    public Guid PatientId { get; init; }

    public string Address { get; set; } = "";

    public DateOnly? BornOn { get; set; }

    public string EmergencyName { get; set; } = "";

    /// <summary>What they are to the patient, in the patient's words: "my sister".</summary>
    public string EmergencyRelation { get; set; } = "";

    public string EmergencyPhone { get; set; } = "";

    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class PatientContactConfiguration : IEntityTypeConfiguration<PatientContact>
{
    public void Configure(EntityTypeBuilder<PatientContact> contact)
    {
        contact.HasKey(c => new { c.ClinicId, c.PatientId });
        contact.Property(c => c.Address).HasMaxLength(300);
        contact.Property(c => c.EmergencyName).HasMaxLength(200);
        contact.Property(c => c.EmergencyRelation).HasMaxLength(100);
        contact.Property(c => c.EmergencyPhone).HasMaxLength(40);
    }
}
