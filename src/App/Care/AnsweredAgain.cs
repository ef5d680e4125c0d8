using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Whether an answer has ended a silence, so that its alert may close in one tap (design 5b, closing).</summary>
public static class AnsweredAgain
{
    /// <summary>
    /// When somebody last answered who was silent; null while no answer has ended the silence, or when the one that
    /// did, or what came after it, opened or moved an alert itself: then somebody must look before anything closes.
    /// </summary>
    public static async Task<DateTimeOffset?> At(CareDb db, Patient patient, Alert alert, DateTimeOffset now, CancellationToken cancellation)
    {
        if (alert.Sign != SilentAfterDip.Code)
        {
            return null;
        }

        var t = await Trajectories.Read(db, patient, now, cancellation);
        var came = t.CheckIns.Where(Answering.SaysHowBad).Select(c => c.ReceivedAt)
            .Concat(t.Scores.Where(Answering.SaysHowBad).Select(s => s.ReceivedAt))
            .Where(at => at >= alert.OpenedAt).Order().ToArray();
        if (SilentAfterDip.Judge(t) is Present { Response: Response.Alert } || came is not [var first, ..])
        {
            return null;
        }

        // A calmer answer does not take back what the one before it has opened.
        var hasOpened = await db.Alerts
            .Where(a => a.ClinicId == alert.ClinicId && a.PatientId == alert.PatientId && a.Id != alert.Id)
            .AnyAsync(a => a.OpenedAt >= first || a.NewestFactAt >= first, cancellation);
        return hasOpened ? null : came[^1];
    }
}
