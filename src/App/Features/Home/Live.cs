using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Home;

/// <summary>The patient's page follows what happens to their alerts (row 4.9: within five seconds).</summary>
public static class Live
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    public static void MapHomeLive(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/home/live", (HttpContext http, IDbContextFactory<CareDb> dbs, Monitoring monitoring, LiveMark live) =>
            live.Stream(http, Every, async cancellation => $"{await Mark(http.User.Caller(), dbs, cancellation)}-{monitoring.Current.Path}")).RequireAuthorization("/Home");

    /// <summary>Changes with every step of any of the patient's alerts.</summary>
    private static async Task<string> Mark(Caller caller, IDbContextFactory<CareDb> dbs, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var mine = db.Alerts.Where(a => a.ClinicId == caller.ClinicId && a.PatientId == caller.PatientId);
        return $"{await mine.CountAsync(cancellation)}-{await mine.SumAsync(a => a.Version, cancellation)}";
    }
}
