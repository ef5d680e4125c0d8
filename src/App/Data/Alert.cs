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

    /// <summary>From an imported diary: no ladder, nobody is told.</summary>
    public bool IsHistorical { get; init; }

    /// <summary>How many steps its record has.</summary>
    public int Steps { get; set; }

    public long Version { get; set; }

    public bool IsOpen => ClosedAt is null;
}

/// <summary>What happened to an alert: the record of who was told, who saw it, who did what.</summary>
public enum StepKind
{
    Opened = 1,
    Raised = 2,
    RangAgain = 3,
    /// <summary>A rung was told; <see cref="AlertStep.UserId"/> is one of those told, or null when there was nobody.</summary>
    Told = 4,
    Acknowledged = 5,
    HandedOver = 6,
    /// <summary>Nobody acted in time after acknowledging: it climbs as if unacknowledged.</summary>
    Lapsed = 7,
    Closed = 8,
}

/// <summary>One line of an alert's record; only ever added.</summary>
public sealed class AlertStep
{
    public int ClinicId { get; init; }

    public Guid AlertId { get; init; }

    /// <summary>From 1, within the alert.</summary>
    public int Number { get; init; }

    public DateTimeOffset At { get; init; }

    public StepKind Kind { get; init; }

    public int Rung { get; init; }

    public Guid? UserId { get; init; }

    public string Note { get; init; } = "";
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
        alert.Property(a => a.Version).IsConcurrencyToken();
        alert.HasIndex(a => new { a.ClinicId, a.PatientId, a.ClosedAt });
        alert.HasIndex(a => a.NextStepAt);
        // One open alert per patient and sign is a fact of the store, not a hope of the code.
        alert.HasIndex(a => new { a.ClinicId, a.PatientId, a.Sign }).IsUnique().HasFilter("\"ClosedAt\" IS NULL").HasDatabaseName("OneOpenAlertPerSign");
    }
}

internal sealed class AlertStepConfiguration : IEntityTypeConfiguration<AlertStep>
{
    public void Configure(EntityTypeBuilder<AlertStep> step)
    {
        step.HasKey(s => new { s.ClinicId, s.AlertId, s.Number });
        step.Property(s => s.Note).HasMaxLength(2000);
    }
}
