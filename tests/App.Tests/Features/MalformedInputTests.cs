using System.Net;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Features;

/// <summary>What no page of ours would send: it is answered in words, is no fault of the store, and leaves nothing half.</summary>
[Trait("Row", "10.7")]
[Trait("Hazard", "message-lost")]
public sealed class MalformedInputTests
{
    [Theory]
    [InlineData("ANCHOR LANTERN RIVER")]
    [InlineData("739164820573")]
    [InlineData("ΑΓΚΥΡΑ ΦΑΝΑΡΙ")]
    [InlineData("مرساة فانوس نهر")]
    public async Task A_passphrase_in_any_script_is_taken(string chosen)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var account = await clinic.AccountOf(await clinic.Enrol("Ana"));
        using var ana = await Visitor.SignedIn(clinic, account);
        var form = await ana.Form("/account/password", "password");
        var answer = await ana.Send(form, new() { ["Current"] = TestClinic.Password, ["Chosen"] = chosen, ["Again"] = chosen });
        Assert.True(answer.Status == HttpStatusCode.Found, $"{answer.Status} {answer.Text}");
        using var again = new Visitor(clinic);
        Assert.Equal("/home", (await again.Fill("/account/signin", "Sign in", new() { ["Email"] = account.Email!, ["Password"] = chosen })).Location);
    }

    [Theory]
    [InlineData("short\r\nLocation: https://example.org")]
    [InlineData("\n")]
    public async Task A_form_with_a_line_break_in_its_mode_is_kept_and_answered(string mode)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ben = await clinic.Enrol("Ben");
        using var visitor = await Visitor.SignedIn(clinic, await clinic.AccountOf(ben));
        var answer = await visitor.Send(await visitor.Form("/checkins/today", "Passing thoughts"), new() { ["Form.Mode"] = mode });
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        Assert.Equal("ideation", (await clinic.OpenAlert(ben, "ideation")).Sign);
    }
}
