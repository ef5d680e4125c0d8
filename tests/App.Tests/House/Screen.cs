using System.Collections.Concurrent;
using Evenkeel.Data;
using Microsoft.Playwright;

namespace Evenkeel.Tests.House;

/// <summary>
/// A screen on which the journeys are walked: a phone and a desk. bin/check walks each on the one that its people hold, patients and
/// those close to them a phone, staff a desk; bin/check --full on the other as well (Explicit).
/// </summary>
public static class Wide
{
    public const int Phone = 390;
    public const int Desk = 1440;
}

/// <summary>How a person's device is set.</summary>
public sealed record Device(int Width)
{
    public bool Scripts { get; init; } = true;

    /// <summary>The IANA zone that it is set to.</summary>
    public string Zone { get; init; } = TestClinic.Zone;

    public ColorScheme Colours { get; init; } = ColorScheme.Light;

    public ReducedMotion Motion { get; init; } = ReducedMotion.NoPreference;

    /// <summary>As far as the browser's own zoom: text and all else so many times as large.</summary>
    public int Zoom { get; init; } = 1;
}

/// <summary>
/// A person before a browser of their own. It listens all the time for what must never happen (an error in the console, a request to
/// another host), and its clock is the clinic's.
/// </summary>
public sealed class Screen : IAsyncDisposable
{
    private readonly TestClinic _clinic;
    private readonly IBrowserContext _context;
    private readonly bool _scripts;
    private readonly ConcurrentQueue<string> _wrong = new();

    private Screen(TestClinic clinic, IBrowserContext context, IPage page, bool scripts) => (_clinic, _context, Page, _scripts) = (clinic, context, page, scripts);

    public IPage Page { get; }

    public static async Task<Screen> Open(TestClinic clinic, Chromium chromium, Device device)
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = clinic.Address.ToString(),
            ViewportSize = new() { Width = device.Width / device.Zoom, Height = 844 / device.Zoom },
            DeviceScaleFactor = device.Zoom,
            JavaScriptEnabled = device.Scripts,
            ColorScheme = device.Colours,
            ReducedMotion = device.Motion,
            TimezoneId = device.Zone,
            Locale = "en-GB",
        });
        var screen = new Screen(clinic, context, await context.NewPageAsync(), device.Scripts);
        screen.Listen();
        return screen;
    }

    /// <summary>Signs in at the real door, with the second factor where the account has one.</summary>
    public async Task SignIn(User user)
    {
        await Go("/account/signin");
        await Page.GetByLabel("E-mail").FillAsync(user.Email!);
        await Page.GetByLabel("Password").FillAsync(TestClinic.Password);
        await Press("Sign in");
        if (user.Role is Role.Clinician or Role.Coach or Role.Admin)
        {
            await Page.GetByLabel("Code").FillAsync(Totp.Code(await _clinic.AuthenticatorKey(user)));
            await Press("Go on");
        }

        await Assertions.Expect(Page.Locator(".who")).ToContainTextAsync(user.DisplayName);
    }

    /// <summary>Opens a page, on a device that knows the time.</summary>
    public async Task Go(string path)
    {
        await _context.Clock.SetFixedTimeAsync(_clinic.Now.UtcDateTime);
        await Page.GotoAsync(path);
    }

    public Task Press(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Tab, as often as it takes until this has the focus; a place that cannot be reached is found out.</summary>
    public async Task TabTo(ILocator place)
    {
        for (var pressed = 0; pressed < 60; pressed++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await place.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail($"Tab never comes to {place} on {Page.Url}");
    }

    public Task Sees(string words) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(words);

    public Task SeesNot(string words) => Assertions.Expect(Page.Locator("main")).Not.ToContainTextAsync(words);

    /// <summary>The page as it stands: everyone can use it, it fits, and nothing has gone wrong on the way to it.</summary>
    public async Task IsSound()
    {
        if (_scripts)
        {
            // The check is a script itself; where there is none, the same pages have been checked with it.
            await Soundness.EveryoneCanUse(Page);
        }

        await Soundness.Fits(Page);
        Assert.Empty(_wrong);
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    private void Listen()
    {
        _context.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not "data" } url && url.Authority != _clinic.Address.Authority)
            {
                _wrong.Enqueue($"asked another host: {url}");
            }
        };
        Page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _wrong.Enqueue($"console on {Page.Url}: {message.Text}");
            }
        };
        Page.PageError += (_, error) => _wrong.Enqueue($"script on {Page.Url}: {error}");
    }
}
