using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>What a person does here. One account has one role.</summary>
public enum Role
{
    /// <summary>Of an account that is suspended: it opens no room, stands on no list and is told nothing.</summary>
    None = 0,
    Patient = 1,
    Clinician = 2,
    Coach = 3,
    Support = 4,
    Admin = 5,
}

/// <summary>An account.</summary>
public sealed class User : IdentityUser<Guid>
{
    public int ClinicId { get; set; }

    /// <summary>As others read it: "Dr Osei".</summary>
    public required string DisplayName { get; set; }

    public Role Role { get; set; }

    /// <summary>The patient that this account is, for role Patient, or supports, for role Support.</summary>
    public Guid? PatientId { get; set; }

    /// <summary>Since when nobody may sign in with it; null for an account in use.</summary>
    public DateTimeOffset? SuspendedAt { get; set; }

    /// <summary>The role that it held until it was suspended, and holds again afterwards.</summary>
    public Role SuspendedRole { get; set; }

    /// <summary>For good; what the person did stays on record under their name.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Of a clinician: whether dose, route, eligibility and what a Hold asks may be decided by them.</summary>
    public bool MayPrescribe { get; set; } = true;

    /// <summary>IANA zone in which this person reads times; empty for the clinic's or the patient's own.</summary>
    public string Zone { get; set; } = "";

    /// <summary>Quiet hours on this person's wall clock: what can wait (reminders, nudges, digests) waits; alerts never do. Equal for none.</summary>
    public TimeOnly QuietFrom { get; set; } = new(22, 0);

    public TimeOnly QuietUntil { get; set; } = new(8, 0);
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.Property(u => u.DisplayName).HasMaxLength(200);
        user.Property(u => u.Zone).HasMaxLength(64);
        user.Property(u => u.MayPrescribe).HasDefaultValue(true).ValueGeneratedNever();
        user.Property(u => u.QuietFrom).HasDefaultValue(new TimeOnly(22, 0)).ValueGeneratedNever();
        user.Property(u => u.QuietUntil).HasDefaultValue(new TimeOnly(8, 0)).ValueGeneratedNever();
        user.HasIndex(u => new { u.ClinicId, u.Role });
    }
}
