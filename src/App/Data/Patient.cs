using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>A patient of a clinic. FHIR: Patient.</summary>
public sealed class Patient
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>IANA time zone; decides the patient's day.</summary>
    public required string Zone { get; set; }

    /// <summary>Where the patient is for a time, as an IANA zone; empty at home.</summary>
    public string AwayZone { get; set; } = "";

    /// <summary>Until when; exclusive.</summary>
    public DateTimeOffset? AwayUntil { get; set; }

    /// <summary>When to be reminded of today's check-in, on the wall clock where the patient is; null for never.</summary>
    public TimeOnly? RemindAt { get; set; }

    /// <summary>The next reminder; the watch reads this.</summary>
    public DateTimeOffset? NextReminderAt { get; set; }

    public DateTimeOffset EnrolledAt { get; init; }

    /// <summary>When to look again though nothing new has come; the watch reads this.</summary>
    public DateTimeOffset? ReassessAt { get; set; }

    /// <summary>Counts every change to anything of this patient: two writers cannot both believe that they were the only one.</summary>
    public long Version { get; set; }

    /// <summary>From when this person should call, agreed with them: read after "If"; empty until it is agreed, and then nothing reassuring is shown.</summary>
    public string CallWhen { get; set; } = "";

    /// <summary>Whom they call: read after "call".</summary>
    public string CallWhom { get; set; } = "";

    /// <summary>SHA-256 of the token in the address of the patient's own calendar, as hexadecimal; empty while there is none.</summary>
    public string CalendarTokenHash { get; set; } = "";

    /// <summary>Made from an imported diary: nobody is behind it, no ladder runs.</summary>
    public bool IsHistorical { get; init; }

    public DateTimeOffset? DeletedAt { get; set; }
}

internal sealed class PatientConfiguration : IEntityTypeConfiguration<Patient>
{
    public void Configure(EntityTypeBuilder<Patient> patient)
    {
        patient.HasKey(p => new { p.ClinicId, p.Id });
        patient.Property(p => p.Name).HasMaxLength(200);
        patient.Property(p => p.Zone).HasMaxLength(64);
        patient.Property(p => p.CallWhen).HasMaxLength(300);
        patient.Property(p => p.CallWhom).HasMaxLength(100);
        patient.Property(p => p.Version).IsConcurrencyToken();
        patient.Property(p => p.AwayZone).HasMaxLength(64);
        patient.Property(p => p.CalendarTokenHash).HasMaxLength(64).HasDefaultValue("");
        patient.HasIndex(p => p.CalendarTokenHash);
        patient.HasIndex(p => p.ReassessAt);
        patient.HasIndex(p => p.NextReminderAt);
    }
}
