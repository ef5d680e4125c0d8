using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Who may decide dose, route and eligibility: a clinician whose account says so (design 5b).</summary>
public static class Prescribing
{
    public const string Refused = "Dose and route are recorded by a clinician who may prescribe. An admin says who may, on the page of people.";
    public const string EligibilityRefused = "Who can have sessions is decided by a clinician who may prescribe. An admin says who may, on the page of people.";

    public static Task<bool> May(CareDb db, int clinicId, Guid userId, CancellationToken cancellation) =>
        db.Users.AnyAsync(u => u.ClinicId == clinicId && u.Id == userId && u.Role == Role.Clinician && u.MayPrescribe, cancellation);
}
