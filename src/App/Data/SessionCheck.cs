using Evenkeel.Clinical.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>One thing looked at before a session starts or before somebody leaves; the latest of an item counts and earlier ones stay. FHIR: Observation.</summary>
public sealed class SessionCheck
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Guid AppointmentId { get; init; }

    public SessionCheckItem Item { get; init; }

    public bool Passed { get; init; }

    /// <summary>What was seen, in the words of who looked.</summary>
    public string Words { get; init; } = "";

    /// <summary>Why a clinician lets it go ahead though it failed; empty when nobody does.</summary>
    public string OverrideReason { get; init; } = "";

    public Guid CheckedBy { get; init; }

    public DateTimeOffset CheckedAt { get; init; }

    /// <summary>A person said that it never should have stood here; <see cref="RecordError"/> says who and why.</summary>
    public bool EnteredInError { get; set; }
}

internal sealed class SessionCheckConfiguration : IEntityTypeConfiguration<SessionCheck>
{
    public void Configure(EntityTypeBuilder<SessionCheck> check)
    {
        check.HasQueryFilter(r => !r.EnteredInError);
        check.HasKey(c => new { c.ClinicId, c.Id });
        check.Property(c => c.Words).HasMaxLength(500);
        check.Property(c => c.OverrideReason).HasMaxLength(500);
        check.HasIndex(c => new { c.ClinicId, c.AppointmentId });
        check.HasIndex(c => new { c.ClinicId, c.PatientId });
    }
}
