using Evenkeel.Data;
using Evenkeel.Platform.Crisis;
using Evenkeel.Platform.Time;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Crisis;

/// <summary>Numbers of the place where somebody is come first, home's below, each named; a stranger sees numbers and no link to them.</summary>
[Trait("Row", "10.22")]
[Trait("Hazard", "missed-crisis")]
public sealed class NumbersWhereSheIsTests
{
    [Theory]
    [InlineData("America/New_York", "US")]
    [InlineData("US/Eastern", "US")]
    [InlineData("Asia/Calcutta", "IN")]
    [InlineData("Asia/Tokyo", "JP")]
    [InlineData("Europe/Amsterdam", "NL")]
    [InlineData("Africa/Timbuktu", null)]
    [InlineData("Etc/UTC", null)]
    public void A_zone_names_its_country_and_one_that_several_share_names_none(string zone, string? country) =>
        Assert.Equal(country, ZoneCountries.Of(zone)?.Code);

    [Theory, OnBothDatabases]
    public async Task In_New_York_the_numbers_there_stand_first_and_those_at_home_below_each_named(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        Assert.DoesNotContain("Where you are now", (await ana.Get("/help/now")).Text, StringComparison.Ordinal);
        await Away(clinic, "America/New_York");
        foreach (var page in new[] { "/help/now", "/crisis" })
        {
            var text = (await ana.Get(page)).Text;
            Assert.Matches("Where you are now: United States.*911.*988.*At home: United Kingdom.*999.*116 123", text);
        }

        await clinic.Wait(TimeSpan.FromDays(3), TimeSpan.FromHours(12));
        Assert.DoesNotContain("United States", (await ana.Get("/help/now")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_country_without_a_list_it_says_where_and_gives_a_number_all_the_same_and_homes_below()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var ana = await clinic.Visit("Ana");
        await Away(clinic, "Asia/Tokyo");
        Assert.Matches("Where you are now: Japan.*your local emergency number.*112.*At home: United Kingdom.*999", (await ana.Get("/help/now")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task With_all_cookies_gone_the_numbers_and_the_clinics_telephone_are_there(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Read(db => db.Clinics.Where(c => !c.IsCanary).ExecuteUpdateAsync(c => c.SetProperty(x => x.Phone, "+44 20 7946 0018")));
        using var stranger = new Visitor(clinic);
        foreach (var page in new[] { "/help/now", "/crisis", "/help/offline" })
        {
            var shown = await stranger.Get(page);
            Assert.Contains("href=\"tel:999\"", shown.Html);
            Assert.Contains("href=\"tel:116123\"", shown.Html);
            Assert.Contains("href=\"tel:+442079460018\"", shown.Html.Replace("&#x2B;", "+", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Of_several_clinics_a_stranger_sees_the_numbers_of_each_country_and_no_link_instead()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await clinic.Change(db => db.Clinics.Add(new Data.Clinic { Id = 2, Name = "Second", Zone = "Europe/Berlin", Country = "DE" }));
        using var stranger = new Visitor(clinic);
        var shown = await stranger.Get("/help/now");
        Assert.Contains("href=\"tel:999\"", shown.Html);
        Assert.Contains("href=\"tel:08001110111\"", shown.Html);
        Assert.Matches("United Kingdom.*Germany", shown.Text);
    }

    /// <summary>For two days.</summary>
    private static Task Away(TestClinic clinic, string zone) => clinic.Read(db => db.Patients.ExecuteUpdateAsync(p => p
        .SetProperty(x => x.AwayZone, zone).SetProperty(x => x.AwayUntil, clinic.Now.AddDays(2))));
}
