using Evenkeel.Clinical.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>One revision of a programme's template; a change adds the next, and what runs stays as it was. FHIR: PlanDefinition.</summary>
public sealed class ProgrammeTemplate
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    /// <summary>From 1.</summary>
    public int Revision { get; init; }

    public required string Name { get; init; }

    /// <summary>Between two sessions at least so many days.</summary>
    public int MinSpacingDays { get; init; }

    /// <summary>More than so many days without a session need a clinician's new look before the next (mission 5.10).</summary>
    public int GapDays { get; init; }

    public Guid ChangedBy { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>No longer offered; what runs goes on.</summary>
    public bool IsRetired { get; set; }
}

/// <summary>One appointment that a template proposes.</summary>
public sealed class TemplateStep
{
    public int ClinicId { get; init; }

    public Guid TemplateId { get; init; }

    public int Revision { get; init; }

    /// <summary>Its place in the template, from 1.</summary>
    public int Place { get; init; }

    public required string Phase { get; init; }

    public AppointmentKind Kind { get; init; }

    /// <summary>Days after the programme's start; 0 is the first day.</summary>
    public int Day { get; init; }

    public int Minutes { get; init; }

    public bool AtHome { get; init; }
}

/// <summary>A template applied to a patient by a person. FHIR: EpisodeOfCare, CarePlan.</summary>
public sealed class Programme
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Guid TemplateId { get; init; }

    /// <summary>Stays when the template changes, until a person decides otherwise.</summary>
    public int Revision { get; set; }

    public DateOnly StartsOn { get; init; }

    public Guid AppliedBy { get; set; }

    public DateTimeOffset AppliedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class ProgrammeTemplateConfiguration : IEntityTypeConfiguration<ProgrammeTemplate>
{
    public void Configure(EntityTypeBuilder<ProgrammeTemplate> template)
    {
        template.HasKey(t => new { t.ClinicId, t.Id, t.Revision });
        template.Property(t => t.Name).HasMaxLength(100);
    }
}

internal sealed class TemplateStepConfiguration : IEntityTypeConfiguration<TemplateStep>
{
    public void Configure(EntityTypeBuilder<TemplateStep> step)
    {
        step.HasKey(s => new { s.ClinicId, s.TemplateId, s.Revision, s.Place });
        step.Property(s => s.Phase).HasMaxLength(100);
    }
}

internal sealed class ProgrammeConfiguration : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> programme)
    {
        programme.HasKey(p => new { p.ClinicId, p.Id });
        programme.HasIndex(p => new { p.ClinicId, p.PatientId });
    }
}
