using System.Collections.Concurrent;
using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Access;

/// <summary>
/// Keeps when a member of staff was last in the program, to the quarter of an hour: on a day when nobody of a patient's own has been
/// here, Asap goes to whoever is on call as well (design 5b, away).
/// </summary>
public sealed class WasHere(RequestDelegate next, IDbContextFactory<CareDb> dbs, Clock clock, ILogger<WasHere> log)
{
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _kept = new();

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.User.FindCaller() is { Role: Role.Clinician or Role.Admin } caller)
        {
            await Keep(caller);
        }

        await next(context);
    }

    private async Task Keep(Caller caller)
    {
        var now = clock.Now;
        if (_kept.TryGetValue(caller.UserId, out var at) && (now - at).Duration() < Often)
        {
            return;
        }

        try
        {
            await Proofs.Write(dbs, caller.ClinicId, caller.UserId, Channel.InApp, p => p.OpenedAt = now, CancellationToken.None);
            _kept[caller.UserId] = now;
        }
        catch (Exception e) when (StoreFaults.IsOfTheStore(e))
        {
            // Then it is not known that they were here, and more people are told.
            log.LogWarning(e, "That somebody was here could not be kept");
        }
    }
}
