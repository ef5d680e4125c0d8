using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>One passage of the canary through the whole path: check-in, alert, delivery, acknowledgement. What is null was not reached.</summary>
public sealed class CanaryRun
{
    public Guid Id { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? CheckedInAt { get; set; }

    public DateTimeOffset? AlertedAt { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    public DateTimeOffset? AcknowledgedAt { get; set; }

    public DateTimeOffset? FailedAt { get; set; }

    /// <summary>Which step failed, in words for an admin; empty while it runs or when it went well.</summary>
    public string Failure { get; set; } = "";
}

internal sealed class CanaryRunConfiguration : IEntityTypeConfiguration<CanaryRun>
{
    public void Configure(EntityTypeBuilder<CanaryRun> run)
    {
        run.Property(r => r.Id).ValueGeneratedNever();
        run.Property(r => r.Failure).HasMaxLength(500);
        run.HasIndex(r => r.StartedAt);
    }
}
