using Evenkeel.Clinical;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Delivery.Lists;

/// <summary>One message as the person whom it is for reads it.</summary>
/// <param name="Words">As on the lock screen.</param>
public sealed record OwnMessage(Message Message, string Words, IReadOnlyList<Data.Delivery> Attempts)
{
    /// <summary>"on its way", "delivered by mail", "tapped".</summary>
    public string State => StateWords(Message, Attempts);

    public static string StateWords(Message message, IReadOnlyList<Data.Delivery> attempts) => message.State switch
    {
        MessageState.Waiting when message.Tries > 0 => $"on its way by {NameOf(message.Channel)}, tried {message.Tries} {(message.Tries == 1 ? "time" : "times")}",
        MessageState.Waiting => "on its way",
        MessageState.Delivered => $"delivered by {NameOf(message.Channel)}",
        MessageState.Seen => "opened",
        MessageState.Withdrawn => "no longer needed",
        _ => $"not delivered: {string.Join("; ", attempts.Select(a => $"{NameOf(a.Channel)}: {Said(a)}").TakeLast(3))}",
    };

    /// <summary>A push address comes from the reader's own browser: what answers there is for whoever runs the server, not for who may be trying doors.</summary>
    private static string Said(Data.Delivery attempt) =>
        attempt is { Channel: Channel.Push, Outcome: not DeliveryOutcome.NoAddress } ? "your browser's push service did not take it" : attempt.Detail;

    public static string NameOf(Channel channel) => channel switch
    {
        Channel.Push => "push",
        Channel.Email => "mail",
        Channel.Webhook => "the clinic's gateway",
        Channel.StaffList => "the staff list",
        _ => "your own pages",
    };
}
