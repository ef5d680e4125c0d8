using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>
/// Tells patients who agreed to reminders when a check-in that hangs on a session has come due (mission 2.5). What is due follows from
/// the session as it stands; each is told once, by the key of its message, and not at all where a reminder of today says the same.
/// </summary>
public sealed class AskAfterSession(IDbContextFactory<CareDb> dbs) : IRound
{
    private static readonly TimeSpan Longest = EffectCheckIns.Offsets[^1] + EffectCheckIns.LastWaits;

    /// <summary>A reminder so lately told says the same; open.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromHours(6);

    private readonly EachMinute _minute = new(dbs);

    public Task<int> Run(DateTimeOffset now, CancellationToken cancellation) => _minute.Run(now, async (db, clinic) =>
    {
        var (since, lately) = (now - Longest, now - Lately);
        var recent = await db.Sessions.AsNoTracking().Where(s => s.ClinicId == clinic.Id && s.StartedAt <= now && s.StartedAt > since - TimeSpan.FromDays(1)
            && db.Patients.Any(p => p.ClinicId == s.ClinicId && p.Id == s.PatientId && p.DeletedAt == null && !p.IsHistorical)).ToListAsync(cancellation);
        var patients = recent.Select(s => s.PatientId).Distinct().ToArray();
        if (patients.Length == 0)
        {
            return;
        }

        var agreed = await db.Consents.Where(c => c.ClinicId == clinic.Id && c.Kind == ConsentKind.Reminder && c.WithdrawnAt == null && patients.Contains(c.PatientId)
            && !db.Pauses.Any(p => p.ClinicId == c.ClinicId && p.PatientId == c.PatientId && p.From <= now && p.Until > now && p.EndedAt == null && (!p.NeedsYes || p.Agreed == true))
            && !db.Messages.Any(m => m.ClinicId == c.ClinicId && m.PatientId == c.PatientId && m.CreatedAt > lately && m.State != MessageState.Withdrawn
                && (m.Kind == MessageKind.Reminder || m.Kind == MessageKind.CheckInDue)))
            .Select(c => c.PatientId).Distinct().ToListAsync(cancellation);
        var answered = await CountedAnswers.Since(db, clinic.Id, agreed, since, now, cancellation);
        var accounts = await db.Users.Where(u => u.ClinicId == clinic.Id && u.Role == Role.Patient && u.PatientId != null && agreed.Contains(u.PatientId.Value)).Select(u => new { u.Id, u.PatientId }).ToListAsync(cancellation);
        foreach (var account in accounts)
        {
            var sessions = recent.Where(s => s.PatientId == account.PatientId).Select(s => new Clinical.TreatmentSession(s.Id, s.StartedAt, s.EndedAt <= now ? s.EndedAt : null, s.On, s.AtHome)).ToArray();
            if (EffectCheckIns.Of(sessions, answered[account.PatientId!.Value].Select(a => a.At)).FirstOrDefault(c => c.IsDue(now)) is { } due)
            {
                db.Tell(MessageKind.CheckInDue, clinic.Id, account.Id, $"effect/{due.SessionId}/{due.Offset.TotalHours:0}", now, account.PatientId, expiresAt: due.Until);
            }
        }
    }, cancellation);
}
