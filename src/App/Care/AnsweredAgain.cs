using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Whether an answer has ended a silence, so that its alert may close in one tap (design 5b, closing).</summary>
public static class AnsweredAgain
{
    /// <summary>
    /// When the answer came that ended the silence; null while none has, or when that answer, or what came after it, opened or moved
    /// an alert itself: then somebody must look before anything closes.
    /// </summary>
    public static async Task<DateTimeOffset?> At(CareDb db, Patient patient, Alert alert, DateTimeOffset now, CancellationToken cancellation)
    {
        if (alert.Sign != SilentAfterDip.Code)
        {
            return null;
        }

        var t = await Trajectories.Read(db, patient, now, cancellation);
        if (SilentAfterDip.Judge(t) is Present { Response: Response.Alert } || t.Readings.Count == 0)
        {
            return null;
        }

        var since = alert.OpenedAt;
        var cameAt = t.CheckIns.Last(c => c.AnsweredAt == t.Readings[^1].At).ReceivedAt;
        return cameAt < since || await db.Alerts.AnyAsync(
                a => a.ClinicId == alert.ClinicId && a.PatientId == alert.PatientId && a.Id != alert.Id && (a.OpenedAt >= cameAt || a.NewestFactAt >= cameAt), cancellation)
            ? null : cameAt;
    }
}
