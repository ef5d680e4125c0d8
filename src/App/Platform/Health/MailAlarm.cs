using Evenkeel.Platform.Delivery;
using MailKit.Net.Smtp;
using MimeKit;

namespace Evenkeel.Platform.Health;

/// <summary>Mails everybody on the staff, straight to the server: best to another one than the mail whose way may be broken.</summary>
public sealed class MailAlarm(ProofSettings settings, DeliverySettings delivery, ILogger<MailAlarm> log) : IAlarm
{
    public string Name => "mail";

    public bool Reaches(Reach reach) => (settings.AlarmSmtp ?? delivery.Smtp) is not null && reach.Mails.Count > 0;

    public async Task Ring(Reach reach, AlarmNews news, CancellationToken cancellation)
    {
        var server = settings.AlarmSmtp ?? delivery.Smtp!;
        using var smtp = new SmtpClient();
        await smtp.ConnectAsync(server.Host, server.Port, server.Security, cancellation);
        if (server.User.Length > 0)
        {
            await smtp.AuthenticateAsync(server.User, server.Password, cancellation);
        }

        var told = 0;
        foreach (var address in reach.Mails)
        {
            try
            {
                await smtp.SendAsync(Letter(address, news), cancellation);
                told++;
            }
            catch (SmtpCommandException e)
            {
                // One address that is refused keeps nobody else from being told.
                log.LogWarning("One address was refused: {Status}", e.StatusCode);
            }
        }

        await smtp.DisconnectAsync(true, cancellation);
        if (told == 0)
        {
            throw new InvalidOperationException("The mail server refused every address.");
        }
    }

    private MimeMessage Letter(string address, AlarmNews news)
    {
        var letter = new MimeMessage { Subject = news.Title, Body = new TextPart("plain") { Text = news.Text }, Importance = MessageImportance.High };
        letter.From.Add(MailboxAddress.Parse(delivery.MailFrom));
        letter.To.Add(MailboxAddress.Parse(address));
        return letter;
    }
}
