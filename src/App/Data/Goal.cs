using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>How a goal stands, as the patient says. Never renumbered: it is stored.</summary>
public enum GoalState
{
    Active = 1,
    Reached = 2,
    SetAside = 3,
}

/// <summary>One version of a goal in the patient's own words (mission 5.1); the latest counts and earlier ones stay. FHIR: Goal.</summary>
public sealed class Goal
{
    public int ClinicId { get; init; }

    /// <summary>Of this version; made when the page was drawn, so that a second tap is the same one.</summary>
    public Guid Id { get; init; }

    /// <summary>The same in each version of one goal.</summary>
    public Guid GoalId { get; init; }

    public Guid PatientId { get; init; }

    public required string Words { get; init; }

    /// <summary>The one thing by which the patient would notice that it moves.</summary>
    public required string SignOfProgress { get; init; }

    /// <summary>The patient's day on which it is looked at again.</summary>
    public DateOnly ReviewOn { get; init; }

    public GoalState State { get; init; }

    /// <summary>The clinicians and this patient's coach read it only then.</summary>
    public bool IsShared { get; init; }

    public DateTimeOffset WrittenAt { get; init; }
}

internal sealed class GoalConfiguration : IEntityTypeConfiguration<Goal>
{
    public void Configure(EntityTypeBuilder<Goal> goal)
    {
        goal.HasKey(g => new { g.ClinicId, g.Id });
        goal.Property(g => g.Words).HasMaxLength(500);
        goal.Property(g => g.SignOfProgress).HasMaxLength(300);
        goal.HasIndex(g => new { g.ClinicId, g.PatientId, g.GoalId });
    }
}
