using Evenkeel.Clinical.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>What a patient answered about one contraindication; the latest counts and earlier ones stay. FHIR: QuestionnaireResponse.item.</summary>
public sealed class ContraindicationAnswer
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    /// <summary>Of the contraindication, as listed in Clinical/Plans.</summary>
    public required string Code { get; init; }

    public ContraindicationReply Reply { get; init; }

    /// <summary>What the patient adds; may be empty.</summary>
    public string Words { get; init; } = "";

    public Guid AnsweredBy { get; init; }

    public DateTimeOffset AnsweredAt { get; init; }
}

/// <summary>A clinician's decision, with its reason; the latest counts. FHIR: ClinicalImpression.</summary>
public sealed class EligibilityDecision
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Eligibility Decision { get; init; }

    public required string Reason { get; init; }

    /// <summary>Who must say yes, for <see cref="Eligibility.NeedsClearance"/>.</summary>
    public Guid? ClearanceBy { get; init; }

    public Guid DecidedBy { get; init; }

    public DateTimeOffset DecidedAt { get; init; }

    /// <summary>A person said that it never should have stood here; <see cref="RecordError"/> says who and why.</summary>
    public bool EnteredInError { get; set; }
}

internal sealed class ContraindicationAnswerConfiguration : IEntityTypeConfiguration<ContraindicationAnswer>
{
    public void Configure(EntityTypeBuilder<ContraindicationAnswer> answer)
    {
        answer.HasKey(a => new { a.ClinicId, a.Id });
        answer.Property(a => a.Code).HasMaxLength(40);
        answer.Property(a => a.Words).HasMaxLength(1000);
        answer.HasIndex(a => new { a.ClinicId, a.PatientId, a.AnsweredAt });
    }
}

internal sealed class EligibilityDecisionConfiguration : IEntityTypeConfiguration<EligibilityDecision>
{
    public void Configure(EntityTypeBuilder<EligibilityDecision> decision)
    {
        decision.HasQueryFilter(r => !r.EnteredInError);
        decision.HasKey(d => new { d.ClinicId, d.Id });
        decision.Property(d => d.Reason).HasMaxLength(1000);
        decision.HasIndex(d => new { d.ClinicId, d.PatientId, d.DecidedAt });
    }
}
