using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>Who looks after a patient. FHIR: CareTeam.participant.</summary>
public sealed class CareTeamMember
{
    public int ClinicId { get; init; }

    public Guid PatientId { get; init; }

    public Guid UserId { get; init; }
}

internal sealed class CareTeamConfiguration : IEntityTypeConfiguration<CareTeamMember>
{
    public void Configure(EntityTypeBuilder<CareTeamMember> member) => member.HasKey(m => new { m.ClinicId, m.PatientId, m.UserId });
}
