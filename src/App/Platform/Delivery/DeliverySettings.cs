using Evenkeel.Platform.Delivery.Email;

namespace Evenkeel.Platform.Delivery;

/// <summary>How this server reaches people outside itself: options of `evenkeel serve`. As it comes, it reaches nobody.</summary>
public sealed record DeliverySettings
{
    /// <summary>Null for none: mail is then skipped.</summary>
    public SmtpServer? Smtp { get; init; }

    /// <summary>The sender of mail, also whom a push service may ask.</summary>
    public string MailFrom { get; init; } = "evenkeel@localhost";

    /// <summary>Where people open the program, for the links in messages; null when it was not given, and then mail has no link.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The clinic's gateway, which an admin enters, may lie in the clinic's own network or on this machine, also without https.</summary>
    public bool AllowPrivateHosts { get; init; }

    /// <summary>Push services may lie there too. For tests alone: their addresses come from every browser that is signed in.</summary>
    public bool AllowPrivatePush { get; init; }

    /// <summary>How long a server may take for one message before it counts as not answering.</summary>
    public TimeSpan SendLimit { get; init; } = TimeSpan.FromSeconds(15);
}
