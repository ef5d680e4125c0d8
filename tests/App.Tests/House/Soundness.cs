using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Evenkeel.Tests.House;

/// <summary>What holds for every page, in whatever browser it stands.</summary>
internal static class Soundness
{
    private static readonly AxeRunOptions Wcag22AA = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } };

    /// <summary>WCAG 2.2 AA, as far as a machine can tell.</summary>
    public static async Task EveryoneCanUse(IPage page)
    {
        var violations = (await page.RunAxe(Wcag22AA)).Violations;
        Assert.True(violations.Length == 0, $"{page.Url}: {string.Join("\n", violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help}: {n.Html}")))}");
    }

    /// <summary>Nobody has to scroll sideways.</summary>
    public static async Task Fits(IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), $"{page.Url} is wider than the screen");
}
