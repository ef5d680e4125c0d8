using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>A patient's own band up to a day, so that an answer costs one step. Nothing is lost with it: it is made again from the answers.</summary>
public sealed class BandState
{
    public int ClinicId { get; init; }

    public Guid PatientId { get; init; }

    /// <summary>The last day that it has taken in.</summary>
    public DateOnly UpTo { get; set; }

    /// <summary>The build of the clinical rules that made it: another one may use other numbers.</summary>
    public Guid MadeBy { get; set; }

    /// <summary>SHA-256 of the sessions and the latest answers that it took in, and of itself.</summary>
    public byte[] TakenIn { get; set; } = [];

    /// <summary>The band itself.</summary>
    public byte[] Bytes { get; set; } = [];
}

internal sealed class BandStateConfiguration : IEntityTypeConfiguration<BandState>
{
    public void Configure(EntityTypeBuilder<BandState> state)
    {
        state.HasKey(s => new { s.ClinicId, s.PatientId });
        state.Property(s => s.TakenIn).HasMaxLength(32);
    }
}
