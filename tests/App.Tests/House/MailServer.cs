using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Evenkeel.Platform.Delivery.Email;

namespace Evenkeel.Tests.House;

/// <summary>A mail as it arrived.</summary>
public sealed record ArrivedMail(string To, IReadOnlyList<(string Name, string Value)> Headers, string Body)
{
    public string Header(string name) => Headers.Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).SingleOrDefault() ?? "";
}

/// <summary>A real mail server (aiosmtpd) in a process of its own, which can be told to behave badly.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly ConcurrentQueue<ArrivedMail> _mails = new();
    private readonly ConcurrentQueue<string> _happened = new();
    private readonly SemaphoreSlim _ordered = new(0);

    private MailServer(int port) => (Port, _process) = (port, Process.Start(new ProcessStartInfo("/usr/bin/python3", [Script, port.ToString()])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!);

    public int Port { get; }

    public SmtpServer Place => SmtpServer.Parse($"smtp://127.0.0.1:{Port}");

    public IReadOnlyList<ArrivedMail> Mails => [.. _mails];

    /// <summary>"taken", "put off", "refused", "hanging", "locked out", in order.</summary>
    public IReadOnlyList<string> Happened => [.. _happened];

    private static string Script => Path.Combine(AppContext.BaseDirectory, "House", "mail_server.py");

    public static async Task<MailServer> Start()
    {
        var server = new MailServer(FreePort());
        _ = Task.Run(server.Listen);
        await server.Done();
        return server;
    }

    /// <summary>A port on which nothing listens.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public Task Accept() => Order("accept");

    /// <summary>Answers 451 to so many mails, then takes them.</summary>
    public Task PutOff(int mails) => Order($"later {mails}");

    /// <summary>Answers 550, with the address in its text as servers do.</summary>
    public Task Refuse() => Order("refuse");

    public Task Hang() => Order("hang");

    /// <summary>At the mail for one address; takes every other.</summary>
    public Task HangFor(string address) => Order($"hang-for {address}");

    /// <summary>Lets nobody sign in; who does not want to may come in.</summary>
    public Task LockOut() => Order("lock");

    /// <summary>Takes the mail and hangs up before it has said so.</summary>
    public Task DropAfterData() => Order("drop");

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _ordered.Dispose();
    }

    private async Task Order(string order)
    {
        await _process.StandardInput.WriteLineAsync(order);
        await _process.StandardInput.FlushAsync();
        await Done();
    }

    private async Task Done()
    {
        if (!await _ordered.WaitAsync(Bound))
        {
            throw new TimeoutException("The mail server does not answer.");
        }
    }

    private async Task Listen()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            var said = JsonDocument.Parse(line).RootElement;
            var what = said.GetProperty("happened").GetString()!;
            if (what is "listening" or "ordered")
            {
                _ordered.Release();
                continue;
            }

            if (what == "taken")
            {
                var headers = said.GetProperty("headers").EnumerateArray().Select(h => (h[0].GetString()!, h[1].GetString()!));
                _mails.Enqueue(new ArrivedMail(said.GetProperty("to").GetString()!, [.. headers], said.GetProperty("body").GetString()!));
            }

            _happened.Enqueue(what);
        }
    }
}
