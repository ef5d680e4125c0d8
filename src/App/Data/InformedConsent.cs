using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>One version of the text that a patient signs before the first session (mission 1.7); never changed, only followed. FHIR: Consent.policy.</summary>
public sealed class ConsentText
{
    public int ClinicId { get; init; }

    /// <summary>From 1; the highest of a language is in force.</summary>
    public int Version { get; init; }

    /// <summary>BCP 47, like "en".</summary>
    public required string Language { get; init; }

    public required string Words { get; init; }

    public Guid PublishedBy { get; init; }

    public DateTimeOffset PublishedAt { get; init; }
}

/// <summary>A signature under one version. FHIR: Consent.</summary>
public sealed class ConsentSignature
{
    public int ClinicId { get; init; }

    /// <summary>Made when the page was drawn, so that a second tap signs once.</summary>
    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public int Version { get; init; }

    public required string Language { get; init; }

    /// <summary>SHA-256 of the words that were shown, as hexadecimal: what was signed can be proved.</summary>
    public required string WordsHash { get; init; }

    /// <summary>As the patient typed it.</summary>
    public required string SignedName { get; init; }

    public Guid SignedBy { get; init; }

    public DateTimeOffset SignedAt { get; init; }
}

internal sealed class ConsentTextConfiguration : IEntityTypeConfiguration<ConsentText>
{
    public void Configure(EntityTypeBuilder<ConsentText> text)
    {
        text.HasKey(t => new { t.ClinicId, t.Version, t.Language });
        text.Property(t => t.Language).HasMaxLength(35);
    }
}

internal sealed class ConsentSignatureConfiguration : IEntityTypeConfiguration<ConsentSignature>
{
    public void Configure(EntityTypeBuilder<ConsentSignature> signature)
    {
        signature.HasKey(s => new { s.ClinicId, s.Id });
        signature.Property(s => s.Language).HasMaxLength(35);
        signature.Property(s => s.WordsHash).HasMaxLength(64);
        signature.Property(s => s.SignedName).HasMaxLength(200);
        signature.HasIndex(s => new { s.ClinicId, s.PatientId, s.SignedAt });
    }
}
