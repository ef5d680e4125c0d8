using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>A medicine that the patient takes, and whether it waits on the day of a session, as a clinician decided (mission 3.10). FHIR: MedicationStatement.</summary>
public sealed class MedicationStatement
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    /// <summary>The medicine, as the patient knows it.</summary>
    public required string Medicine { get; init; }

    /// <summary>How it is taken, in plain words; empty when not written down.</summary>
    public string Dosage { get; init; } = "";

    /// <summary>What it may do together with the session's medicine, in the clinician's words; empty for nothing written down, which is not "nothing".</summary>
    public string Interaction { get; init; } = "";

    /// <summary>Not within so many hours before a session; 0 for one that is taken as always.</summary>
    public int HoursBefore { get; init; }

    /// <summary>Why it waits, in plain words; may be empty.</summary>
    public string Reason { get; init; } = "";

    public bool Waits => HoursBefore > 0;

    public Guid AddedBy { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    /// <summary>No longer taken, or written down anew.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>A person said that it never should have stood here; <see cref="RecordError"/> says who and why.</summary>
    public bool EnteredInError { get; set; }
}

internal sealed class MedicationStatementConfiguration : IEntityTypeConfiguration<MedicationStatement>
{
    public void Configure(EntityTypeBuilder<MedicationStatement> medicine)
    {
        medicine.HasQueryFilter(r => !r.EnteredInError);
        medicine.HasKey(m => new { m.ClinicId, m.Id });
        medicine.Property(m => m.Medicine).HasMaxLength(200);
        medicine.Property(m => m.Dosage).HasMaxLength(200).HasDefaultValue("");
        medicine.Property(m => m.Interaction).HasMaxLength(500).HasDefaultValue("");
        medicine.Property(m => m.Reason).HasMaxLength(500);
        medicine.HasIndex(m => new { m.ClinicId, m.PatientId });
    }
}
