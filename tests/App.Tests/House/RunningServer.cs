using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Evenkeel.Data;

namespace Evenkeel.Tests.House;

/// <summary>
/// `evenkeel serve` as a process of its own, with the real clock, that can be killed. Its clinic is made by a <see cref="TestClinic"/>
/// on the same <see cref="TestClinic.Place"/>, which then reads what the process has kept.
/// </summary>
public sealed partial class RunningServer : IAsyncDisposable
{
    /// <summary>A start takes a second, and minutes when many things run on the machine; nothing waits longer than it must.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DatabasePlace _place;
    private readonly string[] _options;

    private RunningServer(DatabasePlace place, int port, string[] options)
    {
        (_place, _options) = (place, options);
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "evenkeel.dll"), "serve", "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
            "--data", place.Directory, "--postgres", place.Postgres, "--key-file", place.KeyFile, .. options,
        ];
        _process = new Process { StartInfo = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true }, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _listens.TrySetException(new InvalidOperationException($"The server ended before it listened: {Log}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>Known once it listens.</summary>
    public Uri Address => _listens.Task.IsCompletedSuccessfully ? _listens.Task.Result : throw new InvalidOperationException($"It does not listen yet: {Log}");

    public bool HasEnded => _process.HasExited;

    /// <summary>All that it has said so far.</summary>
    public string Log => string.Join('\n', _lines);

    /// <summary>Starts a process and does not wait for it.</summary>
    /// <param name="port">0 takes a free one.</param>
    public static RunningServer Launch(DatabasePlace place, int port = 0, params string[] options) => new(place, port, options);

    /// <summary>Starts a process and waits until it says that it is ready.</summary>
    public static Task<RunningServer> Start(DatabasePlace place, params string[] options) => Launch(place, 0, options).IsReady();

    public async Task<RunningServer> IsReady()
    {
        await Until(() => Task.FromResult(_listens.Task.IsCompleted), "listening");
        await _listens.Task;
        using var http = new HttpClient { BaseAddress = Address };
        await Until(async () =>
        {
            try
            {
                return (await http.GetAsync("/health/ready")).IsSuccessStatusCode;
            }
            catch (HttpRequestException) when (!HasEnded)
            {
                return false;
            }
        }, "ready");
        return this;
    }

    /// <summary>kill -9: nothing is finished, nothing is given back.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await Ended();
    }

    /// <summary>Says SIGTERM, as a service manager does, and does not wait.</summary>
    public void AskToStop()
    {
        using var kill = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>SIGTERM; returns the exit code.</summary>
    public async Task<int> Stop()
    {
        AskToStop();
        return await Ended();
    }

    public async Task<int> Ended()
    {
        await _process.WaitForExitAsync().WaitAsync(Longest);
        return _process.ExitCode;
    }

    /// <summary>A new process in the place of one that has ended: same data, same address, same options.</summary>
    public Task<RunningServer> Again() => Launch(_place, Address.Port, _options).IsReady();

    /// <summary>Waits for a condition of this server, and says what the server said when it does not come.</summary>
    public async Task Until(Func<Task<bool>> condition, string what)
    {
        for (var watch = Stopwatch.StartNew(); !await condition(); await Task.Delay(Look))
        {
            if (watch.Elapsed > Longest)
            {
                throw new TimeoutException($"Not {what} within {Longest}: {Log}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!HasEnded)
        {
            _process.Kill();
            await Ended();
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        if (Listening().Match(line) is { Success: true } match)
        {
            _listens.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
