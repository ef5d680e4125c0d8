using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Page;

/// <summary>A monitoring form that nobody has written down as sent, from the fifth day on.</summary>
public sealed record OwedForm(Guid SessionId, Guid PatientId, string Patient, DateTimeOffset DueBy);

/// <summary>
/// The monitoring forms of a clinic that are nearly due or late, the most urgent first. Only of sessions with a nasal spray: it is for
/// esketamine that a form is owed after each (evidence 4.5), and a list of forms that nobody wants would soon be read by nobody.
/// </summary>
public static class FormsOwed
{
    /// <summary>After so long nobody is reminded any more; the page of the session still says that it was due.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(30);

    public static async Task<IReadOnlyList<OwedForm>> Of(CareDb db, int clinicId, DateTimeOffset now, CancellationToken cancellation)
    {
        var (since, until) = (now - Forgotten, now - MonitoringForm.SentWithin + MonitoringForm.RemindsFor);
        var sessions = await (
            from s in db.Sessions.AsNoTracking()
            join p in db.Patients on new { s.ClinicId, s.PatientId } equals new { p.ClinicId, PatientId = p.Id }
            where s.ClinicId == clinicId && s.AppointmentId != null && s.Route == RouteOfAdministration.Intranasal && s.StartedAt > since && s.StartedAt <= until && p.DeletedAt == null
                && !db.FormsSent.Any(f => f.ClinicId == s.ClinicId && f.SessionId == s.Id)
            select new { s.Id, s.PatientId, p.Name, s.StartedAt, s.EndedAt }).ToListAsync(cancellation);
        return
        [
            .. sessions.Select(s => new OwedForm(s.Id, s.PatientId, s.Name, MonitoringForm.DueBy(s.StartedAt, s.EndedAt)))
                .Where(f => f.DueBy - now <= MonitoringForm.RemindsFor).OrderBy(f => f.DueBy).ThenBy(f => f.SessionId),
        ];
    }
}
