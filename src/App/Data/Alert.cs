using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>A row that somebody must answer. One open alert per patient and sign. FHIR: Task, Flag.</summary>
public sealed class Alert
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    /// <summary>The sign's code.</summary>
    public required string Sign { get; init; }

    /// <summary>Never lowered; an Urgent that nobody took climbs to Asap.</summary>
    public Priority Priority { get; set; }

    /// <summary>The highest that a finding asked for, whatever the alert has climbed to since: a graver reason is graver than this.</summary>
    public Priority Reason { get; set; }

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>The assessment that it rests on now.</summary>
    public Guid AssessmentId { get; set; }

    public DateTimeOffset NewestFactAt { get; set; }

    /// <summary>The ladder's zero: opening, raising or renewing.</summary>
    public DateTimeOffset LadderStartedAt { get; set; }

    /// <summary>The next rung to be told.</summary>
    public int NextRung { get; set; }

    /// <summary>When the watch must look at it: next rung, or the end of what was promised at acknowledging. Null when closed or historical.</summary>
    public DateTimeOffset? NextStepAt { get; set; }

    public DateTimeOffset? AcknowledgedAt { get; set; }

    /// <summary>Who holds it; a hand-over changes this and clears <see cref="AcknowledgedAt"/>.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>What the owner said they will do, shown to the patient.</summary>
    public string PlannedAction { get; set; } = "";

    public DateTimeOffset? ClosedAt { get; set; }

    public Guid? ClosedBy { get; set; }

    public Outcome? Outcome { get; set; }

    public string OutcomeNote { get; set; } = "";

    public DateTimeOffset? QuietUntil { get; set; }

    /// <summary>Ideation: the level that is now known (1-2), or 0.</summary>
    public int KnownLevel { get; set; }

    public DateTimeOffset? ReviewBy { get; set; }

    /// <summary>How grave its gravest reason is: ideation's level, 1-3; 0 for other signs.</summary>
    public int Grade { get; set; }

    /// <summary>Ideation passed on: the named service or person that has it now.</summary>
    public string PassedOnTo { get; set; } = "";

    /// <summary>Ideation passed on: when the next check is due.</summary>
    public DateTimeOffset? CheckAt { get; set; }

    /// <summary>From an imported diary: no ladder, nobody is told.</summary>
    public bool IsHistorical { get; init; }

    /// <summary>How many steps its record has.</summary>
    public int Steps { get; set; }

    public long Version { get; set; }

    public bool IsOpen => ClosedAt is null;
}

internal sealed class AlertConfiguration : IEntityTypeConfiguration<Alert>
{
    public void Configure(EntityTypeBuilder<Alert> alert)
    {
        alert.HasKey(a => new { a.ClinicId, a.Id });
        alert.Ignore(a => a.IsOpen);
        alert.Property(a => a.Sign).HasMaxLength(64);
        alert.Property(a => a.PlannedAction).HasMaxLength(500);
        alert.Property(a => a.OutcomeNote).HasMaxLength(2000);
        alert.Property(a => a.PassedOnTo).HasMaxLength(200).HasDefaultValue("");
        alert.Property(a => a.Version).IsConcurrencyToken();
        alert.HasIndex(a => new { a.ClinicId, a.PatientId, a.ClosedAt });
        alert.HasIndex(a => a.NextStepAt);
        // Few alerts have a grade, so what was said lately is found without reading what was closed in a year.
        alert.HasIndex(a => new { a.ClinicId, a.NewestFactAt }).HasFilter("\"Grade\" > 0").HasDatabaseName("GradedLately");
        // One open alert per patient and sign is a fact of the store, not a hope of the code.
        alert.HasIndex(a => new { a.ClinicId, a.PatientId, a.Sign }).IsUnique().HasFilter("\"ClosedAt\" IS NULL").HasDatabaseName("OneOpenAlertPerSign");
    }
}
