using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Evenkeel.Tests.House;

/// <summary>
/// The system's Chromium, without a window. A browser that is given back is lent to the next test that asks: it lives as long as the
/// run, and what one test had open in it is closed before another gets it.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly ConcurrentBag<Chromium> Idle = [];

    /// <summary>The one without a window first: the same engine for half of the time and of the processor.</summary>
    private static readonly string[] Installed =
        ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly IPlaywright _playwright;
    private readonly bool _isLent;

    private Chromium(IPlaywright playwright, IBrowser browser, bool isLent) =>
        (_playwright, Browser, _isLent) = (playwright, browser, isLent);

    /// <summary>The browser that bin/setup has found or installed.</summary>
    public static string Executable { get; } = Installed.First(File.Exists);

    /// <summary>A browser that does nothing of its own accord, and calls nobody.</summary>
    public static IReadOnlyList<string> Switches { get; } =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    public IBrowser Browser { get; }

    /// <param name="also">Switches of this one browser, which is nobody else's then: a microphone that is none.</param>
    public static async Task<Chromium> Open(params string[] also)
    {
        if (also.Length == 0 && Idle.TryTake(out var idle))
        {
            return idle;
        }

        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Headless = true,
            Args = [.. Switches, .. also],
        }), isLent: also.Length == 0);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isLent && Browser.IsConnected)
        {
            foreach (var context in Browser.Contexts.ToArray())
            {
                await context.CloseAsync();
            }

            Idle.Add(this);
            return;
        }

        await Browser.DisposeAsync();
        _playwright.Dispose();
    }
}
