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

/// <summary>Who signed, and on what.</summary>
public enum ConsentSigner
{
    /// <summary>The patient, here.</summary>
    Patient = 0,
    /// <summary>The patient, on paper.</summary>
    PatientOnPaper = 1,
    /// <summary>A named lawful representative, on paper.</summary>
    Representative = 2,
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

    /// <summary>As it was typed, or as it stands on the paper.</summary>
    public required string SignedName { get; init; }

    /// <summary>Whose account it was signed or entered with.</summary>
    public Guid SignedBy { get; init; }

    /// <summary>When it was signed here, or entered.</summary>
    public DateTimeOffset SignedAt { get; init; }

    public ConsentSigner Signer { get; init; }

    /// <summary>The day on the paper; null where it was signed here.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>Who saw the paper being signed; empty where it was signed here.</summary>
    public string Witness { get; init; } = "";

    /// <summary>What makes the representative a lawful one; empty for a patient's own signature.</summary>
    public string Authority { get; init; } = "";

    /// <summary>Where the paper or its scan lies; empty where it was signed here.</summary>
    public string KeptAt { get; init; } = "";
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
        signature.Property(s => s.Witness).HasMaxLength(200);
        signature.Property(s => s.Authority).HasMaxLength(200);
        signature.Property(s => s.KeptAt).HasMaxLength(200);
        signature.HasIndex(s => new { s.ClinicId, s.PatientId, s.SignedAt });
    }
}
