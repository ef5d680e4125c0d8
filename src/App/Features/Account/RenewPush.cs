using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Account;

/// <summary>A subscription that the browser has renewed by itself, as its service worker reports it.</summary>
/// <param name="Old">The address of before; null where the browser does not say.</param>
internal sealed record RenewedPush(string? Old, string? Endpoint, string? P256dh, string? Auth);

/// <summary>
/// Takes in a renewed push address. A browser renews it on its own, at any hour and with nobody signed in, so what counts is that it
/// comes from the browser to which the old one belongs: it has that one's cookie, or names that address, which nobody can guess.
/// </summary>
internal static class RenewPush
{
    public const string Path = "/account/push";

    public static void MapRenewedPush(this WebApplication app) =>
        app.MapPost(Path, async (RenewedPush renewed, HttpContext http, IDbContextFactory<CareDb> dbs, OutsideHttp outside, CancellationToken cancellation) =>
        {
            if (outside.Refusal(renewed.Endpoint ?? "", Channel.Push).Length > 0 || !ChangeNotices.AreKeys(renewed.Endpoint!, renewed.P256dh, renewed.Auth))
            {
                return Results.BadRequest();
            }

            await using var db = await dbs.CreateDbContextAsync(cancellation);
            var id = PushHere.Here(http);
            var own = await db.PushSubscriptions.SingleOrDefaultAsync(s => s.Id == id, cancellation)
                ?? (renewed.Old is { Length: > 0 } old ? await db.PushSubscriptions.FirstOrDefaultAsync(s => s.Endpoint == old, cancellation) : null);
            if (own is null)
            {
                return Results.NotFound();
            }

            var isThere = await db.PushSubscriptions.AnyAsync(s => s.ClinicId == own.ClinicId && s.UserId == own.UserId && s.Endpoint == renewed.Endpoint && s.Id != own.Id, cancellation);
            (own.Endpoint, own.P256dh, own.Auth, own.GoneAt) = (isThere ? own.Endpoint : renewed.Endpoint!, renewed.P256dh!, renewed.Auth!, isThere ? own.GoneAt : null);
            await db.SaveChangesAsync(cancellation);
            await http.RequestServices.GetRequiredService<WaysOut>().Found(own.ClinicId, own.UserId, Channel.Push, cancellation);
            PushHere.Give(http, own.Id);
            return Results.NoContent();
        }).AllowAnonymous();
}
