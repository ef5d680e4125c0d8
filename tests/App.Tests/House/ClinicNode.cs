using Evenkeel.Care;
using Evenkeel.Clinical.Escalation;
using Evenkeel.CommandLine;
using Evenkeel.Data;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Health;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Time.Testing;

namespace Evenkeel.Tests.House;

/// <summary>What one node of a test's clinic is made with.</summary>
/// <param name="Change">What the test serves with instead.</param>
internal sealed record Equipment(DeliverySettings? Delivery = null, bool Canary = false, Action<IServiceCollection>? Change = null);

/// <summary>A node as the program builds it, under the test's clock, with what is left to the test's own hand taken out.</summary>
internal static class ClinicNode
{
    public static void CountAsProved(WebApplication app, Equipment with, DateTimeOffset now)
    {
        if (!with.Canary)
        {
            app.Services.GetRequiredService<Monitoring>().Current = new PathState(AlertPath.Working, now);
        }
    }

    public static WebApplication Build(DatabasePlace place, FakeTimeProvider time, Equipment with) =>
        WebHost.Build(place, "http://127.0.0.1:0", services =>
        {
            services.AddSingleton<TimeProvider>(time);
            services.AddSingleton<Doorbell>().AddSingleton<Microsoft.AspNetCore.Hosting.IStartupFilter>(p => p.GetRequiredService<Doorbell>());
            services.AddLogging(l => l.ClearProviders());
            services.AddSingleton(with.Delivery ?? new DeliverySettings());
            // Nobody attacks these passwords, and each sign-in would cost a tenth of a second.
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1);
            // The test decides when the watch looks, and the watchman, and when the outbox is emptied.
            Type[] byHand = [typeof(NightWatch), typeof(DeliveryWorker), typeof(Watchman)];
            foreach (var running in services.Where(d => d.ServiceType == typeof(IHostedService) && byHand.Contains(d.ImplementationFactory?.Method.ReturnType)).ToArray())
            {
                services.Remove(running);
            }

            if (!with.Canary)
            {
                services.Remove(services.Single(d => d.ImplementationType == typeof(CanaryRound)));
            }

            with.Change?.Invoke(services);
        });
}
