using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>How the patient seems to a support person on a day without a session; the patient agreed that they are asked, and reads it (mission 6.19). FHIR: Observation, by a RelatedPerson.</summary>
public sealed class SupportObservation
{
    public int ClinicId { get; init; }

    /// <summary>Made when the page was drawn, so that a second tap is the same one.</summary>
    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Guid SupportPersonId { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public Seems Seems { get; init; }

    public string Words { get; init; } = "";
}

internal sealed class SupportObservationConfiguration : IEntityTypeConfiguration<SupportObservation>
{
    public void Configure(EntityTypeBuilder<SupportObservation> observation)
    {
        observation.HasKey(o => new { o.ClinicId, o.Id });
        observation.Property(o => o.Words).HasMaxLength(500);
        observation.HasIndex(o => new { o.ClinicId, o.PatientId, o.At });
    }
}
