using Evenkeel.Clinical;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Help;

[Trait("Row", "1.1")]
[Trait("Hazard", "worsening-unseen")]
public sealed class HelpTests
{
    [Theory, OnBothDatabases]
    public async Task I_feel_worse_takes_two_actions_and_is_urgent_at_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        Assert.Contains("href=\"/help/worse\"", (await ben.Get("/home")).Html);
        var shown = await ben.Fill("/help/worse", "Tell my clinic", new() { ["words"] = "worse since Sunday" });
        var alert = await clinic.Read(db => db.Alerts.SingleAsync());
        Assert.Equal(("feels-worse", Priority.Urgent, clinic.Now), (alert.Sign, alert.Priority, alert.OpenedAt));
        Assert.Contains("Sent to your care team at 10:00. Nobody has seen it yet.", (await ben.Get(shown.Location)).Text);
        Assert.Equal("worse since Sunday", (await clinic.Read(db => db.Reports.SingleAsync())).Words);
    }

    [Theory, OnBothDatabases]
    public async Task Help_now_shows_numbers_first_and_a_second_tap_is_the_same_request(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        var page = (await ben.Get("/help/now")).Text;
        Assert.True(page.IndexOf("Call 999", StringComparison.Ordinal) < page.IndexOf("Tell your clinic that you need help now", StringComparison.Ordinal));
        var form = (await ben.Form("/help/now", "Please call me")) with { Action = "/help/now" };
        await ben.Send(form);
        await ben.Send(form);
        Assert.Equal(1, await clinic.Read(db => db.Reports.CountAsync()));
        Assert.Equal(Priority.Stat, (await clinic.Read(db => db.Alerts.SingleAsync())).Priority);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "4.9")]
    [Trait("Hazard", "false-calm")]
    public async Task An_address_alone_never_says_that_the_clinic_was_told_and_never_hides_the_button(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        foreach (var told in new[] { "1", Guid.CreateVersion7().ToString() })
        {
            var page = (await ben.Get($"/help/now?told={told}")).Text;
            Assert.DoesNotContain("The clinic has been sent this", page, StringComparison.Ordinal);
            Assert.Contains("Tell your clinic that you need help now", page, StringComparison.Ordinal);
            Assert.DoesNotContain("We have told", (await ben.Get($"/home?told={told}")).Text, StringComparison.Ordinal);
        }

        var sent = (await ben.Get((await ben.Fill("/help/now", "I need help now")).Location)).Text;
        Assert.Contains("The clinic has been sent this, at 10:00.", sent, StringComparison.Ordinal);
        Assert.Contains("Tell your clinic that you need help now", sent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "4.9")]
    [Trait("Hazard", "nobody-watching")]
    public async Task At_two_at_night_with_an_empty_rota_the_truth_is_told(Store store)
    {
        await using var clinic = await TestClinic.Open(store, new(2026, 11, 3, 2, 0, 0, TimeSpan.Zero));
        using var ben = await clinic.Visit("Ben");
        await clinic.Read(db => db.OnCallShifts.ExecuteDeleteAsync());
        var told = await ben.Fill("/help/now", "I need help now");
        Assert.Contains("Nobody at the clinic is watching right now. The clinic opens 08:00 and cannot answer before then.", (await ben.Get(told.Location)).Text);
        Assert.Contains("At 02:00 nobody at the clinic was on call. It went to the others there, who may not see it at once.", (await ben.Get("/home")).Text);
    }
}
