using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Whether a patient's judgement counts as altered at this moment, read from the sessions that took place.</summary>
public sealed class AlteredNow(IDbContextFactory<CareDb> dbs, Clock clock)
{
    /// <summary>Longer than a dose may come after the start of its session, a session's day and the default together.</summary>
    private static readonly TimeSpan LooksBack = TimeSpan.FromHours(96);

    /// <returns>Until when; null when it does not.</returns>
    public async Task<AlteredState?> Of(PatientKey key, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await Of(db, key, clock.Now, cancellation);
    }

    public static async Task<AlteredState?> Of(CareDb db, PatientKey key, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var since = now - LooksBack;
        var sessions = await db.Sessions.AsNoTracking()
            .Where(s => s.ClinicId == key.ClinicId && s.PatientId == key.PatientId && (s.AlteredUntil > now || (s.AlteredUntil == null && s.StartedAt > since)))
            .Join(db.Patients, s => new { s.ClinicId, Id = s.PatientId }, p => new { p.ClinicId, p.Id }, (s, p) => new { Session = s, p.Zone })
            .ToListAsync(cancellation);
        return AlteredState.At(sessions.Select(s => Of(s.Session, s.Zone)), now);
    }

    /// <summary>The hours that one session of a patient in this zone brings.</summary>
    public static AlteredState Of(TreatmentSession session, string zone) =>
        // Where only the day was known, the start stands at that day's end, which is already the next day.
        session.DosedAt is null && Days.On(zone, session.StartedAt) != session.On
            ? AlteredState.OnDay(Days.Begins(zone, session.On), Days.Ends(zone, session.On), session.AlteredUntil)
            : AlteredState.After(session.DosedAt, session.StartedAt, session.AlteredUntil);
}
