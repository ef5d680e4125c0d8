using Evenkeel.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Access;

/// <summary>Staff of a real clinic set up a second factor before any other room: one guessed password must not open every patient's record.</summary>
public sealed class SecondFactorFirst(RequestDelegate next)
{
    public const string SetUp = "/account/authenticator";
    private static readonly string[] Before = [SetUp, OwnPasswordFirst.Choose, "/account/signout"];

    public async Task Invoke(HttpContext context, IDbContextFactory<CareDb> dbs)
    {
        if (IsRoom(context) && context.User.Caller() is { IsStaff: true } caller && await Lacks(dbs, caller, context.RequestAborted))
        {
            context.Response.Redirect(SetUp);
            return;
        }

        await next(context);
    }

    private static bool IsRoom(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true
        // A writer is a patient, and reads nothing.
        && Writer.Of(context.User) is null
        && context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        && !Before.Contains(context.Request.Path.Value?.TrimEnd('/'), StringComparer.OrdinalIgnoreCase);

    /// <summary>Asked of the database, not of the cookie: a factor that was taken away is missed at once.</summary>
    private static async Task<bool> Lacks(IDbContextFactory<CareDb> dbs, Caller caller, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.Users.AnyAsync(u => u.Id == caller.UserId && !u.TwoFactorEnabled, cancellation)
            && await db.Clinics.AnyAsync(c => c.Id == caller.ClinicId && !c.IsDemo, cancellation);
    }
}
