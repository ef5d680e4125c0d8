using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Evenkeel.Data;

namespace Evenkeel.Bench;

/// <summary>A program that serves the clinic, in a process of its own; told from this one, so that its processor time is its own.</summary>
public sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Process _process;

    /// <summary>The folder of the repository.</summary>
    public static readonly string Root = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    private Server(Process process, Uri address, TimeSpan ready) => (_process, Address, Ready) = (process, address, ready);

    public Uri Address { get; }

    /// <summary>From the start of the process to the first page answered.</summary>
    public TimeSpan Ready { get; }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Bytes of memory that are its own or shared, in the machine now.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The built server, as an operator starts it.</summary>
    /// <param name="options">More options of the verb.</param>
    public static Task<Server> Start(string verb, DatabasePlace place, params string[] options) => Start(
        "dotnet", [Path.Combine(Root, "src", "App", "bin", Configuration, "net10.0", "evenkeel.dll"), verb, "--data", place.Directory, "--postgres", place.Postgres, .. options], Root);

    /// <summary>Any command that takes --urls.</summary>
    public static async Task<Server> Start(string command, string[] arguments, string directory)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        using var client = new HttpClient { BaseAddress = address };
        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(new ProcessStartInfo(command, [.. arguments, "--urls", address.OriginalString.TrimEnd('/')])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        while (!await Answers(client))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
            {
                process.Kill(entireProcessTree: true);
                throw new InvalidOperationException($"{command} {string.Join(' ', arguments)} did not serve.");
            }

            await Task.Delay(10);
        }

        return new Server(process, address, Stopwatch.GetElapsedTime(started));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> Answers(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync("/");
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRoot(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "Evenkeel.slnx")) ? folder.FullName : FindRoot(folder.Parent!);

    private static string Configuration =>
#if DEBUG
        "Debug";
#else
        "Release";
#endif
}
