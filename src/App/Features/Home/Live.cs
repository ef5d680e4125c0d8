using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Home;

/// <summary>The patient's page follows what happens to their alerts (row 4.9: within five seconds).</summary>
public static class Live
{
    public static void MapHomeLive(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/home/live", (HttpContext http, IDbContextFactory<CareDb> dbs, Monitoring monitoring, LiveMark live, Clock clock) =>
            live.Stream(http, http.User.Caller().ClinicId, async cancellation => $"{await Mark(http.User.Caller(), dbs, clock.Now, cancellation)}-{monitoring.Current.Path}")).RequireAuthorization("/Home");

    /// <summary>Changes with every step of any of the patient's alerts, and with who is on call.</summary>
    private static async Task<string> Mark(Caller caller, IDbContextFactory<CareDb> dbs, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var mine = db.Alerts.Where(a => a.ClinicId == caller.ClinicId && a.PatientId == caller.PatientId);
        var onCall = await db.OnCallShifts.Where(s => s.ClinicId == caller.ClinicId && s.From <= now && s.Until > now).OrderBy(s => s.Place).Select(s => s.Id).FirstOrDefaultAsync(cancellation);
        return $"{await mine.CountAsync(cancellation)}-{await mine.SumAsync(a => a.Version, cancellation)}-{onCall:N}";
    }
}
