using Microsoft.Playwright;

namespace Evenkeel.Bench;

/// <summary>What a browser with nothing in its cache fetches for the patient's home, in bytes as they came over the wire with their headers.</summary>
internal static class FirstVisit
{
    private const int TargetBytes = 40_000;

    /// <summary>The home listens for news and never falls silent, so "all there" is this long after the page has loaded.</summary>
    private const int SettlesMs = 1500;

    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>The browser of this machine; null where there is none.</summary>
    public static string? Program => Browsers.FirstOrDefault(File.Exists);

    public static async Task<int> Weigh(Uri server, string cookie)
    {
        if (Program is not { } program)
        {
            Console.WriteLine("\nNo Chromium: bin/setup installs it. The first visit was not weighed.");
            return 1;
        }

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"] });
        Console.WriteLine($"\n| first visit of /home | requests | bytes (target {TargetBytes}) | to other hosts |\n|---|--:|--:|--:|");
        var elsewhere = await Visit(browser, server, cookie, "as served", compressed: true);
        return elsewhere + await Visit(browser, server, cookie, "nothing compressed", compressed: false);
    }

    private static async Task<int> Visit(IBrowser browser, Uri server, string cookie, string label, bool compressed)
    {
        await using var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = 390, Height = 844 },
            ExtraHTTPHeaders = compressed ? [] : [new("Accept-Encoding", "identity")],
        });
        var (name, value) = (cookie[..cookie.IndexOf('=')], cookie[(cookie.IndexOf('=') + 1)..]);
        await context.AddCookiesAsync([new() { Name = name, Value = value, Url = server.OriginalString }]);
        var page = await context.NewPageAsync();
        var requested = new List<Uri>();
        var bytes = 0L;
        page.Request += (_, request) => requested.Add(new Uri(request.Url));
        var network = await context.NewCDPSessionAsync(page);
        await network.SendAsync("Network.enable");
        network.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += (long)e!.Value.GetProperty("encodedDataLength").GetDouble();
        var answer = await page.GotoAsync(new Uri(server, "/home").OriginalString, new() { WaitUntil = WaitUntilState.Load });
        await page.WaitForTimeoutAsync(SettlesMs);
        var there = requested.Where(u => u.Scheme != "data").ToArray();
        var elsewhere = there.Where(u => u.Authority != server.Authority).ToArray();
        Console.WriteLine($"| {label}{(answer!.Ok ? "" : $", answered {answer.Status}")} | {there.Length} | {bytes} | {elsewhere.Length} |");
        foreach (var uri in there)
        {
            Console.WriteLine($"  {(elsewhere.Contains(uri) ? "OTHER HOST " : "")}{uri.PathAndQuery}");
        }

        return elsewhere.Length + (answer.Ok ? 0 : 1);
    }
}
