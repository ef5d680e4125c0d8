using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenkeel.Data;

/// <summary>What a person does here. One account has one role.</summary>
public enum Role
{
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
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.Property(u => u.DisplayName).HasMaxLength(200);
        user.HasIndex(u => new { u.ClinicId, u.Role });
    }
}
