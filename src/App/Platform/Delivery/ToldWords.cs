using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Delivery;

/// <summary>What became of the messages of one step of an alert's record.</summary>
/// <param name="State">The best of them; null when there was none, or when they are not kept any more.</param>
/// <param name="By">The channels that the state speaks of.</param>
public sealed record StepTold(MessageState? State, IReadOnlyList<Channel> By, DateTimeOffset? OpenedAt)
{
    public static readonly StepTold Unknown = new(null, [], null);

    public static StepTold Of(IReadOnlyList<Message> messages)
    {
        var wanted = messages.Where(m => m.State != MessageState.Withdrawn).ToArray();
        MessageState[] inOrder = [MessageState.Opened, MessageState.Handed, MessageState.Queued, MessageState.CouldNotBeTold];
        return inOrder.Where(s => wanted.Any(m => m.State == s)).Select(s => (MessageState?)s).FirstOrDefault() is { } best
            ? new StepTold(best, [.. wanted.Where(m => m.State == best).Select(m => m.Channel).Distinct().Order()], wanted.Min(m => m.SeenAt))
            : messages.Count > 0 ? new StepTold(MessageState.Withdrawn, [], null) : Unknown;
    }
}

/// <summary>The words for what became of a message, the same for everybody who reads them (design 5b, told). "Told" is said only of what was opened.</summary>
public static class ToldWords
{
    /// <summary>As a heading.</summary>
    public static string Name(MessageState state) => state switch
    {
        MessageState.Queued => "Queued",
        MessageState.Handed => "Handed to a service",
        MessageState.Opened => "Opened",
        MessageState.CouldNotBeTold => "Could not be told",
        _ => "No longer needed",
    };

    public static string NameOf(Channel channel) => channel switch
    {
        Channel.Push => "push",
        Channel.Email => "mail",
        Channel.Webhook => "the clinic's gateway",
        Channel.StaffList => "the staff list",
        _ => "your own pages",
    };

    /// <summary>Who took it: never more than that.</summary>
    public static string ServiceOf(Channel channel) => channel switch
    {
        Channel.Push => "the push service",
        Channel.Email => "the mail server",
        Channel.Webhook => "the clinic's gateway",
        _ => "their own pages",
    };

    /// <summary>One message: "queued", "handed to the mail server, not opened yet", "opened", "could not be told: …".</summary>
    public static string Of(Message message, IReadOnlyList<Data.Delivery> attempts) => message.State switch
    {
        MessageState.Queued when message.Tries > 0 => $"queued for {NameOf(message.Channel)}, tried {message.Tries} {(message.Tries == 1 ? "time" : "times")}",
        MessageState.Queued => "queued",
        MessageState.Handed => $"handed to {ServiceOf(message.Channel)}, not opened yet",
        MessageState.Opened => "opened",
        MessageState.Withdrawn => "no longer needed",
        _ => $"could not be told: {string.Join("; ", attempts.Select(a => $"{NameOf(a.Channel)}: {Said(a)}").TakeLast(3))}",
    };

    /// <summary>One step of an alert's record.</summary>
    /// <param name="at">An instant in the reader's words.</param>
    public static string Of(StepTold told, string person, Func<DateTimeOffset, string> at) => told.State switch
    {
        MessageState.Opened => $"{person} was told{(told.OpenedAt is { } opened ? $": opened at {at(opened)}" : "")}",
        MessageState.Handed => $"for {person}: handed to {string.Join(" and ", told.By.Select(ServiceOf))}, not opened yet",
        MessageState.Queued => $"for {person}: queued",
        MessageState.CouldNotBeTold => $"{person} could not be told",
        MessageState.Withdrawn => $"for {person}: no longer needed",
        _ => $"for {person}: not known what became of it",
    };

    /// <summary>The messages of each step of an alert's record, by the step's number.</summary>
    public static async Task<IReadOnlyDictionary<int, StepTold>> OfSteps(CareDb db, int clinicId, Guid alertId, CancellationToken cancellation)
    {
        var messages = await db.Messages.AsNoTracking().Where(m => m.ClinicId == clinicId && m.AlertId == alertId).ToListAsync(cancellation);
        return messages.GroupBy(m => NumberOf(m.Key)).Where(g => g.Key is not null).ToDictionary(g => g.Key!.Value, g => StepTold.Of([.. g.Where(m => m.UserId is not null)]));
    }

    /// <summary>7 of "alert/ID/7/push".</summary>
    private static int? NumberOf(string key) => key.Split('/') is ["alert", _, var number, ..] && int.TryParse(number, out var found) ? found : null;

    /// <summary>A push address comes from the reader's own browser: what answers there is for whoever runs the server, not for who may be trying doors.</summary>
    private static string Said(Data.Delivery attempt) =>
        attempt is { Channel: Channel.Push, Outcome: not DeliveryOutcome.NoAddress } ? "your browser's push service did not take it" : attempt.Detail;
}
