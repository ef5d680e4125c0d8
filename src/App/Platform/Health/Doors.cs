using Microsoft.Extensions.Options;

namespace Evenkeel.Platform.Health;

/// <summary>What a service manager and a proxy ask. One word each, open to anybody: they say nothing of a clinic.</summary>
public static class Doors
{
    public const string Live = "/health/live";

    /// <summary>Whether this node can serve what is read, and the way of help. A proxy sends people by it.</summary>
    public const string Ready = "/health/ready";

    /// <summary>Whether something new is kept. For alarms and monitors, never for a proxy: who cannot write can still be read from.</summary>
    public const string Writes = "/health/writes";

    /// <summary>A database that takes longer is no place to send people to.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <param name="drain">How long to go on serving after the order to stop.</param>
    public static IServiceCollection AddDoors(this IServiceCollection services, TimeSpan drain = default)
    {
        services.AddSingleton(new Drain.Time(drain));
        services.AddSingleton<Drain>();
        services.AddSingleton<Readable>();
        services.AddSingleton<Writable>();
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
        routes.MapGet(Ready, async (Readable readable, Drain drain, CancellationToken gone) =>
            !drain.HasBegun && await InTime(readable.Works, gone)
                ? Results.Text("ready")
                : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
        routes.MapGet(Writes, async (Writable writable, CancellationToken gone) =>
            await InTime(writable.Works, gone)
                ? Results.Text("writes")
                : Results.Text("writes nothing", statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
    }

    private static async Task<bool> InTime(Func<CancellationToken, Task<bool>> question, CancellationToken gone)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(gone);
        limit.CancelAfter(Longest);
        try
        {
            return await question(limit.Token);
        }
        catch (Exception) when (!gone.IsCancellationRequested)
        {
            // Why is the log's business: the database's own faults are written there by whoever meets them.
            return false;
        }
    }
}
