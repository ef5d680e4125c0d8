using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>How many alerts of the band a clinic wants to bear, as somebody signed it. Rows are only ever added; the latest holds.</summary>
public sealed class SignedBudget
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    /// <summary>Alerts per patient and month, 0.05-0.5.</summary>
    public decimal Budget { get; init; }

    /// <summary>The evidence from which on the band opens an alert [nats].</summary>
    public decimal Limit { get; init; }

    /// <summary>The same for a worsening away from sessions [nats]; null takes the default for the budget.</summary>
    public decimal? AwayLimit { get; init; }

    /// <summary>Months of patients' answers that the limit was fitted to; null when there were too few and the default was taken.</summary>
    public decimal? PatientMonths { get; init; }

    /// <summary>What the limit would have come to in that time [alerts per patient and month]; null with the default.</summary>
    public decimal? AlertsPerMonth { get; init; }

    public Guid SignedBy { get; init; }

    /// <summary>The name as it was typed to sign.</summary>
    public required string SignedName { get; init; }

    public DateTimeOffset SignedAt { get; init; }
}

internal sealed class SignedBudgetConfiguration : IEntityTypeConfiguration<SignedBudget>
{
    public void Configure(EntityTypeBuilder<SignedBudget> budget)
    {
        budget.HasKey(b => new { b.ClinicId, b.Id });
        budget.HasIndex(b => new { b.ClinicId, b.SignedAt });
        budget.Property(b => b.SignedName).HasMaxLength(200);
    }
}
