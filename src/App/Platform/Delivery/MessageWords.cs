using Evenkeel.Clinical;
using Evenkeel.Data;

namespace Evenkeel.Platform.Delivery;

/// <summary>
/// What stands on a lock screen. Whoever looks over a shoulder learns that somebody uses Evenkeel and nothing else: no name, no place,
/// no word of health. Everything else is behind the sign-in.
/// </summary>
/// <param name="Text">One sentence or two.</param>
public sealed record MessageWords(string Text)
{
    public const string Title = "Evenkeel";

    /// <summary>"Evenkeel: please open your list now".</summary>
    public string Subject => $"{Title}: {char.ToLowerInvariant(Text[0])}{Text[1..Text.IndexOf('.', StringComparison.Ordinal)]}";

    /// <param name="priority">Of the alert that it is about; null when it is about none.</param>
    public static MessageWords Of(MessageKind kind, Priority? priority) => new(kind switch
    {
        MessageKind.AlertTold => priority == Priority.Stat ? "Please open your list now." : "Something waits on your list. Please open it.",
        MessageKind.Digest => "Your list for today is ready.",
        MessageKind.Reminder => "Your half minute is ready when you are.",
        MessageKind.CheckInDue => "Your half minute is ready when you are.",
        MessageKind.AppointmentChanged => "A date of yours is new or has changed. Please open it.",
        MessageKind.Nudge => "A short hello from us. Open it when you can.",
        MessageKind.SupportAsked => "Something waits for you. Please open it today.",
        MessageKind.Test => "This is your test. Open it and tap the button.",
        MessageKind.MonitoringDown => "This program may fail to reach you. Please open your list and keep it open.",
        MessageKind.MonitoringBack => "This program works again.",
        MessageKind.RotaHole => "The rota has an open place. Please fill it.",
        MessageKind.BeforeShift => "Please open this, to show that we reach you.",
        MessageKind.ChannelLost => "A way of reaching somebody is lost. Please open it.",
        _ => "Something waits for you. Open it.",
    });
}
