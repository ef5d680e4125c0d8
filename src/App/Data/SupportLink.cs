using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>A support person's way to the live card of one session, without an account (mission N5). It opens that card and nothing else, and is dead when the session is over.</summary>
public sealed class SupportLink
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Guid AppointmentId { get; init; }

    public Guid SupportPersonId { get; init; }

    /// <summary>SHA-256 of the token in the link, as hexadecimal; the token itself is kept nowhere.</summary>
    public required string TokenHash { get; init; }

    public Guid MadeBy { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Taken back by the patient or the clinic, or given back by the support person.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>When the support person said that they have read and understood what to do (mission 6.18); null for not yet.</summary>
    public DateTimeOffset? UnderstoodAt { get; set; }
}

/// <summary>How somebody seems to who sits with them. Never renumbered: it is stored.</summary>
public enum Seems
{
    Well = 1,
    NotSure = 2,
    NotWell = 3,
}

/// <summary>A support person looked in. FHIR: Observation, by a RelatedPerson.</summary>
public sealed class LookIn
{
    public int ClinicId { get; init; }

    /// <summary>Made where it was tapped, so that it counts once however often it is sent.</summary>
    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Guid AppointmentId { get; init; }

    public Guid SupportPersonId { get; init; }

    /// <summary>When they looked, by the phone; one that waited for a network keeps its time.</summary>
    public DateTimeOffset At { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public Seems Seems { get; init; }

    public string Words { get; init; } = "";
}

internal sealed class SupportLinkConfiguration : IEntityTypeConfiguration<SupportLink>
{
    public void Configure(EntityTypeBuilder<SupportLink> link)
    {
        link.HasKey(l => new { l.ClinicId, l.Id });
        link.Property(l => l.TokenHash).HasMaxLength(64);
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.HasIndex(l => new { l.ClinicId, l.PatientId });
    }
}

internal sealed class LookInConfiguration : IEntityTypeConfiguration<LookIn>
{
    public void Configure(EntityTypeBuilder<LookIn> lookIn)
    {
        lookIn.HasKey(l => new { l.ClinicId, l.Id });
        lookIn.Property(l => l.Words).HasMaxLength(500);
        lookIn.HasIndex(l => new { l.ClinicId, l.AppointmentId });
        lookIn.HasIndex(l => new { l.ClinicId, l.PatientId });
    }
}
