using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Support;

/// <summary>"I'm worried", by a support person with an account: while a session goes on the gravest thing that they can say, else they are asked whether there is danger now.</summary>
public sealed class TellWorry(IDbContextFactory<CareDb> dbs, SubmitReport submit, Clock clock)
{
    /// <returns>The id under which it stands; null when there is no such patient.</returns>
    public async Task<Guid?> Run(Caller caller, Guid id, string words, DeviceClock device, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var kind = await SessionNow.Of(db, caller.Patient, clock.Now).AnyAsync(cancellation) ? ReportKind.SupportWorriedInSession : ReportKind.SupportWorried;
        return (await submit.Run(id, caller.Patient, kind, caller.UserId, words, device, cancellation))?.Id;
    }
}
