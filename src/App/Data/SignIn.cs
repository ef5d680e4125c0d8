using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>One sign-in of one account on one browser. Its cookie names it, and is worth nothing once it has ended.</summary>
public sealed class SignIn
{
    public int ClinicId { get; init; }

    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class SignInConfiguration : IEntityTypeConfiguration<SignIn>
{
    public void Configure(EntityTypeBuilder<SignIn> signIn)
    {
        signIn.HasKey(s => new { s.ClinicId, s.Id });
        signIn.HasIndex(s => new { s.ClinicId, s.UserId, s.At });
    }
}
