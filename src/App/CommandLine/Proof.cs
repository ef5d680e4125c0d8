using System.CommandLine;
using System.CommandLine.Parsing;
using Evenkeel.Platform.Health;

namespace Evenkeel.CommandLine;

/// <summary>The options of the proof of care. Each can stand in the environment instead, where no list of processes shows it.</summary>
internal sealed class Proof
{
    private readonly Option<string> _mail = Named("--canary-mail", "EVENKEEL_CANARY_MAIL", "An address of yours that the canary's mail goes to every 5 minutes, so that mail is proved too.");

    private readonly Option<string> _heartbeat = Named("--heartbeat-url", "EVENKEEL_HEARTBEAT_URL", "Asked (GET) after each good passage of the canary, so that somebody outside notices when this machine is dead.");

    private readonly Option<string> _alarm = Named("--alarm-mail-server", "EVENKEEL_ALARM_MAIL_SERVER", "smtp://user:password@host:port?from=address (or smtps://), used without database and outbox to tell staff that the alert path is broken. Best another server than the usual one.");

    public Proof()
    {
        _mail.Validators.Add(r => Refuse(r, r.GetValue(_mail)!, v => v.Contains('@'), "an address like canary@example.org"));
        _heartbeat.Validators.Add(r => Refuse(r, r.GetValue(_heartbeat)!, v => Uri.TryCreate(v, UriKind.Absolute, out var u) && u.Scheme is "http" or "https", "an address like https://hc.example.org/ping/ID"));
        _alarm.Validators.Add(r => Refuse(r, r.GetValue(_alarm)!, v => Uri.TryCreate(v, UriKind.Absolute, out var u) && u.Scheme is "smtp" or "smtps", "an address like smtp://mail.example.org:587?from=evenkeel@example.org"));
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_mail);
        command.Options.Add(_heartbeat);
        command.Options.Add(_alarm);
    }

    public ProofSettings Of(ParseResult parsed) => new(parsed.GetValue(_mail)!, parsed.GetValue(_heartbeat)!, parsed.GetValue(_alarm)!);

    private static Option<string> Named(string name, string variable, string description) => new(name)
    {
        Description = $"{description} Or {variable} in the environment.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(variable) ?? "",
    };

    private static void Refuse(OptionResult result, string value, Func<string, bool> isRight, string right)
    {
        if (value.Length > 0 && !isRight(value))
        {
            result.AddError($"{result.Option.Name}: please give {right}.");
        }
    }
}
