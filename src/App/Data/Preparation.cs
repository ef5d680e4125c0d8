using Evenkeel.Clinical.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>How far one thing to prepare before a session has come (mission 5.2). Which things there are follows from the session and is kept nowhere. FHIR: Task.</summary>
public sealed class PreparationStep
{
    public int ClinicId { get; init; }

    public Guid AppointmentId { get; init; }

    public PreparationItem Item { get; init; }

    public Guid PatientId { get; init; }

    /// <summary>The support person whom the patient asked to see to it; null for nobody.</summary>
    public Guid? AssignedTo { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>The account, or the support person.</summary>
    public Guid? DoneBy { get; set; }
}

/// <summary>What a clinician writes for this person to watch for after a dose (mission 3.9); the latest counts and earlier ones stay. FHIR: CarePlan.note.</summary>
public sealed class WatchPlan
{
    public int ClinicId { get; init; }

    /// <summary>Made when the page was drawn, so that a second tap is the same plan.</summary>
    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    /// <summary>At most five lines.</summary>
    public required string Words { get; init; }

    public Guid WrittenBy { get; init; }

    public DateTimeOffset WrittenAt { get; init; }

    /// <summary>When the patient first opened this one; null for not yet.</summary>
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>A person said that it never should have stood here; <see cref="RecordError"/> says who and why.</summary>
    public bool EnteredInError { get; set; }
}

/// <summary>What the patient brings to a session (mission 2.9); the latest of an appointment counts and earlier ones stay. FHIR: QuestionnaireResponse.</summary>
public sealed class PreSessionAnswers
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Guid AppointmentId { get; init; }

    public DateTimeOffset AnsweredAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Hours slept last night.</summary>
    public Clinical.Answer SleepHours { get; init; }

    /// <summary>0 to 10, 10 most.</summary>
    public Clinical.Answer Stress { get; init; }

    /// <summary>How ready and safe they feel, 0 to 10, 10 best.</summary>
    public Clinical.Answer Mindset { get; init; }

    /// <summary>Something else that goes on in body or life; in their words.</summary>
    public string Conditions { get; init; } = "";

    /// <summary>Medicines and other substances of today, in their words.</summary>
    public string MedicinesToday { get; init; } = "";

    /// <summary>What has changed since the last visit, in their words.</summary>
    public string Changed { get; init; } = "";
}

/// <summary>What the patient chose for resting in the window after a session (mission 3.15). FHIR: Goal.</summary>
public sealed class RestPlanItem
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Guid AppointmentId { get; init; }

    public required string Words { get; init; }

    /// <summary>Support people see it only then.</summary>
    public bool IsShared { get; set; }

    public DateTimeOffset PickedAt { get; init; }

    public DateTimeOffset? RemovedAt { get; set; }
}

internal sealed class PreparationStepConfiguration : IEntityTypeConfiguration<PreparationStep>
{
    public void Configure(EntityTypeBuilder<PreparationStep> step)
    {
        step.HasKey(s => new { s.ClinicId, s.AppointmentId, s.Item });
        step.HasIndex(s => new { s.ClinicId, s.PatientId });
    }
}

internal sealed class WatchPlanConfiguration : IEntityTypeConfiguration<WatchPlan>
{
    public void Configure(EntityTypeBuilder<WatchPlan> plan)
    {
        plan.HasQueryFilter(r => !r.EnteredInError);
        plan.HasKey(p => new { p.ClinicId, p.Id });
        plan.Property(p => p.Words).HasMaxLength(1000);
        plan.HasIndex(p => new { p.ClinicId, p.PatientId, p.WrittenAt });
    }
}

internal sealed class PreSessionAnswersConfiguration : IEntityTypeConfiguration<PreSessionAnswers>
{
    public void Configure(EntityTypeBuilder<PreSessionAnswers> answers)
    {
        answers.HasKey(a => new { a.ClinicId, a.Id });
        answers.Property(a => a.Conditions).HasMaxLength(500);
        answers.Property(a => a.MedicinesToday).HasMaxLength(500);
        answers.Property(a => a.Changed).HasMaxLength(500);
        answers.HasIndex(a => new { a.ClinicId, a.AppointmentId });
        answers.HasIndex(a => new { a.ClinicId, a.PatientId });
    }
}

internal sealed class RestPlanItemConfiguration : IEntityTypeConfiguration<RestPlanItem>
{
    public void Configure(EntityTypeBuilder<RestPlanItem> item)
    {
        item.HasKey(i => new { i.ClinicId, i.Id });
        item.Property(i => i.Words).HasMaxLength(200);
        item.HasIndex(i => new { i.ClinicId, i.AppointmentId });
        item.HasIndex(i => new { i.ClinicId, i.PatientId });
    }
}
