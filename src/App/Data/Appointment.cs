using Evenkeel.Clinical.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>How far an appointment has come. FHIR: Appointment.status, by the same words.</summary>
public enum AppointmentState
{
    /// <summary>A programme's date that nobody has booked. It reminds nobody and opens nothing.</summary>
    Proposed = 1,
    /// <summary>A person booked it.</summary>
    Booked = 2,
    /// <summary>It took place.</summary>
    Fulfilled = 3,
    Cancelled = 4,
}

/// <summary>A time that a patient and the clinic have agreed on, or that a programme proposes. FHIR: Appointment.</summary>
public sealed class Appointment
{
    public int ClinicId { get; init; }

    /// <summary>Made when the page was drawn, so that a second tap books once.</summary>
    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    /// <summary>Null for one that belongs to no programme.</summary>
    public Guid? ProgrammeId { get; init; }

    public AppointmentKind Kind { get; init; }

    /// <summary>Of the programme's phase, in its words; empty outside one.</summary>
    public string Phase { get; init; } = "";

    /// <summary>Which of its kind in the programme, from 1; 0 outside one.</summary>
    public int Number { get; init; }

    /// <summary>The wall clock where it takes place; what a person agreed to. <see cref="StartsAt"/> follows from it.</summary>
    public DateOnly On { get; set; }

    public TimeOnly Time { get; set; }

    /// <summary>IANA zone of that clock.</summary>
    public required string Zone { get; set; }

    public DateTimeOffset StartsAt { get; set; }

    public int Minutes { get; set; }

    public bool AtHome { get; set; }

    /// <summary>The first session of a new course of treatment, as a clinician decided.</summary>
    public bool StartsCourse { get; set; }

    public AppointmentState State { get; set; }

    /// <summary>Grows with every change, as calendars expect (RFC 5545).</summary>
    public int Sequence { get; set; }

    /// <summary>When the patient asked for another time; null once a person has answered by moving, cancelling or keeping it.</summary>
    public DateTimeOffset? AnotherTimeAskedAt { get; set; }

    /// <summary>What would suit them, in their words.</summary>
    public string AnotherTimeWords { get; set; } = "";

    public Guid ChangedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Why it was moved, cancelled, or booked against the spacing, in the words of who did it.</summary>
    public string Reason { get; set; } = "";
}

internal sealed class AppointmentConfiguration : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> appointment)
    {
        appointment.HasKey(a => new { a.ClinicId, a.Id });
        appointment.Property(a => a.Phase).HasMaxLength(100);
        appointment.Property(a => a.Zone).HasMaxLength(64);
        appointment.Property(a => a.Reason).HasMaxLength(500);
        appointment.Property(a => a.AnotherTimeWords).HasMaxLength(500).HasDefaultValue("");
        appointment.HasIndex(a => new { a.ClinicId, a.PatientId, a.StartsAt });
        appointment.HasIndex(a => new { a.State, a.StartsAt });
    }
}
