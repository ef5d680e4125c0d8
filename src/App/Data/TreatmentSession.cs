using Evenkeel.Clinical.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

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

    /// <summary>The appointment that it fulfils; null for one recorded afterwards.</summary>
    public Guid? AppointmentId { get; init; }

    /// <summary>Booked and begun here, and not entered afterwards.</summary>
    public bool IsBooked => AppointmentId is not null;

    /// <summary>A person said that a new course of treatment begins with it: what came before is compared with no more (design 5a, CourseBaseline).</summary>
    public bool StartsCourse { get; set; }

    /// <summary>When the medicine was given; from then on judgement counts as altered.</summary>
    public DateTimeOffset? DosedAt { get; set; }

    /// <summary>Until when it does, as a clinician set it; exclusive. Null where nobody has: then the cautious default holds.</summary>
    public DateTimeOffset? AlteredUntil { get; set; }

    /// <summary>Of the vial, lozenge or spray; empty when not recorded.</summary>
    public string Lot { get; set; } = "";

    /// <summary>On the day; null when not recorded.</summary>
    public decimal? WeightKg { get; set; }

    /// <summary>Who was there, by name or role.</summary>
    public string PeoplePresent { get; set; } = "";

    /// <summary>The record was found complete and closed by <see cref="ClosedBy"/>.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    public Guid? ClosedBy { get; set; }

    /// <summary>It was begun and no dose was given: then it is no session for anything else. Null for one that took place.</summary>
    public DateTimeOffset? NotGivenAt { get; set; }

    /// <summary>Why not, in the words of who said so; empty for one that took place.</summary>
    public string NotGivenReason { get; set; } = "";

    public Guid RecordedBy { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>A person said that it never should have stood here; <see cref="RecordError"/> says who and why.</summary>
    public bool EnteredInError { get; set; }
}

internal sealed class TreatmentSessionConfiguration : IEntityTypeConfiguration<TreatmentSession>
{
    public void Configure(EntityTypeBuilder<TreatmentSession> session)
    {
        session.HasKey(s => new { s.ClinicId, s.Id });
        session.Property(s => s.Lot).HasMaxLength(100).HasDefaultValue("");
        session.Property(s => s.PeoplePresent).HasMaxLength(300).HasDefaultValue("");
        session.Property(s => s.NotGivenReason).HasMaxLength(500).HasDefaultValue("");
        // One that was begun and not given, or entered in error, is none for signs, plans, holds and charts; who writes its record
        // asks for it by name.
        session.HasQueryFilter(s => s.NotGivenAt == null && !s.EnteredInError);
        session.HasIndex(s => new { s.ClinicId, s.PatientId, s.StartedAt });
        session.HasIndex(s => new { s.ClinicId, s.StartedAt });
    }
}
