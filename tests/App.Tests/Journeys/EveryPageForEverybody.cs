using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Journeys;

/// <summary>
/// Every page that has an address, opened by whoever may open it and looked at in each way in which people need it: by a machine's
/// reading of WCAG 2.2 AA with the size of what is touched, at 320 px (a desk at 400 %), with text twice as large, from right to left,
/// and by the keyboard alone.
/// </summary>
[Trait("Row", "10.14")]
public sealed class EveryPageForEverybody
{
    /// <summary>Everything that can take the focus and is covered when it has it.</summary>
    private const string Hidden = """
        () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
          .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.tabIndex >= 0)
          .filter(e => {
            e.focus();
            if (e !== document.activeElement) return false;
            const shown = e.closest('label') ?? e.labels?.[0] ?? e;
            const box = shown.getBoundingClientRect();
            const at = [[.5, .5], [.5, .1], [.5, .9], [.1, .5], [.9, .5]]
              .map(([x, y]) => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
            return at.every(seen => !seen || !(shown.contains(seen) || e.contains(seen) || seen.contains(e)));
          })
          .map(e => e.outerHTML.slice(0, 120))
        """;

    private const string TooWide = """
        () => document.documentElement.scrollWidth <= window.innerWidth ? [] :
          [...document.querySelectorAll('body *')]
            .filter(e => { const b = e.getBoundingClientRect(); return b.right > window.innerWidth + 1 || b.left < -1; })
            .slice(0, 3).map(e => e.outerHTML.slice(0, 120))
        """;

    private readonly SortedDictionary<string, string> _seen = [];
    private readonly List<string> _wrong = [];

    [Fact(Explicit = true)]
    public async Task Every_page_can_be_used_enlarged_mirrored_and_by_the_keyboard()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await using var chromium = await Chromium.Open();
        var (ben, sam, kim) = await Story(clinic);
        await Walk(clinic, chromium, null, ["/", "/crisis", "/account/signin"]);
        await Walk(clinic, chromium, await clinic.AccountOf(ben), ["/home"]);
        await Walk(clinic, chromium, sam, ["/support"]);
        await Walk(clinic, chromium, kim, ["/windows"]);
        await Walk(clinic, chromium, clinic.DrOsei, ["/inbox", "/inbox?show=closed", "/patients"]);
        await Walk(clinic, chromium, clinic.Admin, ["/clinic"]);
        Assert.True(_wrong.Count == 0, string.Join('\n', _wrong));
        Assert.Empty(Pages(clinic).Except(_seen.Keys).Except(ReachedOtherwise));
    }

    /// <summary>Pages that nobody comes to by a link: each is opened in a test of its own.</summary>
    private static readonly string[] ReachedOtherwise = [];

    [Fact]
    public async Task A_planted_fault_of_each_kind_is_found()
    {
        await using var chromium = await Chromium.Open();
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var page = await context.NewPageAsync();
        await page.SetContentAsync(Calm);
        Assert.Empty(await Soundness.Violations(page));
        Assert.Empty(await page.EvaluateAsync<string[]>(Hidden));
        Assert.Empty(await page.EvaluateAsync<string[]>(TooWide));
        await page.SetContentAsync(Calm.Replace("<label>Name <input></label>", "<input>"));
        Assert.NotEmpty(await Soundness.Violations(page));
        await page.SetContentAsync(Calm.Replace("</main>", $"<div>{Tiny}{Tiny}</div></main>"));
        Assert.Contains(await Soundness.Violations(page), v => v.StartsWith("target-size", StringComparison.Ordinal));
        await page.SetContentAsync(Calm.Replace("</body>", "<footer style='position:fixed;inset:0;background:white'>over it all</footer></body>"));
        Assert.NotEmpty(await page.EvaluateAsync<string[]>(Hidden));
        await page.SetContentAsync(Calm.Replace("</main>", "<p style='width:900px'>wide</p></main>"));
        Assert.NotEmpty(await page.EvaluateAsync<string[]>(TooWide));
    }

    private const string Tiny = "<button style='display:block;font-size:8px;padding:0'>a</button>";

    private const string Calm =
        "<!doctype html><html lang=en><head><title>Calm</title></head><body><main><h1>Calm</h1><label>Name <input></label></main></body></html>";

    private static async Task<(Patient Ben, User Sam, User Kim)> Story(TestClinic clinic)
    {
        var ben = await clinic.Enrol("Ben");
        await clinic.Dips(ben);
        await clinic.Says(ben, ReportKind.FeelWorse, "It came back on the second day.");
        await clinic.Supports(ben, "Sam");
        var kim = await clinic.Account("Kim", Role.Coach);
        await clinic.Change(db =>
            db.CareTeam.Add(new CareTeamMember { ClinicId = ben.ClinicId, PatientId = ben.Id, UserId = kim.Id }));
        var sam = await clinic.Read(db => Task.FromResult(db.Users.Single(u => u.DisplayName == "Sam")));
        return (ben, sam, kim);
    }

    private async Task Walk(TestClinic clinic, Chromium chromium, User? user, IEnumerable<string> from)
    {
        await using var screen = await Screen.Open(clinic, chromium, new(Wide.Phone));
        if (user is not null)
        {
            await screen.SignIn(user);
        }

        var pages = Pages(clinic).ToHashSet();
        var waiting = new Queue<string>(from);
        var here = new HashSet<string>();
        while (waiting.TryDequeue(out var address))
        {
            if (PageOf(address, pages) is not { } name || !here.Add(name + (address.Contains("show=") ? address : "")))
            {
                continue;
            }

            await screen.Go(address);
            _seen[name] = address;
            foreach (var link in await screen.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin).map(a => a.pathname + a.search)"))
            {
                waiting.Enqueue(link);
            }

            await Look(screen, $"{user?.DisplayName ?? "nobody"} at {address}", address);
        }
    }

    private async Task Look(Screen screen, string where, string address)
    {
        var page = screen.Page;
        _wrong.AddRange((await Soundness.Violations(page)).Select(v => $"{where}: {v}"));
        await Note(page, Hidden, $"{where}: has the focus and is covered");
        await page.SetViewportSizeAsync(320, 640);
        await Note(page, TooWide, $"{where}: wider than 320 px");
        await page.SetViewportSizeAsync(Wide.Phone, 844);
        await page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");
        await Note(page, TooWide, $"{where}: wider with text twice as large");
        await page.EvaluateAsync(
            "() => { document.documentElement.style.fontSize = ''; document.documentElement.dir = 'rtl'; }");
        await Note(page, TooWide, $"{where}: wider from right to left");
        await page.EvaluateAsync("() => { document.documentElement.dir = 'ltr'; }");
    }

    private async Task Note(IPage page, string script, string what) =>
        _wrong.AddRange((await page.EvaluateAsync<string[]>(script)).Select(e => $"{what}: {e}"));

    private static IEnumerable<string> Pages(TestClinic clinic) =>
        clinic.Get<EndpointDataSource>().Endpoints
            .Select(e => e.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath).OfType<string>().Distinct().Order();

    /// <summary>The page that an address opens, without the case and the arguments.</summary>
    private static string? PageOf(string address, HashSet<string> pages)
    {
        var path = address.Split('?')[0].TrimEnd('/');
        for (var parts = path.Split('/'); parts.Length > 0; parts = parts[..^1])
        {
            var name = string.Join('/', parts);
            if (pages.FirstOrDefault(p => p.Equals($"{name}/Index", StringComparison.OrdinalIgnoreCase)
                || p.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
