using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.House;

/// <summary>
/// A person's telephone: Chromium with a profile of its own, which outlives the browser. It can lose its network, and its browser can
/// be killed. Its clock is the clinic's unless it is set wrong.
/// </summary>
public sealed class Phone : IAsyncDisposable
{
    /// <summary>All that opens without a network is there: the worker has its copies, and watches over the page.</summary>
    private const string Ready = "async () => { await navigator.serviceWorker.ready; return navigator.serviceWorker.controller !== null && (await caches.keys()).some(k => k.startsWith('shells-')); }";

    /// <summary>The browser may wake the worker by itself, on the machine's own clock; a test says itself when something is sent.</summary>
    private const string NoSync = "delete ServiceWorkerRegistration.prototype.sync";

    private readonly TestClinic _clinic;
    private readonly IPlaywright _playwright;
    private readonly string _profile = Directory.CreateTempSubdirectory("evenkeel-phone-").FullName;
    private IBrowserContext? _context;

    /// <summary>Whoever stays signed in still is after a restart; the browser would throw these away, since they end on the clinic's clock.</summary>
    private IReadOnlyList<BrowserContextCookiesResult> _cookies = [];

    private readonly int _width;

    private Phone(TestClinic clinic, IPlaywright playwright, int width) => (_clinic, _playwright, _width) = (clinic, playwright, width);

    public IPage Page { get; private set; } = null!;

    public IBrowserContext Context => _context!;

    /// <summary>How far this phone's clock is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    public static async Task<Phone> Open(TestClinic clinic, int width = Wide.Phone)
    {
        var phone = new Phone(clinic, await Playwright.CreateAsync(), width);
        await phone.Start();
        return phone;
    }

    public async Task Start()
    {
        _context = await _playwright.Chromium.LaunchPersistentContextAsync(_profile, new()
        {
            ExecutablePath = Chromium.Executable,
            Headless = true,
            Args = Chromium.Switches,
            BaseURL = _clinic.Address.ToString(),
            ViewportSize = new() { Width = _width, Height = 844 },
            TimezoneId = TestClinic.Zone,
            Locale = "en-GB",
        });
        await _context.AddInitScriptAsync(NoSync);
        await _context.AddCookiesAsync(_cookies.Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, HttpOnly = c.HttpOnly, SameSite = c.SameSite }));
        Page = _context.Pages[0];
    }

    /// <summary>As the system does it to a browser when it needs the room: every process of it, at once.</summary>
    public async Task KillBrowser()
    {
        _cookies = await Context.CookiesAsync();
        var closed = new TaskCompletionSource();
        Context.Close += (_, _) => closed.TrySetResult();
        foreach (var process in System.Diagnostics.Process.GetProcesses())
        {
            using (process)
            {
                if (process.ProcessName.StartsWith("chromium", StringComparison.Ordinal) && await IsMine(process.Id))
                {
                    process.Kill();
                }
            }
        }

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        // The profile says that a browser has it open, which is true no more.
        foreach (var held in Directory.GetFiles(_profile, "Singleton*"))
        {
            File.Delete(held);
        }
    }

    /// <summary>Signs in at the real door, and waits until the phone could do without a network.</summary>
    public async Task SignIn(User user)
    {
        await Go("/account/signin");
        await Page.GetByLabel("E-mail").FillAsync(user.Email!);
        await Page.GetByLabel("Password").FillAsync(TestClinic.Password);
        await Press("Sign in");
        await Assertions.Expect(Page.Locator(".who")).ToContainTextAsync(user.DisplayName);
        await Page.WaitForFunctionAsync(Ready);
        await IsWired();
    }

    public Task Offline(bool offline = true) => Context.SetOfflineAsync(offline);

    public async Task Go(string path)
    {
        await Context.Clock.SetFixedTimeAsync((_clinic.Now + Ahead).UtcDateTime);
        await Page.GotoAsync(path);
    }

    /// <summary>Opens a page on which the phone's own keeping is at work.</summary>
    public async Task Open(string path)
    {
        await Go(path);
        await IsWired();
    }

    public Task Press(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Answers one question from 0 to 10.</summary>
    public Task Tap(string question, int answer) => Page.Locator($"input[name='Form.{question}'][value='{answer}']").CheckAsync();

    public Task Sees(string words) => Assertions.Expect(Page.Locator("body")).ToContainTextAsync(words);

    /// <summary>Goes on in a second tab; the first stays as it is.</summary>
    public async Task OtherPage() => Page = await Context.NewPageAsync();

    public async Task IsSound()
    {
        await Soundness.EveryoneCanUse(Page);
        await Soundness.Fits(Page);
    }

    /// <summary>Tells the page that the network is back, as the browser does.</summary>
    public async Task Online()
    {
        await Offline(false);
        await Page.EvaluateAsync("dispatchEvent(new Event('online'))");
    }

    /// <summary>So many answers of the open form are on the disk.</summary>
    public Task HasKept(int answers) => Assertions.Expect(Page.Locator("#checkin")).ToHaveAttributeAsync("data-kept", answers.ToString());

    /// <summary>Waits for what the phone does by itself.</summary>
    public async Task Until(Func<Task<bool>> there)
    {
        for (var from = System.Diagnostics.Stopwatch.GetTimestamp(); !await there(); await Page.WaitForTimeoutAsync(50))
        {
            Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(from) < TimeSpan.FromSeconds(20), "It did not come.");
        }
    }

    public Task<int> Waiting() => Page.EvaluateAsync<int>("""
        async () => {
          const { rows } = await import('/offline/outbox.js');
          const { whose } = await import('/offline/owner.js');
          return (await rows(await whose())).filter(r => r.state !== 'kept').length;
        }
        """);

    public async ValueTask DisposeAsync()
    {
        await Context.CloseAsync();
        _playwright.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    /// <summary>The script of the page is at work; before that a form posts by itself.</summary>
    public Task IsWired() => Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync("data-offline", "ready");

    private async Task<bool> IsMine(int process)
    {
        try
        {
            return (await File.ReadAllTextAsync($"/proc/{process}/cmdline")).Contains(_profile, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
