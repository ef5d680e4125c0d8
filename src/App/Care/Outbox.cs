using Evenkeel.Data;

namespace Evenkeel.Care;

/// <summary>Writes messages into the same commit as their reason; the sending comes after it (Platform/Delivery).</summary>
public static class Outbox
{
    private static readonly Channel[] AtOnce = [Channel.Push, Channel.Email, Channel.Webhook];

    /// <param name="userId">Whom to tell; null for the clinic itself, by its webhook.</param>
    /// <param name="occurrence">Names this occurrence: written twice, it is one message.</param>
    /// <param name="by">The channel that is tried first.</param>
    /// <param name="everywhere">Through all channels at once; else one after the other, until one takes it.</param>
    /// <param name="expiresAt">After this nobody wants it any more.</param>
    public static void Tell(
        this CareDb db, MessageKind kind, int clinicId, Guid? userId, string occurrence, DateTimeOffset at,
        Guid? patientId = null, Guid? alertId = null, bool everywhere = false, DateTimeOffset? expiresAt = null,
        Channel by = Channel.Push)
    {
        Channel[] channels = userId is null ? [Channel.Webhook] : everywhere ? AtOnce : [by];
        foreach (var channel in channels)
        {
            db.Messages.Add(new Message
            {
                ClinicId = clinicId,
                Id = Guid.CreateVersion7(at),
                Key = channels.Length > 1 ? $"{occurrence}/{channel.ToString().ToLowerInvariant()}" : occurrence,
                Kind = kind,
                UserId = userId,
                PatientId = patientId,
                AlertId = alertId,
                CreatedAt = at,
                NextTryAt = at,
                ExpiresAt = expiresAt,
                Channel = channel,
                IsOnlyChannel = userId is null || channels.Length > 1,
            });
        }
    }
}
