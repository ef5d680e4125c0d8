using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Home;

/// <summary>Tells the patient's page that something about their alerts has changed (row 4.9: within five seconds).</summary>
public static class Live
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    public static void MapHomeLive(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/home/live", (HttpContext context, IDbContextFactory<CareDb> dbs, Clock clock) =>
            TypedResults.ServerSentEvents(Changes(context.User.Caller(), dbs, clock, context.RequestAborted))).RequireAuthorization("/Home");

    private static async IAsyncEnumerable<SseItem<string>> Changes(Caller caller, IDbContextFactory<CareDb> dbs, Clock clock, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Every, clock.Provider);
        var last = await Mark(caller, dbs, cancellation);
        // The first event opens the stream at once, so that a browser knows that it listens.
        yield return new SseItem<string>(last, "listening");
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            var mark = await Mark(caller, dbs, cancellation);
            if (mark != last)
            {
                last = mark;
                yield return new SseItem<string>(mark, "changed");
            }
        }
    }

    /// <summary>Changes with every step of any of the patient's alerts.</summary>
    private static async Task<string> Mark(Caller caller, IDbContextFactory<CareDb> dbs, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var mine = db.Alerts.Where(a => a.ClinicId == caller.ClinicId && a.PatientId == caller.PatientId);
        return $"{await mine.CountAsync(cancellation)}-{await mine.SumAsync(a => a.Version, cancellation)}";
    }
}
