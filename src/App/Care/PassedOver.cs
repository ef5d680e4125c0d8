using Evenkeel.Clinical;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>
/// A form that was sent without its safety answer is shown again with that one question. Whoever leaves it there has skipped the
/// question, and skipped counts as "prefer not to say" (design 5a): never as not asked. An answer that comes later still stands.
/// </summary>
internal static class PassedOver
{
    /// <summary>So long the question is taken to be still before somebody's eyes.</summary>
    private static readonly TimeSpan After = TimeSpan.FromMinutes(15);

    /// <summary>From when an open form counts as left; null for one that is whole.</summary>
    public static DateTimeOffset? From(Data.CheckIn checkIn) => checkIn.IsWhole ? null : checkIn.ReceivedAt + After;

    /// <summary>When the next of a patient's open forms will count as left, so that somebody looks then.</summary>
    public static async Task<DateTimeOffset?> Next(CareDb db, Patient patient, Trajectory trajectory, CancellationToken cancellation)
    {
        var (asOf, since) = (trajectory.AsOf, trajectory.AsOf - After);
        if (!trajectory.CheckIns.Any(c => c.Safety == SafetyAnswer.NotAsked && c.ReceivedAt > since))
        {
            return null;
        }

        var stored = await db.CheckIns.AsNoTracking()
            .Where(c => c.ClinicId == patient.ClinicId && c.PatientId == patient.Id && c.ReceivedAt > since && !c.IsWhole && c.Safety == SafetyAnswer.NotAsked).ToListAsync(cancellation);
        return stored.Concat(db.CheckIns.Local.Where(c => c.PatientId == patient.Id && !c.IsWhole && c.Safety == SafetyAnswer.NotAsked)).Select(From).Where(at => at > asOf).Min();
    }
}
