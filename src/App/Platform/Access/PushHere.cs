using Evenkeel.Data;
using Evenkeel.Platform.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Access;

/// <summary>
/// The push address of the browser that is asking. It outlives the sign-in by every limit of time and every restart, and ends by an
/// act of its person: signing out, or ending their other browsers (design 5b, sign-out by one's own act).
/// </summary>
public sealed class PushHere(IDbContextFactory<CareDb> dbs, WaysOut ways)
{
    private const string Cookie = "evenkeel-push";
    private const string Path = "/account";

    /// <summary>Longest that a browser keeps a cookie; each time it is reported the cookie is new.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(400);

    /// <summary>This browser knows from here on which address is its own.</summary>
    public static void Give(HttpContext http, Guid id) => http.Response.Cookies.Append(Cookie, id.ToString(), Options(http, Lasts));

    /// <summary>Ends this browser's address, and nobody else's.</summary>
    /// <param name="endpoint">As the browser's own script says it; for an address from before there was a cookie. Empty for none.</param>
    public async Task End(HttpContext http, Caller caller, string endpoint, CancellationToken cancellation)
    {
        var id = Here(http);
        http.Response.Cookies.Delete(Cookie, Options(http));
        await End(caller.ClinicId, caller.UserId, s => s.Id == id || (endpoint.Length > 0 && s.Endpoint == endpoint), cancellation);
    }

    /// <summary>Ends the addresses of all the person's other browsers.</summary>
    public Task EndOthers(HttpContext http, Caller caller, CancellationToken cancellation)
    {
        var id = Here(http);
        return End(caller.ClinicId, caller.UserId, s => s.Id != id, cancellation);
    }

    /// <summary>Ends every address of an account: signed out everywhere, or the account has ended.</summary>
    public Task EndAll(int clinicId, Guid userId, CancellationToken cancellation) => End(clinicId, userId, _ => true, cancellation);

    private async Task End(int clinicId, Guid userId, System.Linq.Expressions.Expression<Func<PushSubscription, bool>> which, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.PushSubscriptions.Where(s => s.ClinicId == clinicId && s.UserId == userId).Where(which).ExecuteDeleteAsync(cancellation) > 0)
        {
            await ways.Lost(clinicId, userId, Channel.Push, cancellation);
        }
    }

    /// <summary>What this browser's address is called; null where it has none.</summary>
    public static Guid? Here(HttpContext http) => Guid.TryParse(http.Request.Cookies[Cookie], out var id) ? id : null;

    private static CookieOptions Options(HttpContext http, TimeSpan? lasts = null) =>
        new() { Path = Path, HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Strict, MaxAge = lasts, IsEssential = true };
}
