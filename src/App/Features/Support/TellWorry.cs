using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Support;

/// <summary>"I'm worried", by a support person with an account: while a session goes on the gravest thing that they can say, else a worry like any other.</summary>
public sealed class TellWorry(IDbContextFactory<CareDb> dbs, SubmitReport submit, Clock clock)
{
    /// <summary>A session that nobody has ended is taken to be going on for this long.</summary>
    internal static readonly TimeSpan LongestSession = TimeSpan.FromHours(24);

    /// <returns>The id under which it stands; null when there is no such patient.</returns>
    public async Task<Guid?> Run(Caller caller, Guid id, string words, DeviceClock device, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var kind = await IsInSession(db, caller.Patient, clock.Now, cancellation) ? ReportKind.SupportWorriedInSession : ReportKind.SupportWorried;
        return (await submit.Run(id, caller.Patient, kind, caller.UserId, words, device, cancellation))?.Id;
    }

    internal static Task<bool> IsInSession(CareDb db, PatientKey key, DateTimeOffset now, CancellationToken cancellation)
    {
        // One of which only the day is known starts, on paper, at that day's end: it may be going on now.
        var since = now - LongestSession;
        return db.Sessions.AnyAsync(s => s.ClinicId == key.ClinicId && s.PatientId == key.PatientId && s.StartedAt > since && s.EndedAt == null, cancellation);
    }
}
