using Evenkeel.Platform.Crisis;

namespace Evenkeel.Tests.Features.Crisis;

[Trait("Row", "10.22")]
[Trait("Hazard", "locked-out-at-night")]
public sealed class CrisisNumbersTests
{
    /// <summary>Country, emergency number (empty where the evidence has none), then the lines as they stand in the evidence.</summary>
    [Theory]
    [InlineData("US", "911", "988", "741741")]
    [InlineData("CA", "911", "988")]
    [InlineData("GB", "999", "116 123", "85258")]
    [InlineData("IE", "112", "116 123", "50808")]
    [InlineData("NZ", "111", "1737", "0508 828 865")]
    [InlineData("AU", "000", "13 11 14", "0477 13 11 14")]
    [InlineData("IN", "112", "14416", "1-800-891-4416")]
    [InlineData("DE", "112", "0800 111 0 111", "0800 111 0 222", "116 123")]
    [InlineData("AT", "112", "142")]
    [InlineData("CH", "", "143")]
    [InlineData("NL", "112", "113", "0800-0113")]
    [InlineData("FR", "112", "3114")]
    [InlineData("ES", "112", "024")]
    [InlineData("BE", "112", "1813")]
    [InlineData("DK", "112", "70 201 201")]
    [InlineData("NO", "", "116 123")]
    [InlineData("SE", "112", "90101")]
    [InlineData("PL", "112", "116 123")]
    [InlineData("HU", "112", "116 123")]
    [InlineData("CZ", "112", "116 123")]
    [InlineData("BR", "", "188")]
    [InlineData("KR", "", "109")]
    [InlineData("SG", "", "1767")]
    [InlineData("HK", "", "18111")]
    [InlineData("ZA", "", "0800 567 567")]
    [InlineData("IL", "", "1201")]
    [InlineData("MX", "", "800 911 2000")]
    public void A_country_has_its_emergency_number_and_its_lines(string code, string emergency, params string[] lines)
    {
        var country = CrisisNumbers.Of(code)!;
        Assert.Equal(emergency, country.Emergency);
        Assert.Equal(lines.Order(), country.Lines.SelectMany(l => new[] { l.Call, l.Text }).Where(n => n.Length > 0).Distinct().Order());
    }

    [Fact]
    public void Every_line_can_be_called_or_texted_and_no_country_stands_twice()
    {
        Assert.All(CrisisNumbers.Countries.SelectMany(c => c.Lines), l => Assert.True(l.Call.Length + l.Text.Length > 0));
        Assert.Equal(27, CrisisNumbers.Countries.Select(c => c.Code).Distinct().Count());
        Assert.Equal(27, CrisisNumbers.Countries.Count);
    }

    /// <summary>US and Canada 911, the European Union and India 112, United Kingdom 999, Australia 000, New Zealand 111; no other has a source.</summary>
    [Fact]
    public void No_emergency_number_stands_there_without_a_source() => Assert.Equal(
        ["AT", "AU", "BE", "CA", "CZ", "DE", "DK", "ES", "FR", "GB", "HU", "IE", "IN", "NL", "NZ", "PL", "SE", "US"],
        CrisisNumbers.Countries.Where(c => c.HasEmergency).Select(c => c.Code).Order());

    [Fact]
    public void A_country_that_is_not_listed_has_none() => Assert.Null(CrisisNumbers.Of("XX"));
}
