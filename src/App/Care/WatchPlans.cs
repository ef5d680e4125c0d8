using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>A patient's personal watch plans: the latest counts.</summary>
public static class WatchPlans
{
    /// <returns>Null while none is written.</returns>
    public static Task<WatchPlan?> Now(CareDb db, PatientKey key, CancellationToken cancellation) => Of(db, key).AsNoTracking().FirstOrDefaultAsync(cancellation);

    /// <summary>All that were ever written, the latest first.</summary>
    public static IQueryable<WatchPlan> Of(CareDb db, PatientKey key) =>
        db.WatchPlans.Where(p => p.ClinicId == key.ClinicId && p.PatientId == key.PatientId).OrderByDescending(p => p.WrittenAt).ThenByDescending(p => p.Id);
}
