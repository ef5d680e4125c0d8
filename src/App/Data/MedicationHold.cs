using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>A medicine of the patient's that waits on the day of a session, as a clinician decided (mission 3.10). FHIR: MedicationStatement with a note.</summary>
public sealed class MedicationHold
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    /// <summary>The medicine, as the patient knows it.</summary>
    public required string Medicine { get; init; }

    /// <summary>Not within so many hours before a session.</summary>
    public int HoursBefore { get; init; }

    /// <summary>Why, in plain words; may be empty.</summary>
    public string Reason { get; init; } = "";

    public Guid AddedBy { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class MedicationHoldConfiguration : IEntityTypeConfiguration<MedicationHold>
{
    public void Configure(EntityTypeBuilder<MedicationHold> hold)
    {
        hold.HasKey(h => new { h.ClinicId, h.Id });
        hold.Property(h => h.Medicine).HasMaxLength(200);
        hold.Property(h => h.Reason).HasMaxLength(500);
        hold.HasIndex(h => new { h.ClinicId, h.PatientId });
    }
}
