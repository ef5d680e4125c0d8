using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>How the medicine was given.</summary>
public enum RouteOfAdministration
{
    Intravenous = 1,
    Intramuscular = 2,
    Subcutaneous = 3,
    Intranasal = 4,
    Sublingual = 5,
    Oral = 6,
}

/// <summary>One dosing visit, as recorded. FHIR: Procedure, MedicationAdministration.</summary>
public sealed class TreatmentSession
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The patient's day.</summary>
    public DateOnly On { get; set; }

    public RouteOfAdministration Route { get; set; }

    /// <summary>Milligrams; null when not recorded.</summary>
    public decimal? DoseMg { get; set; }

    public bool AtHome { get; set; }

    public Guid RecordedBy { get; init; }

    public DateTimeOffset RecordedAt { get; init; }
}

internal sealed class TreatmentSessionConfiguration : IEntityTypeConfiguration<TreatmentSession>
{
    public void Configure(EntityTypeBuilder<TreatmentSession> session)
    {
        session.HasKey(s => new { s.ClinicId, s.Id });
        session.HasIndex(s => new { s.ClinicId, s.PatientId, s.StartedAt });
    }
}
