using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Home;

/// <summary>What home offers once judgement is clear again after a session: looking back on it, and saying how it was.</summary>
public sealed record AfterSession(Guid SessionId, bool Reflect, bool Rate)
{
    /// <returns>Null when nothing is open, or any dose still counts.</returns>
    public static async Task<AfterSession?> Of(CareDb db, PatientKey key, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await ClearAgain.Of(db, key, now, cancellation) is not { Session: var session } clear)
        {
            return null;
        }

        var reflect = clear.MayBeAskedFor(AskedAfterwards.Reflection, now)
            && !await db.JournalEntries.AnyAsync(e => e.ClinicId == key.ClinicId && e.PatientId == key.PatientId && e.Kind == JournalKind.Reflection && e.MadeAt >= session.StartedAt, cancellation);
        var rate = clear.MayBeAskedFor(AskedAfterwards.Rating, now)
            && !await db.SessionRatings.AnyAsync(r => r.ClinicId == key.ClinicId && r.PatientId == key.PatientId && r.SessionId == session.Id, cancellation);
        return reflect || rate ? new(session.Id, reflect, rate) : null;
    }
}
