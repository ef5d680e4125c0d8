using System.Security.Claims;
using Evenkeel.Care;
using Evenkeel.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Evenkeel.Platform.Access;

/// <summary>Who is asking, from the sign-in cookie.</summary>
public sealed record Caller(Guid UserId, int ClinicId, Role Role, Guid? PatientId, string DisplayName)
{
    /// <summary>The patient that the caller is, or supports.</summary>
    /// <exception cref="InvalidOperationException">The caller is neither.</exception>
    public PatientKey Patient => new(ClinicId, PatientId ?? throw new InvalidOperationException("This account belongs to no patient."));

    public Actor Actor => new(ClinicId, UserId);

    public bool IsStaff => Role is Role.Clinician or Role.Coach or Role.Admin;
}

public static class CallerClaims
{
    private const string Clinic = "clinic";
    private const string Patient = "patient";

    /// <summary>Null for nobody, and for who may do one thing alone, as a known device may write: such a one reads nothing.</summary>
    public static Caller? FindCaller(this ClaimsPrincipal principal) =>
        principal.Identity?.IsAuthenticated == true && principal.HasClaim(c => c.Type == Clinic) ? principal.Caller() : null;

    public static Caller Caller(this ClaimsPrincipal principal) => new(
        Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!),
        int.Parse(principal.FindFirstValue(Clinic)!),
        Enum.Parse<Role>(principal.FindFirstValue(ClaimTypes.Role)!),
        principal.FindFirstValue(Patient) is { } id ? Guid.Parse(id) : null,
        principal.FindFirstValue(ClaimTypes.GivenName)!);

    /// <summary>Writes into the cookie what a page needs to know about its caller.</summary>
    internal sealed class Factory(UserManager<User> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<User>(users, options)
    {
        protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
        {
            var identity = await base.GenerateClaimsAsync(user);
            identity.AddClaim(new Claim(Clinic, user.ClinicId.ToString()));
            identity.AddClaim(new Claim(ClaimTypes.Role, user.Role.ToString()));
            identity.AddClaim(new Claim(ClaimTypes.GivenName, user.DisplayName));
            if (user.PatientId is { } patient)
            {
                identity.AddClaim(new Claim(Patient, patient.ToString()));
            }

            return identity;
        }
    }
}
