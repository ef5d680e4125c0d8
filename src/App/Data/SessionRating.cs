using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>How a session was for the patient (mission 2.10); the latest counts and earlier ones stay. FHIR: QuestionnaireResponse.</summary>
public sealed class SessionRating
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Guid SessionId { get; init; }

    public DateTimeOffset AnsweredAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>0 to 10, 10 easiest.</summary>
    public Answer Ease { get; init; }

    /// <summary>0 to 10, 10 most.</summary>
    public Answer Meaning { get; init; }

    /// <summary>0 to 10, 10 worst.</summary>
    public Answer Distress { get; init; }

    /// <summary>"Hard in a way I need help with".</summary>
    public HelpWanted Help { get; init; }
}

/// <summary>A challenging experience in or after a session, by whoever noticed it (mission 3.4). FHIR: Observation.</summary>
public sealed class ChallengingExperience
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    /// <summary>The session it belongs to, by its appointment; null for none.</summary>
    public Guid? AppointmentId { get; init; }

    /// <summary>The account, or the support person.</summary>
    public Guid RecordedBy { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>When it was, as far as it is known.</summary>
    public DateTimeOffset HappenedAt { get; init; }

    public ExperienceKind Kind { get; init; }

    /// <summary>0 to 10, 10 worst.</summary>
    public Answer Intensity { get; init; }

    /// <summary>How long it lasted.</summary>
    public Answer Minutes { get; init; }

    public string Words { get; init; } = "";

    public string WhatHelped { get; init; } = "";

    /// <summary>A person said that it never should have stood here; <see cref="RecordError"/> says who and why.</summary>
    public bool EnteredInError { get; set; }
}

/// <summary>How perception and attention are at one time after a dose (mission 3.11). FHIR: Observation.</summary>
public sealed class PerceptionCheck
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Guid SessionId { get; init; }

    /// <summary>The account, or the support person.</summary>
    public Guid AnsweredBy { get; init; }

    public DateTimeOffset AnsweredAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Feeling far from oneself or the world.</summary>
    public PerceptionLevel Dissociation { get; init; }

    public PerceptionLevel Dizziness { get; init; }

    public PerceptionLevel Confusion { get; init; }

    /// <summary>A person said that it never should have stood here; <see cref="RecordError"/> says who and why.</summary>
    public bool EnteredInError { get; set; }
}

internal sealed class SessionRatingConfiguration : IEntityTypeConfiguration<SessionRating>
{
    public void Configure(EntityTypeBuilder<SessionRating> rating)
    {
        rating.HasKey(r => new { r.ClinicId, r.Id });
        rating.HasIndex(r => new { r.ClinicId, r.PatientId, r.SessionId });
    }
}

internal sealed class ChallengingExperienceConfiguration : IEntityTypeConfiguration<ChallengingExperience>
{
    public void Configure(EntityTypeBuilder<ChallengingExperience> experience)
    {
        experience.HasQueryFilter(r => !r.EnteredInError);
        experience.HasKey(e => new { e.ClinicId, e.Id });
        experience.Property(e => e.Words).HasMaxLength(2000);
        experience.Property(e => e.WhatHelped).HasMaxLength(1000);
        experience.HasIndex(e => new { e.ClinicId, e.PatientId, e.RecordedAt });
    }
}

internal sealed class PerceptionCheckConfiguration : IEntityTypeConfiguration<PerceptionCheck>
{
    public void Configure(EntityTypeBuilder<PerceptionCheck> check)
    {
        check.HasQueryFilter(r => !r.EnteredInError);
        check.HasKey(c => new { c.ClinicId, c.Id });
        check.HasIndex(c => new { c.ClinicId, c.PatientId, c.SessionId });
    }
}
