using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Support;

/// <summary>For whom a support person with an account is there.</summary>
internal static class Supported
{
    /// <summary>Null when the patient has not chosen this person, or no longer.</summary>
    public static Task<Patient?> By(CareDb db, Caller caller, CancellationToken cancellation) =>
        db.Patients.AsNoTracking().SingleOrDefaultAsync(
            p => p.ClinicId == caller.ClinicId && p.Id == caller.PatientId && p.DeletedAt == null
                && db.SupportPeople.Any(s => s.ClinicId == p.ClinicId && s.PatientId == p.Id && s.UserId == caller.UserId && s.EndedAt == null), cancellation);

    /// <summary>All of the name that a support person is shown.</summary>
    public static string FirstName(this Patient patient) => patient.Name.Split(' ', 2)[0];
}
