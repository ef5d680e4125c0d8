using System.Net;
using System.Text.RegularExpressions;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Faults;

/// <summary>The check-in while its answers cannot be kept: it says so, shows numbers that answer, and holds what was typed.</summary>
internal static partial class NotKept
{
    public static readonly Dictionary<string, string> Typed = new() { ["Form.LowMood"] = "6", ["Form.Hope"] = "2" };

    /// <param name="button">The answer to the safety question that was tapped.</param>
    public static void IsSaid(Shown page, string button)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("Not kept yet", page.Text);
        Assert.Contains($"Your answer was “{button}”", page.Text);
        Assert.Contains("116 123", Visible(page));
        Assert.Matches("""name="Form.LowMood"[^>]*value="6"[^>]*checked""", page.Html);
        Assert.Matches("""name="Form.Hope"[^>]*value="2"[^>]*checked""", page.Html);
        Assert.Contains("Have you had thoughts of ending your life", page.Text);
    }

    private static string Visible(Shown page) => Hidden().Replace(page.Html, "");

    [GeneratedRegex("""<div [^>]*\bhidden>.*?</div>""", RegexOptions.Singleline)]
    private static partial Regex Hidden();
}
