using Evenkeel.Data;
using Evenkeel.Tests.Architecture;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Features.Crisis;

/// <summary>Wherever somebody may say that they are in danger, the page says what this program is not, and where help is.</summary>
[Trait("Row", "10.22")]
public sealed class LimitsSaidTests
{
    private static readonly string[] Doors =
        ["/home", "/checkins/today", "/checkins/today?mode=short", "/checkins/measure/phq-9", "/help/now", "/help/worse", "/crisis"];

    [Theory, OnBothDatabases]
    public async Task Every_way_in_for_danger_says_that_this_is_no_emergency_service_and_leads_to_the_numbers(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var screener = (await ana.Fill("/checkins/today", "Strong or frequent", [])).Location;
        foreach (var door in Doors.Append(screener))
        {
            SaysSo(door, await ana.Get(door));
        }

        using var sam = await Visitor.SignedIn(clinic, await clinic.Account("Sam", Role.Support));
        SaysSo("/support", await sam.Get("/support"));
        using var stranger = new Visitor(clinic);
        SaysSo("/account/signin", await stranger.Get("/account/signin"));
    }

    [Fact]
    public void The_intended_use_stands_in_the_readme()
    {
        var readme = Tree.Read("README.md");
        Assert.Contains("**Intended use.**", readme);
        Assert.Contains("gives no diagnosis, sets no dose and books nothing", readme);
    }

    private static void SaysSo(string door, Shown page)
    {
        Assert.True(page.Text.Contains("Evenkeel is not an emergency service.", StringComparison.Ordinal), $"{door} ({page.Status}) does not say what it is not.");
        Assert.Contains("href=\"/crisis\"", page.Html);
    }
}
