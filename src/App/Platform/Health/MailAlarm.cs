using Evenkeel.Platform.Delivery;
using MailKit.Net.Smtp;
using MimeKit;

namespace Evenkeel.Platform.Health;

/// <summary>Mails everybody on the staff, straight to the server: best to another one than the mail whose way may be broken. Each by a connection of its own, so that a mailbox that hangs holds up nobody else's.</summary>
public sealed class MailAlarm(ProofSettings settings, DeliverySettings delivery) : IAlarm
{
    public string Name => "mail";

    public IEnumerable<Bell> Bells(Reach reach) =>
        (settings.AlarmSmtp ?? delivery.Smtp) is null ? [] : reach.Mails.Select(address => new Bell(address, (news, cancellation) => Mail(address, news, cancellation)));

    private async Task Mail(string address, AlarmNews news, CancellationToken cancellation)
    {
        // What passes where accounts are made need not be one for mail.
        if (!MailboxAddress.TryParse(address, out var to))
        {
            throw new FormatException("one address is no mail address");
        }

        var server = settings.AlarmSmtp ?? delivery.Smtp!;
        using var smtp = new SmtpClient();
        await smtp.ConnectAsync(server.Host, server.Port, server.Security, cancellation);
        if (server.User.Length > 0)
        {
            await smtp.AuthenticateAsync(server.User, server.Password, cancellation);
        }

        await smtp.SendAsync(Letter(to, news), cancellation);
    }

    private MimeMessage Letter(MailboxAddress to, AlarmNews news)
    {
        var letter = new MimeMessage { Subject = news.Title, Body = new TextPart("plain") { Text = news.Text }, Importance = MessageImportance.High };
        letter.From.Add(MailboxAddress.Parse(delivery.MailFrom));
        letter.To.Add(to);
        return letter;
    }
}
