using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Audit;

/// <summary>One look at a patient's record by somebody else.</summary>
/// <param name="Who">The name of the account; null when it is gone.</param>
/// <param name="Did">In the patient's words: "opened your chart".</param>
public sealed record Look(DateTimeOffset At, string? Who, string Did);

/// <summary>Reads the record of reads, for the patient whose record it is.</summary>
public static class WhoLooked
{
    /// <summary>Newest first.</summary>
    /// <param name="patientsOwn">The patient's own account, whose acts are no looks of others.</param>
    public static async Task<IReadOnlyList<Look>> At(CareDb db, int clinicId, Guid patientId, Guid patientsOwn, int skip, int take, CancellationToken cancellation) =>
        await (
            from a in db.AuditEvents.AsNoTracking()
            where a.ClinicId == clinicId && a.PatientId == patientId && a.UserId != null && a.UserId != patientsOwn
            join u in db.Users on a.UserId equals u.Id into accounts
            from u in accounts.DefaultIfEmpty()
            orderby a.At descending, a.Id
            // A support person on a live card has no account, and a name all the same.
            select new Look(a.At, u == null ? db.SupportPeople.Where(p => p.ClinicId == a.ClinicId && p.Id == a.UserId).Select(p => p.Name).FirstOrDefault() : u.DisplayName, a.Action)).Skip(skip).Take(take).ToListAsync(cancellation);
}
