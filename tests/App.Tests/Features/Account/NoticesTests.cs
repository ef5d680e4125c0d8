using System.Net;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Account;

[Trait("Row", "10.8")]
public sealed class NoticesTests
{
    [Theory, OnBothDatabases]
    public async Task A_test_goes_every_way_at_once_and_the_page_says_what_became_of_each(Store store)
    {
        await using var service = await Receiver.Start();
        await using var mail = await MailServer.Start();
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby(mail));
        using var browser = await clinic.Subscribes(clinic.Imani, service);
        using var imani = await Visitor.SignedIn(clinic, clinic.Imani);
        var form = await imani.Form("/account/notices", "Send me a test reminder");
        await imani.Send(form);
        // A double tap sends nothing more; nor does a new page within the minute.
        await imani.Send(form);
        Assert.Contains("on its way already", (await imani.Fill("/account/notices", "Send me a test reminder")).Text);
        Assert.Contains("queued", (await imani.Get("/account/notices")).Text);
        await clinic.Deliver();
        Assert.Single(mail.Mails);
        Assert.Single(browser.Posts);
        var text = (await imani.Get("/account/notices")).Text;
        Assert.Contains("By push: handed to the push service, not opened yet", text);
        Assert.Contains("By mail: handed to the mail server, not opened yet", text);
        Assert.Contains("the clinic has no webhook", text);
        // The link in the mail, tapped.
        var link = new Uri(mail.Mails[0].Body.Split('\n').Single(l => l.Contains("/told/", StringComparison.Ordinal)).Trim()).AbsolutePath;
        await imani.Fill(link, "Yes, it reached me");
        Assert.Contains("By mail: tapped at 10:00", (await imani.Get("/account/notices")).Text);
    }

    [Fact]
    public async Task Quiet_hours_and_telephone_are_kept_and_what_is_no_number_stays_in_its_field()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        using var browser = await Visitor.SignedIn(clinic, ana);
        await browser.Fill("/account/notices", "Keep", new() { ["phone"] = "+44 7700 900123", ["quietFrom"] = "21:30", ["quietUntil"] = "07:00" });
        var kept = await clinic.Read(db => db.Users.SingleAsync(u => u.Id == ana.Id));
        Assert.Equal(("+44 7700 900123", new TimeOnly(21, 30), new TimeOnly(7, 0)), (kept.PhoneNumber, kept.QuietFrom, kept.QuietUntil));
        var refused = await browser.Fill("/account/notices", "Keep", new() { ["phone"] = "ask my mother" });
        Assert.Contains("like +44 20 7946 0018", refused.Text);
        Assert.Contains("ask my mother", refused.Html);
        Assert.Contains("both times", (await browser.Fill("/account/notices", "Keep", new() { ["quietFrom"] = "late" })).Text);
        Assert.Equal("+44 7700 900123", (await clinic.Read(db => db.Users.SingleAsync(u => u.Id == ana.Id))).PhoneNumber);
    }

    [Theory, OnBothDatabases]
    public async Task A_browser_belongs_to_whoever_allowed_it_last(Store store)
    {
        await using var service = await Receiver.Start();
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby());
        using var shared = new SubscribedBrowser(service);
        (string, string)[] fields = [("endpoint", shared.Endpoint), ("p256dh", shared.P256dh), ("auth", shared.Auth)];
        foreach (var person in new[] { clinic.Imani, clinic.Imani, clinic.DrOsei })
        {
            using var page = await clinic.SignedIn(person);
            Assert.Equal(HttpStatusCode.OK, (await page.Post("/account/notices", "/account/notices?handler=Subscribe", fields)).StatusCode);
        }

        Assert.Equal(clinic.DrOsei.Id, (await clinic.Read(db => db.PushSubscriptions.SingleAsync())).UserId);
        using var osei = await clinic.SignedIn(clinic.DrOsei);
        await osei.Post("/account/notices", "/account/notices?handler=Unsubscribe", ("endpoint", shared.Endpoint));
        Assert.False(await clinic.Read(db => db.PushSubscriptions.AnyAsync()));
    }

    [Theory]
    [InlineData("http://push.example.org/x", true)]
    [InlineData("https://10.0.0.1/x", true)]
    [InlineData("https://push.example.org/x", false)]
    public async Task An_address_or_a_key_that_cannot_be_used_is_refused(string endpoint, bool hasGoodKeys)
    {
        await using var service = await Receiver.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var browser = new SubscribedBrowser(service);
        using var imani = await clinic.SignedIn(clinic.Imani);
        var answer = await imani.Post("/account/notices", "/account/notices?handler=Subscribe",
            ("endpoint", endpoint), ("p256dh", hasGoodKeys ? browser.P256dh : "BBBB"), ("auth", browser.Auth));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("This browser", await answer.Text());
        Assert.False(await clinic.Read(db => db.PushSubscriptions.AnyAsync()));
    }

    [Theory]
    [InlineData(StatusCodes.Status403Forbidden)]
    [InlineData(StatusCodes.Status410Gone)]
    public async Task Of_a_push_that_failed_the_page_does_not_say_what_the_other_side_answered(int status)
    {
        await using var service = await Receiver.Start();
        service.Answer = (_, http) => Receiver.Status(http, status);
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby());
        using var browser = await clinic.Subscribes(clinic.Imani, service);
        using var imani = await Visitor.SignedIn(clinic, clinic.Imani);
        await imani.Fill("/account/notices", "Send me a test reminder");
        await clinic.Deliver();
        Assert.Single(browser.Posts);
        var page = await imani.Get("/account/notices");
        Assert.Contains("push: your browser's push service did not take it", page.Text);
        Assert.DoesNotContain($"{status}", page.Text);
    }
}
