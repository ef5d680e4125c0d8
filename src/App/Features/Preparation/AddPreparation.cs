namespace Evenkeel.Features.Preparation;

/// <summary>This room's use cases.</summary>
public static class AddPreparationExtension
{
    public static IServiceCollection AddPreparation(this IServiceCollection services) => services.AddSingleton<OpenWatchPlan>().AddSingleton<AskToSeeTo>().AddSingleton<KeepAnswers>().AddSingleton<PickRest>();
}
