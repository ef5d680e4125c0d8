using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Inbox;

/// <summary>Tells an open inbox that something has changed; what, the page asks for itself. So nothing of a patient is in the stream.</summary>
public static class Live
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    /// <summary>After this the browser connects anew, and whoever has been signed out meanwhile is not let in.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static void MapInboxLive(this IEndpointRouteBuilder app) =>
        app.MapGet("/inbox/live", (HttpContext http, IDbContextFactory<CareDb> dbs, Clock clock, IHostApplicationLifetime app) =>
            Stream(http.User.Caller().ClinicId, dbs, clock, CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, app.ApplicationStopping))).RequireAuthorization("/Inbox");

    private static ServerSentEventsResult<string> Stream(int clinicId, IDbContextFactory<CareDb> dbs, Clock clock, CancellationTokenSource ended) =>
        TypedResults.ServerSentEvents(Changes(clinicId, dbs, clock, ended));

    private static async IAsyncEnumerable<SseItem<string>> Changes(
        int clinicId, IDbContextFactory<CareDb> dbs, Clock clock, CancellationTokenSource ended, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var _ = ended;
        using var timer = new PeriodicTimer(Every, clock.Provider);
        var until = clock.Now + Longest;
        var mark = await Mark(dbs, clinicId, ended.Token);
        yield return new SseItem<string>(mark, "watching");
        while (clock.Now < until && await Tick(timer, ended.Token))
        {
            var next = await Mark(dbs, clinicId, ended.Token);
            if (next != mark)
            {
                mark = next;
                yield return new SseItem<string>(mark, "changed");
            }
        }
    }

    private static async Task<bool> Tick(PeriodicTimer timer, CancellationToken cancellation)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            // The page was closed or the program stops: the stream just ends.
            return false;
        }
    }

    /// <summary>Differs whenever an alert has been opened (the newest is newer), closed (there are fewer) or changed (versions only grow).</summary>
    private static async Task<string> Mark(IDbContextFactory<CareDb> dbs, int clinicId, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var mark = await db.Alerts.Where(a => a.ClinicId == clinicId && a.ClosedAt == null).GroupBy(_ => 1)
            .Select(g => new { Open = g.Count(), Versions = g.Sum(a => a.Version), Newest = g.Max(a => a.OpenedAt) }).FirstOrDefaultAsync(cancellation);
        return mark is null ? "0" : $"{mark.Open}.{mark.Versions}.{mark.Newest.UtcTicks}";
    }
}
