using Evenkeel.Care;

namespace Evenkeel.Features.Sessions;

/// <summary>This room's use cases.</summary>
public static class AddSessionsExtension
{
    public static IServiceCollection AddSessions(this IServiceCollection services) =>
        services.AddSingleton<KeepVitals>().AddSingleton<ReadVisit>().AddSingleton<LookAtItem>().AddSingleton<StartSession>().AddSingleton<WriteWatchPlan>()
            .AddSingleton<KeepSession>().AddSingleton<CloseSession>().AddSingleton<EndUngiven>().AddSingleton<KeepFormSent>();
}
