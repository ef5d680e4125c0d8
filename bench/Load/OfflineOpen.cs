using System.CommandLine;
using System.Diagnostics;
using Microsoft.Playwright;

namespace Evenkeel.Bench;

/// <summary>`bin/bench offline`: how long the pages that a phone keeps take to open without a network.</summary>
internal static class OfflineOpen
{
    private const double LimitMs = 1000;

    /// <summary>A telephone of the middle: a quarter of this machine's speed.</summary>
    private const int Slower = 4;

    private static readonly string[] Kept = ["/home", "/checkins/today", "/checkins/today?mode=short", "/help/worse", "/help/now", "/safety", "/crisis"];

    public static Command Verb()
    {
        var opens = new Option<int>("--opens") { Description = "How often each page is opened.", DefaultValueFactory = _ => 30 };
        var verb = new Command("offline", "Times the pages that open without a network, on a browser slowed to a quarter.") { opens };
        verb.SetAction(async (parsed, _) =>
        {
            await using var place = await Place.New(Store.Sqlite);
            return await Run(place, parsed.GetValue(opens));
        });
        return verb;
    }

    private static async Task<int> Run(Place place, int opens)
    {
        await using var clinic = await SeededClinic.Open(place.Database, 1, _ => 30);
        await using var server = await Server.Start("serve", place.Database);
        var cookie = await clinic.Cookie(clinic.Patients[0]);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = FirstVisit.Program, Args = ["--no-sandbox"] });
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await context.AddCookiesAsync([new() { Name = cookie[..cookie.IndexOf('=')], Value = cookie[(cookie.IndexOf('=') + 1)..], Url = server.Address.OriginalString }]);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, "/home").OriginalString);
        await page.WaitForFunctionAsync("async () => { await navigator.serviceWorker.ready; return navigator.serviceWorker.controller !== null; }");
        await context.SetOfflineAsync(true);
        await (await context.NewCDPSessionAsync(page)).SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = Slower });
        Console.WriteLine("| page, without a network | opened | median ms | p99 ms | worst ms |\n|---|--:|--:|--:|--:|");
        var within = true;
        foreach (var path in Kept)
        {
            var times = new List<long>();
            for (var i = 0; i < opens; i++)
            {
                var at = Stopwatch.GetTimestamp();
                await page.GotoAsync(new Uri(server.Address, path).OriginalString);
                // Open is when a tap is kept, not when something is painted.
                await page.WaitForFunctionAsync("() => document.documentElement.dataset.offline === 'ready'");
                times.Add(Stopwatch.GetTimestamp() - at);
            }

            var open = new Timings(times);
            within &= open.P99 <= LimitMs;
            Console.WriteLine($"| {path} | {open.Count} | {open.Median:F0} | {open.P99:F0} | {open.Worst:F0} |");
        }

        return within ? 0 : 1;
    }
}
