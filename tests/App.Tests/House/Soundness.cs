using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Evenkeel.Tests.House;

/// <summary>What holds for every page, in whatever browser it stands.</summary>
internal static class Soundness
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>
    /// Asked in the page itself: the library's own call finishes each time in a second, empty page, and takes twice as long.
    /// </summary>
    private const string Run = """
        async () => (await axe.run(document, {
          runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
          resultTypes: ['violations'],
        })).violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}: ${n.html}`))
        """;

    /// <summary>WCAG 2.2 AA, as far as a machine can tell.</summary>
    public static async Task EveryoneCanUse(IPage page)
    {
        var violations = await Violations(page);
        Assert.True(violations.Length == 0, $"{page.Url}: {string.Join("\n", violations)}");
    }

    /// <summary>What a machine finds, a line for each place on the page.</summary>
    public static async Task<string[]> Violations(IPage page)
    {
        // In one message with the script, so that no page that is loaded in between is asked without it.
        return await page.EvaluateAsync<string[]>($"async () => {{ if (!window.axe) {{ {Axe} }}\nreturn await ({Run})(); }}");
    }

    /// <summary>Nobody has to scroll sideways.</summary>
    public static async Task Fits(IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), $"{page.Url} is wider than the screen");
}
