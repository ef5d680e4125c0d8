using Evenkeel.Clinical.Escalation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>What happened to an alert: the record of who was told, who saw it, who did what.</summary>
public enum StepKind
{
    Opened = 1,
    Raised = 2,
    RangAgain = 3,
    /// <summary>
    /// A message was written for <see cref="AlertStep.UserId"/>, or null when there was nobody. Whether they know of it is what
    /// became of that message.
    /// </summary>
    Told = 4,
    Acknowledged = 5,
    HandedOver = 6,
    /// <summary>Nobody acted in time after acknowledging: it climbs as if unacknowledged.</summary>
    Lapsed = 7,
    Closed = 8,
    /// <summary>The rota named nobody for this rung, and others were told in their place.</summary>
    RotaGap = 9,
    /// <summary>Somebody telephoned; <see cref="AlertStep.Call"/> says what came of it.</summary>
    Called = 10,
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

    /// <summary>Of a call: what came of it.</summary>
    public CallResult? Call { get; init; }

    /// <summary>Of a call that is to be made again: when.</summary>
    public DateTimeOffset? AgainAt { get; init; }
}

internal sealed class AlertStepConfiguration : IEntityTypeConfiguration<AlertStep>
{
    public void Configure(EntityTypeBuilder<AlertStep> step)
    {
        step.HasKey(s => new { s.ClinicId, s.AlertId, s.Number });
        step.Property(s => s.Note).HasMaxLength(2000);
    }
}
