using System.CommandLine;
using System.CommandLine.Parsing;
using Evenkeel.Platform.Delivery.Email;
using Evenkeel.Platform.Health;
using MimeKit;

namespace Evenkeel.CommandLine;

/// <summary>The options of the proof of care. Each can stand in the environment instead, where no list of processes shows it.</summary>
internal sealed class ProofOptions
{
    private readonly Option<string> _mail = Named("--canary-mail", "EVENKEEL_CANARY_MAIL", "A mailbox of yours that takes the canary's mail every 5 minutes. Without it the mail server is asked to let the program in, but to take no mail.");

    private readonly Option<string> _heartbeat = Named("--heartbeat-url", "EVENKEEL_HEARTBEAT_URL", "Asked (GET) after each good passage of the canary, so that somebody outside notices when this machine is dead.");

    private readonly Option<string> _alarm = Named("--alarm-smtp", "EVENKEEL_ALARM_SMTP", "A second mail server, like --smtp, that staff are told by when the alert path is broken. Without it the first one is used, which may be what is broken.");

    public ProofOptions()
    {
        _mail.Validators.Add(r => Refuse(r, v => MailboxAddress.TryParse(v, out var to) && to.Domain.Length > 0 ? null : "please give an address like canary@example.org."));
        _heartbeat.Validators.Add(r => Refuse(r, v => Uri.TryCreate(v, UriKind.Absolute, out var u) && u.Scheme is "http" or "https" ? null : "please give an address like https://hc.example.org/ping/ID."));
        _alarm.Validators.Add(r => Refuse(r, Fault));
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_mail);
        command.Options.Add(_heartbeat);
        command.Options.Add(_alarm);
    }

    public ProofSettings Of(ParseResult parsed) => new()
    {
        CanaryMail = parsed.GetValue(_mail)!,
        HeartbeatUrl = parsed.GetValue(_heartbeat)!,
        AlarmSmtp = parsed.GetValue(_alarm) is { Length: > 0 } alarm ? SmtpServer.Parse(alarm) : null,
    };

    private static Option<string> Named(string name, string variable, string description) => new(name)
    {
        Description = $"{description} Or {variable} in the environment.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(variable) ?? "",
    };

    private static string? Fault(string server)
    {
        try
        {
            SmtpServer.Parse(server);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    /// <param name="fault">What is wrong with a value, in words; null when nothing is.</param>
    private static void Refuse(OptionResult result, Func<string, string?> fault)
    {
        if (result.GetValueOrDefault<string>() is { Length: > 0 } value && fault(value) is { } why)
        {
            result.AddError($"{result.Option.Name}: {why}");
        }
    }
}
