using Evenkeel.Clinical;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>One body received for an instrument (PHQ-9, GAD-7, ASQ, C-SSRS). Append-only by revision, like a check-in. FHIR: QuestionnaireResponse.</summary>
public sealed class InstrumentResponse
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    /// <summary>From 1.</summary>
    public int Revision { get; init; }

    public Guid PatientId { get; init; }

    /// <summary>The instrument's code: phq-9, gad-7, asq, c-ssrs.</summary>
    public required string Instrument { get; init; }

    /// <summary>The answers in order, separated by commas: a number, or s (skipped), d (declined), n (not asked).</summary>
    public required string Items { get; init; }

    /// <summary>Null when an item is missing.</summary>
    public int? Total { get; init; }

    public Answer Item9 { get; init; }

    public Screening Screening { get; init; }

    public DateTimeOffset AnsweredAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }
}

internal sealed class InstrumentResponseConfiguration : IEntityTypeConfiguration<InstrumentResponse>
{
    public void Configure(EntityTypeBuilder<InstrumentResponse> response)
    {
        response.HasKey(r => new { r.ClinicId, r.Id, r.Revision });
        response.Property(r => r.Instrument).HasMaxLength(32);
        response.Property(r => r.Items).HasMaxLength(400);
        response.HasIndex(r => new { r.ClinicId, r.PatientId, r.AnsweredAt });
    }
}
