using Evenkeel.Clinical;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>Something that a person told the clinic outside the scales: "I feel worse", "call me", "I'm worried". FHIR: Communication.</summary>
public sealed class Report
{
    public int ClinicId { get; init; }

    /// <summary>Made when the page was drawn, so that a second tap is the same report.</summary>
    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public ReportKind Kind { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The device's clock was off by more than ten minutes, or it lay in the future: received-at stands in.</summary>
    public bool ClockWasOff { get; init; }

    /// <summary>The patient's day.</summary>
    public DateOnly On { get; init; }

    /// <summary>The account that said it.</summary>
    public Guid MadeBy { get; init; }

    /// <summary>In their own words; empty when they wrote none.</summary>
    public string Words { get; init; } = "";
}

internal sealed class ReportConfiguration : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> report)
    {
        report.HasKey(r => new { r.ClinicId, r.Id });
        report.Property(r => r.Words).HasMaxLength(2000);
        report.HasIndex(r => new { r.ClinicId, r.PatientId, r.MadeAt });
    }
}
