using Evenkeel.Clinical;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>Why the signs were run.</summary>
public enum Trigger
{
    CheckIn = 1,
    Instrument = 2,
    Report = 3,
    Session = 4,
    /// <summary>Nothing came: an all-clear ran out, or a clock did.</summary>
    Clock = 5,
    /// <summary>A person closed an alert.</summary>
    Closing = 6,
    /// <summary>The patient paused, or came back.</summary>
    Pause = 7,
}

/// <summary>One run of the signs, with its exact input and whole answer. FHIR: RiskAssessment.</summary>
public sealed class Assessment
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public DateTimeOffset AsOf { get; init; }

    public Trigger Trigger { get; init; }

    public required string Catalogue { get; init; }

    public Priority Priority { get; init; }

    /// <summary>The trajectory, as JSON.</summary>
    public required string Input { get; init; }

    /// <summary>The guidance, as JSON.</summary>
    public required string Guidance { get; init; }
}

internal sealed class AssessmentConfiguration : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> assessment)
    {
        assessment.HasKey(a => new { a.ClinicId, a.Id });
        assessment.Property(a => a.Catalogue).HasMaxLength(32);
        assessment.HasIndex(a => new { a.ClinicId, a.PatientId, a.AsOf });
    }
}
