using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>
/// Once in each working day, when the clinic opens: a message to each clinician for whom Urgent work waits (design 5a: Urgent goes
/// to the list and the daily digest, never a page). It tells of what stood open at that hour, so what comes later waits for
/// tomorrow's; a server that was down at that hour sends today's when it is back, and no older one.
/// </summary>
public sealed class DailyDigest(IDbContextFactory<CareDb> dbs) : IRound
{
    private readonly EachMinute _minute = new(dbs);

    public Task<int> Run(DateTimeOffset now, CancellationToken cancellation) => _minute.Run(now, async (db, clinic) =>
    {
        var today = ClinicHours.Around(clinic, now).Open.FirstOrDefault(i => i.From <= now && now < i.Until);
        if (today == default)
        {
            return;
        }

        var on = Days.On(clinic.Zone, today.From);
        string Key(Guid person) => $"digest/{on:yyyy-MM-dd}/{person}";
        var clinicians = await db.Users.Where(u => u.ClinicId == clinic.Id && u.Role == Role.Clinician).Select(u => u.Id).ToListAsync(cancellation);
        var keys = clinicians.Select(Key).ToArray();
        // Written for one, it is written for all: whoever takes an alert at noon gets no digest of their own.
        if (await db.Messages.AnyAsync(m => m.ClinicId == clinic.Id && keys.Contains(m.Key), cancellation))
        {
            return;
        }

        foreach (var person in await Whose(db, clinic, clinicians, today.From, cancellation))
        {
            db.Tell(MessageKind.Digest, clinic.Id, person, Key(person), now, expiresAt: today.Until);
        }
    }, cancellation);

    /// <summary>Who has Urgent work that stood open at an instant: its owner; else the patient's own clinicians; where there are none, all.</summary>
    private static async Task<IReadOnlyList<Guid>> Whose(CareDb db, Clinic clinic, IReadOnlyList<Guid> clinicians, DateTimeOffset at, CancellationToken cancellation)
    {
        var open = await db.Alerts.Where(a => a.ClinicId == clinic.Id && a.ClosedAt == null && a.Priority == Priority.Urgent && a.LadderStartedAt <= at && !a.IsHistorical
                && db.Patients.Any(p => p.ClinicId == a.ClinicId && p.Id == a.PatientId && p.DeletedAt == null))
            .Select(a => new { a.PatientId, a.OwnerId }).Distinct().ToListAsync(cancellation);
        if (open.Count == 0)
        {
            return [];
        }

        var teams = (await db.CareTeam.Where(m => m.ClinicId == clinic.Id).Select(m => new { m.PatientId, m.UserId }).ToListAsync(cancellation))
            .Where(m => clinicians.Contains(m.UserId)).ToLookup(m => m.PatientId, m => m.UserId);
        var there = await Roster.At(db, clinic.Id, at, cancellation);
        var whose = open.SelectMany(a =>
            a.OwnerId is { } owner && clinicians.Contains(owner) ? [owner]
            : teams.Contains(a.PatientId) ? teams[a.PatientId]
            : clinicians);
        return [.. there.InPlaceOf(whose).Select(u => u.Id)];
    }
}
