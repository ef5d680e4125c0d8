using Evenkeel.Platform.Calendars;
using MimeKit;
using MimeKit.Text;

namespace Evenkeel.Platform.Delivery.Email;

/// <summary>A message as mail: plain text, one line and a link.</summary>
internal static class Mail
{
    /// <summary>The message's id as a header of its own: some servers rewrite the Message-ID.</summary>
    public const string IdHeader = "Evenkeel-Message";

    public static MimeMessage Of(Letter letter, DeliverySettings settings, MailboxAddress to, DateTimeOffset now)
    {
        var from = MailboxAddress.Parse(settings.MailFrom);
        var mail = new MimeMessage
        {
            Subject = letter.Words.Subject,
            Date = now,
            MessageId = $"{letter.Message.Id:N}@{from.Domain}",
            Body = Body(letter, settings, from, to, now),
        };
        mail.From.Add(new MailboxAddress(string.IsNullOrEmpty(from.Name) ? MessageWords.Title : from.Name, from.Address));
        // An address without the person's name: the name is nobody's business on the way.
        mail.To.Add(new MailboxAddress("", to.Address));
        mail.Headers.Add(IdHeader, letter.Message.Id.ToString());
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (letter.IsUrgent)
        {
            mail.Priority = MessagePriority.Urgent;
        }

        return mail;
    }

    /// <summary>Where it is about an appointment, with the entry that a calendar takes in by itself.</summary>
    private static MimeEntity Body(Letter letter, DeliverySettings settings, MailboxAddress from, MailboxAddress to, DateTimeOffset now)
    {
        var text = new TextPart(TextFormat.Plain) { Text = Text(letter, settings) };
        if (letter.Appointment is not { } appointment)
        {
            return text;
        }

        var (method, entry) = AppointmentCalendar.Invitation(appointment, from.Address, to.Address, now);
        var calendar = new TextPart("calendar") { Text = entry };
        calendar.ContentType.Parameters.Add("method", method);
        return new MultipartAlternative { text, calendar };
    }

    private static string Text(Letter letter, DeliverySettings settings) =>
        letter.Link is { } link
            ? $"{letter.Words.Text}\n\n{link}\n\nHow we reach you: {new Uri(settings.PublicUrl!, "/account/notices")}\n"
            : $"{letter.Words.Text}\n\nPlease open Evenkeel in your browser.\n";
}
