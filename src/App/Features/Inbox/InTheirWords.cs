using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Inbox;

/// <summary>What somebody wrote with "I feel worse", "call me", "I'm worried" or beside a reading, as they wrote it.</summary>
public sealed record Quote(DateTimeOffset At, string Who, string Words);

/// <summary>The words that came with what an alert rests on, and the session that is going on: who answers at night has no time to look for them.</summary>
/// <param name="RunningVisit">The appointment of a session without an end; null for none.</param>
public sealed record InTheirWords(IReadOnlyList<Quote> Quotes, Guid? RunningVisit)
{
    /// <summary>Words from so long before the alert belong to it too.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromHours(24);

    public static async Task<InTheirWords> Of(CareDb db, Patient patient, Alert alert, DateTimeOffset now, CancellationToken cancellation)
    {
        var (since, until) = (alert.OpenedAt - Before, alert.ClosedAt ?? now);
        var said = await (
            from r in db.Reports.AsNoTracking()
            where r.ClinicId == patient.ClinicId && r.PatientId == patient.Id && r.ReceivedAt >= since && r.ReceivedAt <= until && r.Words != ""
            orderby r.MadeAt descending
            select new
            {
                r.MadeAt, r.Words,
                Who = db.Users.Where(u => u.Id == r.MadeBy).Select(u => u.DisplayName).FirstOrDefault() ?? db.SupportPeople.Where(p => p.ClinicId == r.ClinicId && p.Id == r.MadeBy).Select(p => p.Name).FirstOrDefault(),
            }).ToListAsync(cancellation);
        var day = now - Before;
        var visit = await db.Sessions.Where(s => s.ClinicId == patient.ClinicId && s.PatientId == patient.Id && s.AppointmentId != null && s.StartedAt > day && s.StartedAt <= now && (s.EndedAt == null || s.EndedAt > now))
            .Select(s => s.AppointmentId).FirstOrDefaultAsync(cancellation);
        return new([.. said.Select(s => new Quote(s.MadeAt, s.Who ?? "Somebody who has left", s.Words))], visit);
    }
}
