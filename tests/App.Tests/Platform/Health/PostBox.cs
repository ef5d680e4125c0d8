using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Evenkeel.Tests.Platform.Health;

/// <summary>A real mail server of our own (aiosmtpd) that prints what it takes.</summary>
internal sealed class PostBox : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(20);
    private readonly Process _server;
    private readonly List<string> _lines = [];

    private PostBox(Process server, int port)
    {
        (_server, Url) = (server, $"smtp://127.0.0.1:{port}?from=evenkeel@example.org");
        _server.OutputDataReceived += (_, line) =>
        {
            lock (_lines)
            {
                _lines.Add(line.Data ?? "");
            }
        };
        _server.BeginOutputReadLine();
    }

    public string Url { get; }

    /// <summary>Everything that it took, as one text.</summary>
    public string Letters
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    public static async Task<PostBox> Open()
    {
        var port = Ports.Free();
        var server = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-u", "-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{port}", "-c", "aiosmtpd.handlers.Debugging", "stdout"])
        {
            RedirectStandardOutput = true,
        })!;
        var limit = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var knock = new TcpClient();
                await knock.ConnectAsync(IPAddress.Loopback, port);
                return new PostBox(server, port);
            }
            catch (SocketException) when (limit.Elapsed < StartsWithin && !server.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_server.HasExited)
        {
            _server.Kill(entireProcessTree: true);
        }

        await _server.WaitForExitAsync();
        _server.Dispose();
    }
}

internal static class Ports
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
