using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Evenkeel.Platform.Health;

/// <summary>Mails everybody on the staff, straight to the server.</summary>
public sealed class MailAlarm(ProofSettings settings, ILogger<MailAlarm> log) : IAlarm
{
    public string Name => "mail";

    public bool Reaches(Reach reach) => settings.AlarmMailServer.Length > 0 && reach.Mails.Count > 0;

    public async Task Ring(Reach reach, AlarmNews news, CancellationToken cancellation)
    {
        var server = new Uri(settings.AlarmMailServer);
        var isTls = server.Scheme == "smtps";
        using var smtp = new SmtpClient();
        await smtp.ConnectAsync(server.Host, server.Port > 0 ? server.Port : isTls ? 465 : 587, isTls ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable, cancellation);
        if (server.UserInfo.Split(':', 2) is [var user, var password])
        {
            await smtp.AuthenticateAsync(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password), cancellation);
        }

        var told = 0;
        foreach (var address in reach.Mails)
        {
            try
            {
                await smtp.SendAsync(Letter(server, address, news), cancellation);
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

    private static MimeMessage Letter(Uri server, string address, AlarmNews news)
    {
        var from = System.Web.HttpUtility.ParseQueryString(server.Query)["from"] ?? $"evenkeel@{server.Host}";
        var letter = new MimeMessage { Subject = news.Title, Body = new TextPart("plain") { Text = news.Text } };
        letter.From.Add(MailboxAddress.Parse(from));
        letter.To.Add(MailboxAddress.Parse(address));
        letter.Importance = MessageImportance.High;
        return letter;
    }
}
