using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>The patient's own safety plan in seven steps (row 7.3). Rows are only ever added; the one written last is the plan. FHIR: CarePlan.</summary>
public sealed class SafetyPlan
{
    public int ClinicId { get; init; }

    /// <summary>Made on the device, so that the same words sent twice are one plan.</summary>
    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public DateTimeOffset WrittenAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public string WarningSigns { get; init; } = "";

    public string SaferPlace { get; init; } = "";

    public string Reasons { get; init; } = "";

    public string Coping { get; init; } = "";

    public string PeopleAndPlaces { get; init; } = "";

    public string Contacts { get; init; } = "";

    public string Professionals { get; init; } = "";
}

internal sealed class SafetyPlanConfiguration : IEntityTypeConfiguration<SafetyPlan>
{
    public const int LongestStep = 2000;

    public void Configure(EntityTypeBuilder<SafetyPlan> plan)
    {
        plan.HasKey(p => new { p.ClinicId, p.Id });
        plan.HasIndex(p => new { p.ClinicId, p.PatientId, p.WrittenAt });
        plan.Property(p => p.WarningSigns).HasMaxLength(LongestStep);
        plan.Property(p => p.SaferPlace).HasMaxLength(LongestStep);
        plan.Property(p => p.Reasons).HasMaxLength(LongestStep);
        plan.Property(p => p.Coping).HasMaxLength(LongestStep);
        plan.Property(p => p.PeopleAndPlaces).HasMaxLength(LongestStep);
        plan.Property(p => p.Contacts).HasMaxLength(LongestStep);
        plan.Property(p => p.Professionals).HasMaxLength(LongestStep);
    }
}
