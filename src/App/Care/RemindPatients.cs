using Evenkeel.Clinical.Silence;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Reminds those who asked for it of today's check-in, at their minute; after a time of standing still of today's only.</summary>
public sealed class RemindPatients(IDbContextFactory<CareDb> dbs, DueTurns turns) : IRound
{
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

    private static async Task<bool> IsWanted(CareDb db, Patient patient, DateOnly today, DateTimeOffset now, CancellationToken cancellation) =>
        await db.Consents.Standing(patient).AnyAsync(c => c.Kind == ConsentKind.Reminder, cancellation)
        && !await db.CheckIns.AnyAsync(c => c.ClinicId == patient.ClinicId && c.PatientId == patient.Id && c.On == today, cancellation)
        && !(await db.Pauses.AnyAsync(p => p.ClinicId == patient.ClinicId && p.PatientId == patient.Id && p.From <= now && p.Until > now, cancellation)
            && SilenceClock.PausedUntil(await Trajectories.Read(db, patient, now, cancellation)) is not null);
}
