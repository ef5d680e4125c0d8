using Evenkeel.Data;

namespace Evenkeel.Platform.Delivery;

/// <summary>A message with all that a channel needs to send it.</summary>
/// <param name="To">Null for the clinic itself.</param>
/// <param name="Link">What it opens; null when the server does not know its own public address.</param>
public sealed record Letter(Message Message, Clinic Clinic, User? To, MessageWords Words, Uri? Link)
{
    /// <summary>The appointment as it stands now, for a message about one.</summary>
    public Appointment? Appointment { get; init; }

    /// <summary>Whether it may wake somebody.</summary>
    public bool IsUrgent => Fallback.IsUrgent(Message.Kind);

    /// <summary>The page that opens what a message is about.</summary>
    public static string PathOf(Guid messageId) => $"/told/{messageId}";
}
