namespace Evenkeel.Features.Reminders;

/// <summary>This room's use cases.</summary>
public static class AddRemindersExtension
{
    public static IServiceCollection AddReminders(this IServiceCollection services) =>
        services.AddSingleton<ChangeConsent>().AddSingleton<SetReminder>().AddSingleton<AskPause>().AddSingleton<Travel>();
}
