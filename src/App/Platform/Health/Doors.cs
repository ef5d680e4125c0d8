using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Evenkeel.Platform.Health;

/// <summary>What a service manager and a proxy ask. One word each, open to anybody: they say nothing of a clinic.</summary>
public static class Doors
{
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";

    /// <summary>A database that takes longer is no place to send people to.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <param name="drain">How long to go on serving after the order to stop.</param>
    public static IServiceCollection AddDoors(this IServiceCollection services, TimeSpan drain = default)
    {
        services.AddSingleton(new Drain.Time(drain));
        services.AddSingleton<Drain>();
        services.AddHostedService(p => p.GetRequiredService<Drain>());
        services.AddSingleton<IConfigureOptions<HostOptions>>(p => new ConfigureOptions<HostOptions>(o => o.ShutdownTimeout = p.GetRequiredService<Drain.Time>().WithUnfinished));
        return services;
    }

    /// <summary>A proxy keeps its connections open: each answer of a process that is about to stop tells it not to use this one again.</summary>
    public static void UseDrain(this WebApplication app)
    {
        var drain = app.Services.GetRequiredService<Drain>();
        app.Use((context, next) =>
        {
            if (drain.HasBegun)
            {
                context.Response.Headers.Connection = "close";
            }

            return next(context);
        });
    }

    public static void MapDoors(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Live, () => "live").AllowAnonymous();
        routes.MapGet(Ready, async (IDbContextFactory<CareDb> dbs, Drain drain, CancellationToken gone) =>
            !drain.HasBegun && await IsReachableAndMigrated(dbs, gone)
                ? Results.Text("ready")
                : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
    }

    private static async Task<bool> IsReachableAndMigrated(IDbContextFactory<CareDb> dbs, CancellationToken gone)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(gone);
        limit.CancelAfter(Longest);
        try
        {
            await using var db = await dbs.CreateDbContextAsync(limit.Token);
            return !(await db.Database.GetPendingMigrationsAsync(limit.Token)).Any();
        }
        catch (Exception) when (!gone.IsCancellationRequested)
        {
            // Why is the log's business: the database's own faults are written there by whoever meets them.
            return false;
        }
    }
}
