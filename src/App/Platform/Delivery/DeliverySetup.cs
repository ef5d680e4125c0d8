using Evenkeel.Platform.Delivery.Email;
using Evenkeel.Platform.Delivery.Lists;
using Evenkeel.Platform.Delivery.Push;
using Evenkeel.Platform.Delivery.Webhook;

namespace Evenkeel.Platform.Delivery;

public static class DeliverySetup
{
    /// <summary>Everything between the outbox and a person. Whoever knows a mail server registers other <see cref="DeliverySettings"/> after this.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddSingleton(new DeliverySettings());
        services.AddSingleton<WaysOut>();
        services.AddSingleton<SecretBox>();
        services.AddSingleton<OutsideHttp>();
        services.AddSingleton<VapidKey>();
        services.AddSingleton<IChannel, InAppChannel>();
        services.AddSingleton<IChannel, PushChannel>();
        services.AddSingleton<IChannel, EmailChannel>();
        services.AddSingleton<IChannel, WebhookChannel>();
        services.AddSingleton<LeaseMessages>();
        services.AddSingleton<Ledger>();
        services.AddSingleton<SendMessage>();
        services.AddSingleton<DeliveryWorker>();
        return services.AddHostedService(p => p.GetRequiredService<DeliveryWorker>());
    }
}
