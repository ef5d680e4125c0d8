using Evenkeel.Clinical.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>Readings taken at one time of a session, or why they were not. FHIR: Observation (blood pressure panel, heart rate, oxygen saturation).</summary>
public sealed class VitalSigns
{
    public int ClinicId { get; init; }

    /// <summary>Made when the page was drawn, so that a second tap is the same reading.</summary>
    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Guid AppointmentId { get; init; }

    public VitalsMoment Moment { get; init; }

    public DateTimeOffset TakenAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>mmHg; null when it was not taken.</summary>
    public int? Systolic { get; init; }

    /// <summary>mmHg; null when it was not taken.</summary>
    public int? Diastolic { get; init; }

    /// <summary>Beats a minute; null when not taken.</summary>
    public int? HeartRate { get; init; }

    /// <summary>Oxygen saturation in per cent; null when not taken.</summary>
    public int? OxygenSaturation { get; init; }

    /// <summary>Why it was not taken, or why an unlikely value is right.</summary>
    public string Words { get; init; } = "";

    /// <summary>The account, or the support person.</summary>
    public Guid TakenBy { get; init; }

    /// <summary>A person said that it never should have stood here; <see cref="RecordError"/> says who and why.</summary>
    public bool EnteredInError { get; set; }
}

internal sealed class VitalSignsConfiguration : IEntityTypeConfiguration<VitalSigns>
{
    public void Configure(EntityTypeBuilder<VitalSigns> vitals)
    {
        vitals.HasQueryFilter(r => !r.EnteredInError);
        vitals.HasKey(v => new { v.ClinicId, v.Id });
        vitals.Property(v => v.Words).HasMaxLength(500);
        vitals.HasIndex(v => new { v.ClinicId, v.AppointmentId });
        vitals.HasIndex(v => new { v.ClinicId, v.PatientId });
    }
}
