using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>
/// Who said that they think of ending their life in the last 14 days and has no open alert of it any more: closed,
/// known or passed on. Known counts until its review, since what is said again meanwhile opens nothing.
/// </summary>
public static class IdeationLately
{
    /// <returns>The highest level, 1-3, by patient.</returns>
    public static Task<Dictionary<Guid, int>> Of(CareDb db, int clinicId, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now - Needs.IdeationIsRecentFor;
        return db.Alerts
            .Where(a => a.ClinicId == clinicId && a.ClosedAt != null && a.Sign == Ideation.Code && !a.IsHistorical)
            .Where(a => (a.Grade > 0 && a.NewestFactAt >= since) || (a.KnownLevel > 0 && a.ReviewBy > now))
            .GroupBy(a => a.PatientId)
            .Select(g => new { g.Key, Level = g.Max(a => a.Grade > a.KnownLevel ? a.Grade : a.KnownLevel) })
            .ToDictionaryAsync(g => g.Key, g => g.Level, cancellation);
    }
}
