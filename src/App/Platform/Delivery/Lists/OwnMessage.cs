using Evenkeel.Clinical;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Delivery.Lists;

/// <summary>One message as the person whom it is for reads it.</summary>
/// <param name="Words">As on the lock screen.</param>
public sealed record OwnMessage(Message Message, string Words, IReadOnlyList<Data.Delivery> Attempts)
{
    /// <summary>"queued", "handed to the mail server, not opened yet", "opened".</summary>
    public string State => ToldWords.Of(Message, Attempts);
}
