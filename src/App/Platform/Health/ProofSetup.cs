using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Evenkeel.Platform.Health;

/// <summary>Puts the proof of care together: the canary under the watch, and the watchman beside it.</summary>
public static class ProofSetup
{
    private static readonly TimeSpan OutsideMayTake = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddProof(this IServiceCollection services)
    {
        services.TryAddSingleton(new ProofSettings());
        services.AddSingleton<CanaryPassage>();
        services.AddSingleton<IRound, CanaryRound>();
        services.AddSingleton<Remembered>();
        services.AddSingleton<Glance>();
        services.AddSingleton<IAlarm, MailAlarm>();
        services.AddSingleton<IAlarm, WebhookAlarm>();
        services.AddSingleton<Alarms>();
        services.AddSingleton<Heartbeat>();
        // Its address is a secret: nothing of it goes to the log.
        services.AddHttpClient(nameof(Heartbeat), c => c.Timeout = OutsideMayTake).RemoveAllLoggers();
        services.AddSingleton<Watchman>();
        services.AddHostedService(p => p.GetRequiredService<Watchman>());
        return string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")) ? services : services.AddTelemetry(export: true);
    }

    /// <param name="export">By OTLP, as the standard's own environment variables say.</param>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, bool export)
    {
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("evenkeel", serviceVersion: Build.Version))
            .WithTracing(t => t.AddSource(Telemetry.Name).AddAspNetCoreInstrumentation(o => o.EnrichWithHttpResponse = (activity, _) =>
            {
                // An address of ours may name a patient, and the one who asks is a person too; the route says enough.
                activity.SetTag("url.path", null).SetTag("url.query", null).SetTag("user_agent.original", null).SetTag("client.address", null);
            }))
            .WithMetrics(m => m.AddMeter(Telemetry.Name).AddAspNetCoreInstrumentation());
        if (export)
        {
            telemetry.WithTracing(t => t.AddOtlpExporter()).WithMetrics(m => m.AddOtlpExporter());
        }

        return services;
    }
}
