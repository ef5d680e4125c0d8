using MailKit.Security;

namespace Evenkeel.Platform.Delivery.Email;

/// <summary>A mail server as the option names it: smtp://user:password@host:587, or smtps://… for a port that begins with TLS.</summary>
/// <param name="User">Empty for none.</param>
public sealed record SmtpServer(string Host, int Port, SecureSocketOptions Security, string User, string Password)
{
    private const string LooksLike = "A mail server looks like smtp://user:password@mail.example.org:587, or smtps://… when its port begins with TLS.";

    /// <exception cref="FormatException">In words for the person who typed it.</exception>
    public static SmtpServer Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("smtp" or "smtps") || uri.Host.Length == 0)
        {
            throw new FormatException(LooksLike);
        }

        if (uri.Query is not ("" or "?tls=off"))
        {
            throw new FormatException($"{LooksLike} Only ?tls=off may follow, for a mail relay on a network that you trust.");
        }

        var parts = uri.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
        var isImplicit = uri.Scheme == "smtps";
        // To another machine a password or a person's address never goes in the clear, unless somebody says so.
        var security = isImplicit ? SecureSocketOptions.SslOnConnect
            : uri.Query == "?tls=off" ? SecureSocketOptions.None
            : uri.IsLoopback ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls;
        return new SmtpServer(uri.Host, uri.Port > 0 ? uri.Port : isImplicit ? 465 : 587, security, parts[0], parts.Length > 1 ? parts[1] : "");
    }

    /// <summary>Without the password: this may stand in a log.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
