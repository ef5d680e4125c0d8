using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>Who did or read what, when. Only ever added. FHIR: AuditEvent.</summary>
public sealed class AuditEvent
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The account; null when the program itself acted (the watch, an import).</summary>
    public Guid? UserId { get; init; }

    /// <summary>Whose data; null when nobody's.</summary>
    public Guid? PatientId { get; init; }

    /// <summary>In the patient's words: "opened your chart".</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to: an alert's or a session's id; empty when nothing in particular.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Its place in the clinic's chain, from 1; null until it is sealed, some seconds later.</summary>
    public long? Sequence { get; set; }

    /// <summary>SHA-256 over the hash before it and this row, as hexadecimal; null until it is sealed.</summary>
    public string? Hash { get; set; }
}

internal sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> audit)
    {
        audit.HasKey(a => new { a.ClinicId, a.Id });
        audit.Property(a => a.Action).HasMaxLength(200);
        audit.Property(a => a.Subject).HasMaxLength(200);
        audit.Property(a => a.Hash).HasMaxLength(64);
        // Two processes that seal the same row: the second finds that it has its place already.
        audit.Property(a => a.Sequence).IsConcurrencyToken();
        audit.HasIndex(a => new { a.ClinicId, a.PatientId, a.At });
        audit.HasIndex(a => new { a.ClinicId, a.Sequence }).IsUnique();
    }
}
