using Evenkeel.Clinical.Silence;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Reminds those who asked for it of today's check-in, at their minute; after a time of standing still of today's only.</summary>
public sealed class RemindPatients(IDbContextFactory<CareDb> dbs, DueTurns turns) : IRound
{
    /// <summary>A day of the longest, in any zone, lies in it.</summary>
    private static readonly TimeSpan TwoDays = TimeSpan.FromDays(2);

    public async Task<int> Run(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var due = await db.Patients.Where(p => p.NextReminderAt <= now && p.DeletedAt == null && !p.IsHistorical)
            .OrderBy(p => p.NextReminderAt).Take(DueTurns.AtOnce).Select(p => new PatientKey(p.ClinicId, p.Id)).ToListAsync(cancellation);
        return await turns.Take(due, async (turnDb, patient) =>
        {
            if (patient?.NextReminderAt <= now)
            {
                await Remind(turnDb, patient, now, cancellation);
                patient.NextReminderAt = ReminderTime.Next(patient, now);
            }
        }, cancellation);
    }

    private static async Task Remind(CareDb db, Patient patient, DateTimeOffset now, CancellationToken cancellation)
    {
        var zone = patient.ZoneAt(now);
        var today = Days.On(zone, now);
        if (ReminderTime.Latest(patient, now) is not { } at || Days.On(zone, at) != today || !await IsWanted(db, patient, today, now, cancellation))
        {
            return;
        }

        var key = $"reminder/{patient.Id}/{today:yyyy-MM-dd}";
        var account = await db.Users.Where(u => u.ClinicId == patient.ClinicId && u.PatientId == patient.Id && u.Role == Role.Patient).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(cancellation);
        // Who travels west, or moves the time, can come to the same minute of the same day twice.
        if (account is { } userId && !await db.Messages.AnyAsync(m => m.ClinicId == patient.ClinicId && m.Key == key, cancellation))
        {
            db.Tell(MessageKind.Reminder, patient.ClinicId, userId, key, now, patient.Id, expiresAt: Days.Ends(zone, today));
        }
    }

    /// <summary>
    /// Whether today has an answer that says how bad it is. A whole form without that is asked one light question in the reminder's
    /// place: the check-in that it opens holds nothing else (design 5b).
    /// </summary>
    private static async Task<bool> SaidHowBad(CareDb db, Patient patient, DateOnly today, DateTimeOffset now, CancellationToken cancellation)
    {
        var given = await CountedAnswers.Since(db, patient.ClinicId, [patient.Id], now - TwoDays, now, cancellation);
        return given[patient.Id].Any(a => a.SaysHowBad && Days.On(patient.ZoneAt(a.At), a.At) == today);
    }

    private static async Task<bool> IsWanted(CareDb db, Patient patient, DateOnly today, DateTimeOffset now, CancellationToken cancellation) =>
        await db.Consents.Standing(patient).AnyAsync(c => c.Kind == ConsentKind.Reminder, cancellation)
        && !await SaidHowBad(db, patient, today, now, cancellation)
        && !(await db.Pauses.AnyAsync(p => p.ClinicId == patient.ClinicId && p.PatientId == patient.Id && p.From <= now && p.Until > now, cancellation)
            && SilenceClock.PausedUntil(await Trajectories.Read(db, patient, now, cancellation)) is not null);
}
