using Evenkeel.Platform.Delivery.Email;

namespace Evenkeel.Platform.Health;

/// <summary>How the proof of care reaches the world outside.</summary>
public sealed record ProofSettings
{
    /// <summary>A mailbox that takes the canary's mail; empty when the mail server is only to let us in.</summary>
    public string CanaryMail { get; init; } = "";

    /// <summary>Asked after each good passage, so that somebody outside notices when this machine is dead; empty for nobody.</summary>
    public string HeartbeatUrl { get; init; } = "";

    /// <summary>Used without outbox and database to tell staff; null for the one that other mail goes by.</summary>
    public SmtpServer? AlarmSmtp { get; init; }

    /// <summary>The watchman waits no longer for one way of telling; whom it did not come to is first at his next look.</summary>
    public TimeSpan AlarmPatience { get; init; } = TimeSpan.FromSeconds(20);
}

/// <summary>The times of the proof. A break is told within ten minutes: <see cref="LateAfter"/>, twice <see cref="LooksEvery"/>, and the sending.</summary>
public static class ProofTimes
{
    /// <summary>From the start of a good passage to the start of the next.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    /// <summary>A passage that is not through by then has failed; inclusive.</summary>
    public static readonly TimeSpan MayTake = TimeSpan.FromMinutes(2);

    /// <summary>From a failure to the next passage: one late mail alarms nobody.</summary>
    public static readonly TimeSpan AgainAfter = TimeSpan.FromMinutes(1);

    /// <summary>Without a good passage for so long the path counts as broken; inclusive. Nine, so that people know within ten.</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(9);

    public static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(30);

    /// <summary>While it stays broken, staff are told again.</summary>
    public static readonly TimeSpan TellsAgainAfter = TimeSpan.FromHours(1);

    public static readonly TimeSpan Keeps = TimeSpan.FromDays(7);
}
