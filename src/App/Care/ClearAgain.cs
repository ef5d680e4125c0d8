using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>The latest session after which a patient's judgement counts as clear again, and what may be asked about it now.</summary>
public sealed record ClearAgain(TreatmentSession Session, DateTimeOffset Since)
{
    /// <summary>The longest that anything is asked for, and the longest that it could have to wait.</summary>
    private static readonly TimeSpan LooksBack = AskedAfterwards.Rating + TimeSpan.FromDays(7);

    public bool MayBeAskedFor(TimeSpan length, DateTimeOffset now) => AskedAfterwards.IsOpen(Since, length, now);

    /// <returns>Null while any dose still counts, and when there was no session lately.</returns>
    public static async Task<ClearAgain?> Of(CareDb db, PatientKey key, DateTimeOffset now, CancellationToken cancellation = default)
    {
        if (await AlteredNow.Of(db, key, now, cancellation) is not null)
        {
            return null;
        }

        var since = now - LooksBack;
        var session = await db.Sessions.AsNoTracking().Where(s => s.ClinicId == key.ClinicId && s.PatientId == key.PatientId && s.NotGivenAt == null && s.StartedAt > since && s.StartedAt <= now)
            .OrderByDescending(s => s.StartedAt).FirstOrDefaultAsync(cancellation);
        if (session is null)
        {
            return null;
        }

        var zone = await db.Patients.Where(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId).Select(p => p.Zone).SingleAsync(cancellation);
        return new(session, AlteredNow.Of(session, zone).Until);
    }
}
