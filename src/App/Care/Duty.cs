using Evenkeel.Platform.Time;

namespace Evenkeel.Care;

/// <summary>What belongs to the rota besides the ladder itself: handing over, telling of holes, the daily digest.</summary>
public static class Duty
{
    public static void AddDuty(this IServiceCollection services)
    {
        services.AddSingleton<HandOverShift>();
        services.AddSingleton<IRound, DailyDigest>();
        services.AddSingleton<IRound, WatchRota>();
        services.AddSingleton<IRound, TellOnward>();
        services.AddSingleton<IRound, AskBeforeShift>();
    }
}
