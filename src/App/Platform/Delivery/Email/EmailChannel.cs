using System.Net.Sockets;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Evenkeel.Platform.Delivery.Email;

/// <summary>Mail. Taken means that the mail server has said so after the last line; a connection that drops before it is tried again under the same Message-ID.</summary>
internal sealed class EmailChannel(DeliverySettings settings, Clock clock) : IChannel
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    /// <summary>All that the canary proves without a mailbox.</summary>
    private const string LetIn = "the mail server let us in; no mail was sent";

    public Channel Kind => Channel.Email;

    public int AtOnce => 8;

    public async Task<Sent> Send(Letter letter, CancellationToken cancellation)
    {
        if (settings.Smtp is not { } server)
        {
            return Sent.NoAddress("this server has no mail server");
        }

        var to = letter.To?.Email is { Length: > 0 } address && MailboxAddress.TryParse(address, out var known) ? known : null;
        // The canary proves the server even where nobody has given it a mailbox.
        if (to is null && !letter.Clinic.IsCanary)
        {
            return Sent.NoAddress("no mail address");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(settings.SendLimit);
        using var smtp = new SmtpClient();
        try
        {
            await smtp.ConnectAsync(server.Host, server.Port, server.Security, limit.Token);
            if (server.User.Length > 0)
            {
                await smtp.AuthenticateAsync(server.User, server.Password, limit.Token);
            }

            await (to is null ? smtp.NoOpAsync(limit.Token) : smtp.SendAsync(Mail.Of(letter, settings, to, clock.Now), limit.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Sent.Later($"no answer within {settings.SendLimit.TotalSeconds:0.#} s");
        }
        catch (Exception e) when (e is CommandException or ProtocolException or AuthenticationException or SslHandshakeException or IOException or SocketException or NotSupportedException)
        {
            return WhatItSaid(e);
        }

        await Leave(smtp);
        return Sent.Taken(to is null ? LetIn : "the mail server took it");
    }

    private static Sent WhatItSaid(Exception e) => e switch
    {
        SmtpCommandException { StatusCode: var code } => (int)code is >= 500 and < 600 ? Sent.Refused($"refused with {(int)code}") : Sent.Later($"not now: {(int)code}"),
        // Somebody may mend it in time; and a server that is overloaded says the same.
        AuthenticationException => Sent.Later("the mail server refused our name or password"),
        SslHandshakeException or NotSupportedException => Sent.Refused("no safe connection (TLS) to the mail server"),
        ProtocolException or IOException => Sent.Later("the connection was dropped"),
        SocketException s => Sent.Later($"no connection ({s.SocketErrorCode})"),
        _ => Sent.Later(e.GetType().Name),
    };

    /// <summary>The mail is on its way already: a server that is slow to say goodbye changes nothing.</summary>
    private static async Task Leave(SmtpClient smtp)
    {
        using var limit = new CancellationTokenSource(Goodbye);
        try
        {
            await smtp.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ProtocolException or CommandException or SocketException)
        {
        }
    }
}
