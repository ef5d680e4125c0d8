using System.Collections.Concurrent;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Access;

/// <summary>
/// A list shows one line of many patients: each of them reads in their access log who saw it, once a day for each viewer, however
/// often the list draws itself anew.
/// </summary>
public sealed class SeenInList(IDbContextFactory<CareDb> dbs, Clock clock)
{
    private const int AtOnce = 500;

    // What has been written today, so that a list which refreshes by itself asks nothing of the database. A restart forgets it and reads it again.
    private readonly ConcurrentDictionary<(Guid Viewer, string Action), (DateOnly On, ConcurrentDictionary<Guid, bool> Patients)> _noted = new();

    /// <param name="action">In the patient's words: "saw your name in the list of open alerts".</param>
    public async Task Note(Caller caller, string zone, IEnumerable<Guid> patients, string action, CancellationToken cancellation)
    {
        var today = Days.On(zone, clock.Now);
        var noted = _noted.AddOrUpdate((caller.UserId, action), _ => (today, new()), (_, old) => old.On == today ? old : (today, new())).Patients;
        foreach (var some in patients.Where(p => !noted.ContainsKey(p)).Distinct().ToArray().Chunk(AtOnce))
        {
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            var begins = Days.Begins(zone, today);
            var there = await db.AuditEvents
                .Where(a => a.ClinicId == caller.ClinicId && a.PatientId != null && some.Contains(a.PatientId.Value) && a.At >= begins && a.UserId == caller.UserId && a.Action == action)
                .Select(a => a.PatientId!.Value).ToListAsync(cancellation);
            foreach (var patient in some.Except(there))
            {
                db.Note(caller.ClinicId, clock.Now, caller.UserId, patient, action);
            }

            await db.SaveChangesAsync(cancellation);
            foreach (var patient in some)
            {
                noted[patient] = true;
            }
        }
    }
}
