using Evenkeel.Platform.Crisis;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Features.Safety;

/// <summary>A plan can be tapped: numbers and people are links, and the crisis numbers stand on it.</summary>
[Trait("Row", "7.3")]
[Trait("Hazard", "missed-crisis")]
public sealed class SafetyPlanTests
{
    [Theory]
    [InlineData("Mum 07700 900123", "tel:07700900123", "Mum 07700 900123")]
    [InlineData("Samaritans, 116 123", "tel:116123", "Samaritans, 116 123")]
    [InlineData("988", "tel:988", "988")]
    [InlineData("Joe +1 (212) 555-0100", "tel:+12125550100", "Joe +1 (212) 555-0100")]
    public void A_line_with_one_number_is_tapped_as_a_whole(string words, string link, string text) =>
        Assert.Equal(new PhoneWord(text, link), Assert.Single(PhoneWords.Of(words)));

    [Theory]
    [InlineData("Walk 3 or 4 rounds, every day since 2019")]
    [InlineData("Open 08:00-18:00, since 12.03.2026 or 2026/11/02")]
    [InlineData("Room 12345")]
    [InlineData("")]
    public void What_is_no_telephone_number_stays_plain(string words) => Assert.All(PhoneWords.Of(words), w => Assert.Equal("", w.Link));

    [Fact]
    public void Two_numbers_in_a_line_are_two_links_and_nothing_of_the_words_is_lost()
    {
        const string Words = "Anna 020 7946 0011 or at work 020 7946 0022\nand then I wait";
        Assert.Equal(Words, string.Concat(PhoneWords.Of(Words).Select(w => w.Text)));
        Assert.Equal(["tel:02079460011", "tel:02079460022"], PhoneWords.Of(Words).Select(w => w.Link).Where(l => l.Length > 0));
    }

    [Theory, OnBothDatabases]
    public async Task The_page_has_the_people_the_lines_and_the_numbers_to_tap_and_words_stay_words(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        await ana.Fill("/safety", "Keep my plan", new() { ["Contacts"] = "Mum <b> 07700 900123", ["Professionals"] = "Samaritans 116 123" });
        var html = (await ana.Get("/safety")).Html;
        Assert.Contains("<a href=\"tel:07700900123\">Mum &lt;b&gt; 07700 900123</a>", html);
        Assert.Contains("<a href=\"tel:116123\">Samaritans 116 123</a>", html);
        Assert.Contains("href=\"tel:999\"", html);
        Assert.DoesNotContain("no-print", html[..html.IndexOf("href=\"tel:999\"", StringComparison.Ordinal)][^400..], StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_sign_in_the_way_to_the_copy_on_the_phone_is_shown_and_staff_see_no_editor(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var stranger = new Visitor(clinic);
        Assert.Contains("href=\"/safety/offline\"", (await stranger.Get("/help/now")).Html);
        var signIn = await stranger.Get("/safety");
        Assert.Contains("href=\"/safety/offline\"", (await stranger.Get(signIn.Location)).Html);
        Assert.Contains("name=\"Contacts\"", (await stranger.Get("/safety/offline")).Html);
        using var imani = await Visitor.SignedIn(clinic, clinic.Imani);
        Assert.DoesNotContain("name=\"Contacts\"", (await imani.Get("/safety/offline")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("My safety plan", (await imani.Get("/help/now")).Text, StringComparison.Ordinal);
    }
}
