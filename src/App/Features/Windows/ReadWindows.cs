using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Windows;

/// <summary>Somebody in the integration window.</summary>
/// <param name="LastHeardAt">Their latest answer (not a form that was only begun) or word; null for none since the session.</param>
/// <param name="HardSince">Since when "a hard session" waits for a person; null when it does not.</param>
public sealed record WindowRow(Guid PatientId, string Name, string Zone, IntegrationWindow Window, DateTimeOffset? LastHeardAt, DateTimeOffset? HardSince);

/// <summary>Everyone whose window is open, the one that closes first at the top. A coach sees the people in their care and nobody else.</summary>
public sealed class ReadWindows(IDbContextFactory<CareDb> dbs, Clock clock)
{
    public async Task<IReadOnlyList<WindowRow>> Run(Caller caller, CancellationToken cancellation)
    {
        var now = clock.Now;
        var since = now - IntegrationWindow.Total - TimeSpan.FromDays(1);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var patients = await db.Patients.AsNoTracking().Where(p => p.ClinicId == caller.ClinicId && p.DeletedAt == null && !p.IsHistorical
            && (caller.Role == Role.Clinician || db.CareTeam.Any(m => m.ClinicId == p.ClinicId && m.PatientId == p.Id && m.UserId == caller.UserId))
            && db.Sessions.Any(s => s.ClinicId == p.ClinicId && s.PatientId == p.Id && s.StartedAt > since))
            .Select(p => new
            {
                p.Id, p.Name, p.Zone,
                Hard = db.Alerts.Where(a => a.ClinicId == p.ClinicId && a.PatientId == p.Id && a.ClosedAt == null && a.Sign == HardSession.Code).Min(a => (DateTimeOffset?)a.OpenedAt),
                Said = db.Reports.Where(r => r.ClinicId == p.ClinicId && r.PatientId == p.Id && r.ReceivedAt > since).Max(r => (DateTimeOffset?)r.ReceivedAt),
            }).ToListAsync(cancellation);
        Guid[] ids = [.. patients.Select(p => p.Id)];
        var given = await CountedAnswers.Since(db, caller.ClinicId, ids, since, now, cancellation);
        var sessions = (await db.Sessions.AsNoTracking().Where(s => s.ClinicId == caller.ClinicId && ids.Contains(s.PatientId) && s.StartedAt > since && s.StartedAt <= now).ToListAsync(cancellation)).ToLookup(s => s.PatientId);
        return
        [
            .. from p in patients
               let window = IntegrationWindow.Of([.. sessions[p.Id].Select(s => new Clinical.TreatmentSession(s.Id, s.StartedAt, s.EndedAt <= now ? s.EndedAt : null, s.On, s.AtHome))], now)
               where window is not null
               let answered = given[p.Id].Select(a => (DateTimeOffset?)a.ReceivedAt).Max()
               let heard = p.Said > answered || answered is null ? p.Said : answered
               orderby window.Until, p.Name
               select new WindowRow(p.Id, p.Name, p.Zone, window, heard >= window.From ? heard : null, p.Hard),
        ];
    }
}
