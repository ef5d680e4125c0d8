using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>A time in which the patient asked not to be asked. While an alert stands open, in a dip or within 72 hours of a session it needs a person's yes.</summary>
public sealed class Pause
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset From { get; init; }

    /// <summary>Exclusive; at most 14 days after <see cref="From"/>.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>Whether a person's yes was needed when it was asked for.</summary>
    public bool NeedsYes { get; init; }

    public Guid? AnsweredBy { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>The person's answer; null while none was given.</summary>
    public bool? Agreed { get; set; }

    /// <summary>The patient came back before its end, or took the request back.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Asked for, and a person has neither said yes nor no: nothing is paused.</summary>
    public bool IsWaiting() => NeedsYes && Agreed is null && EndedAt is null;
}

internal sealed class PauseConfiguration : IEntityTypeConfiguration<Pause>
{
    public void Configure(EntityTypeBuilder<Pause> pause)
    {
        pause.HasKey(p => new { p.ClinicId, p.Id });
        pause.HasIndex(p => new { p.ClinicId, p.PatientId, p.From });
    }
}
