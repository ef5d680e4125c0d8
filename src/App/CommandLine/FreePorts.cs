using System.Net;
using System.Net.Sockets;

namespace Evenkeel.CommandLine;

/// <summary>Looks before the start whether the addresses of --urls can be listened on: later only a trace of the program would say so.</summary>
internal static class FreePorts
{
    private const string Example = "Please give one like http://localhost:5080; several with a semicolon between.";

    /// <exception cref="WrongOption">One cannot be read, or is in use.</exception>
    public static void Refuse(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = Read(url);
            if (address is { IsUnixPipe: false, Port: > 0 })
            {
                Listen(url, address);
            }
        }
    }

    private static BindingAddress Read(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            throw new WrongOption($"--urls: \"{url}\" is no address to listen on. {Example}");
        }
    }

    private static void Listen(string url, BindingAddress address)
    {
        var at = address.Host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(address.Host.Trim('[', ']'), out var given) ? given : IPAddress.Any;
        try
        {
            using var listener = new TcpListener(at, address.Port);
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new WrongOption(e.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse =>
                    $"--urls: another program listens on {url} already; perhaps this one, started before. " +
                    $"Please stop that one, or give another port, like --urls http://localhost:{(address.Port < 65535 ? address.Port + 1 : 5080)}.",
                SocketError.AccessDenied => $"--urls: this account may not listen on {url}. Please give a port from 1024 on, and put a proxy before it.",
                _ => $"--urls: nothing can listen on {url}: {e.Message}. {Example}",
            });
        }
    }
}
