using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>Somebody sent the monitoring form of a session; its countdown ends with it (mission 5.6). FHIR: DocumentReference.</summary>
public sealed class FormSent
{
    public int ClinicId { get; init; }

    /// <summary>Made when the page was drawn, so that a second tap is the same one.</summary>
    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Guid SessionId { get; init; }

    /// <summary>The clinic's day on which it went out.</summary>
    public DateOnly SentOn { get; init; }

    /// <summary>To whom and how, in the words of who sent it.</summary>
    public required string To { get; init; }

    public Guid RecordedBy { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>A person said that it never should have stood here; <see cref="RecordError"/> says who and why.</summary>
    public bool EnteredInError { get; set; }
}

internal sealed class FormSentConfiguration : IEntityTypeConfiguration<FormSent>
{
    public void Configure(EntityTypeBuilder<FormSent> sent)
    {
        sent.HasQueryFilter(r => !r.EnteredInError);
        sent.HasKey(f => new { f.ClinicId, f.Id });
        sent.Property(f => f.To).HasMaxLength(200);
        sent.HasIndex(f => new { f.ClinicId, f.SessionId });
        sent.HasIndex(f => new { f.ClinicId, f.PatientId });
    }
}
