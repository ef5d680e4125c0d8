using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>What of a record can be said to be entered in error. Never renumbered: it is stored.</summary>
public enum RecordKind
{
    Session = 1,
    VitalSigns = 2,
    SessionCheck = 3,
    Eligibility = 4,
    Medicine = 5,
    WatchPlan = 6,
    Experience = 7,
    Perception = 8,
    FormSent = 9,
}

/// <summary>Who said that a record was entered in error, when and why. The record stays readable and counts for nothing. FHIR: Provenance.</summary>
public sealed class RecordError
{
    public int ClinicId { get; init; }

    public RecordKind Kind { get; init; }

    public Guid RecordId { get; init; }

    public Guid PatientId { get; init; }

    public required string Reason { get; init; }

    public Guid MarkedBy { get; init; }

    public DateTimeOffset MarkedAt { get; init; }
}

internal sealed class RecordErrorConfiguration : IEntityTypeConfiguration<RecordError>
{
    public void Configure(EntityTypeBuilder<RecordError> error)
    {
        error.HasKey(e => new { e.ClinicId, e.Kind, e.RecordId });
        error.Property(e => e.Reason).HasMaxLength(500);
        error.HasIndex(e => new { e.ClinicId, e.PatientId });
    }
}
