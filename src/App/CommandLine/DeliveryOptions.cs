using System.CommandLine;
using System.CommandLine.Parsing;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Delivery.Email;
using MimeKit;

namespace Evenkeel.CommandLine;

/// <summary>The options of `serve` that say how people are reached.</summary>
internal sealed class DeliveryOptions
{
    /// <summary>A password in a command line can be read by everybody on the machine; in the environment it cannot.</summary>
    private const string SmtpVariable = "EVENKEEL_SMTP";

    private readonly Option<string> _smtp = new("--smtp")
    {
        Description = $"The mail server: smtp://user:password@host:587, or smtps://… where the port begins with TLS. Better in the environment, as {SmtpVariable}.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(SmtpVariable) ?? "",
    };

    private readonly Option<string> _mailFrom = new("--mail-from")
    {
        Description = "The sender of mail.",
        DefaultValueFactory = _ => new DeliverySettings().MailFrom,
    };

    private readonly Option<string> _publicUrl = new("--public-url")
    {
        Description = "Where people open this server, like https://evenkeel.example.org. Links in mail need it.",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<bool> _allowPrivateHosts = new("--allow-private-hosts")
    {
        Description = "The clinic's gateway may lie in the server's own network, also without https. Every admin can then reach that network.",
    };

    private readonly Option<bool> _allowPrivatePush = new("--allow-private-push")
    {
        Description = "For tests and measurements, never where people are served: push services may lie in the server's own network. Everybody who can sign in, patients too, can then reach that network.",
    };

    public void AddTo(Command command)
    {
        _smtp.Validators.Add(result => Check(result, text => text.Length == 0 || SmtpServer.Parse(text) is not null));
        _mailFrom.Validators.Add(result => Check(result, text => MailboxAddress.TryParse(text, out var from) && from.Domain.Length > 0 ? true : throw new FormatException("--mail-from looks like clinic@example.org.")));
        _publicUrl.Validators.Add(result => Check(result, text => text.Length == 0 || Url(text) is not null ? true : throw new FormatException("--public-url looks like https://evenkeel.example.org.")));
        command.Options.Add(_smtp);
        command.Options.Add(_mailFrom);
        command.Options.Add(_publicUrl);
        command.Options.Add(_allowPrivateHosts);
        command.Options.Add(_allowPrivatePush);
    }

    public DeliverySettings Of(ParseResult parsed) => new()
    {
        Smtp = parsed.GetValue(_smtp) is { Length: > 0 } smtp ? SmtpServer.Parse(smtp) : null,
        MailFrom = parsed.GetValue(_mailFrom)!,
        PublicUrl = Url(parsed.GetValue(_publicUrl)!),
        AllowPrivateHosts = parsed.GetValue(_allowPrivateHosts),
        AllowPrivatePush = parsed.GetValue(_allowPrivatePush),
    };

    private static Uri? Url(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https") ? url : null;

    private static void Check(OptionResult result, Func<string, bool> isRight)
    {
        try
        {
            isRight(result.GetValueOrDefault<string>() ?? "");
        }
        catch (FormatException e)
        {
            result.AddError(e.Message);
        }
    }
}
