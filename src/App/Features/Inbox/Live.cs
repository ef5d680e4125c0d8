using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Inbox;

/// <summary>The open inbox follows what happens: an alert stands in it within a second.</summary>
public static class Live
{
    public static void MapInboxLive(this IEndpointRouteBuilder app) =>
        app.MapGet("/inbox/live", (HttpContext http, IDbContextFactory<CareDb> dbs, Monitoring monitoring, LiveMark live) =>
            live.Stream(http, http.User.Caller().ClinicId, async cancellation => $"{await Mark(dbs, http.User.Caller().ClinicId, cancellation)}.{monitoring.Current.Path}")).RequireAuthorization("/Inbox");

    /// <summary>Differs whenever an alert has been opened (the newest is newer), closed (there are fewer) or changed (versions only grow).</summary>
    private static async Task<string> Mark(IDbContextFactory<CareDb> dbs, int clinicId, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var mark = await db.Alerts.Where(a => a.ClinicId == clinicId && a.ClosedAt == null).GroupBy(_ => 1)
            .Select(g => new { Open = g.Count(), Versions = g.Sum(a => a.Version), Newest = g.Max(a => a.OpenedAt) }).FirstOrDefaultAsync(cancellation);
        return mark is null ? "0" : $"{mark.Open}.{mark.Versions}.{mark.Newest.UtcTicks}";
    }
}
