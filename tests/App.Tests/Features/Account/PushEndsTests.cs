using System.Net;
using System.Net.Http.Json;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Account;

/// <summary>A push address outlives every limit of time and ends by its person's own act (design 5b, sign-out).</summary>
[Trait("Row", "10.8")]
[Trait("Row", "6.22")]
[Trait("Hazard", "told-nobody")]
public sealed class PushEndsTests
{
    private static readonly DateTimeOffset TwoAtNight = new(2026, 11, 3, 2, 0, 0, TimeSpan.Zero);

    [Theory, OnBothDatabases]
    public async Task Signing_out_ends_this_browsers_address_and_no_other(Store store)
    {
        await using var service = await Receiver.Start();
        await using var clinic = await OffDuty(store, service);
        using var here = new SubscribedBrowser(service);
        using var atHome = await clinic.Subscribes(clinic.Imani, service);
        using var imani = await Subscribed(clinic, here);
        await imani.Fill("/account", "Sign out");
        Assert.Equal([atHome.Endpoint], await Endpoints(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task A_browser_that_had_no_cookie_yet_says_its_address_itself(Store store)
    {
        await using var service = await Receiver.Start();
        await using var clinic = await OffDuty(store, service);
        using var here = await clinic.Subscribes(clinic.Imani, service);
        using var imani = await Visitor.SignedIn(clinic, clinic.Imani);
        await imani.Fill("/account", "Sign out", new() { ["endpoint"] = here.Endpoint });
        Assert.Empty(await Endpoints(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_is_on_call_or_will_be_within_a_day_confirms_first(Store store)
    {
        await using var service = await Receiver.Start();
        await using var clinic = await OffDuty(store, service);
        using var here = new SubscribedBrowser(service);
        using var imani = await Subscribed(clinic, here);
        await Shift(clinic, clinic.Now.AddHours(24).AddSeconds(1));
        Assert.DoesNotContain("You are on call", (await imani.Get("/account/signout")).Text);
        await Shift(clinic, clinic.Now.AddHours(24));
        var asked = await imani.Fill("/account", "Sign out");
        Assert.Contains("You are on call from", asked.Text);
        Assert.Single(await Endpoints(clinic));
        Assert.Equal(HttpStatusCode.OK, (await imani.Get("/account")).Status);
        await imani.Send(Visitor.FormOn(asked, "Sign out, and stop messages to this browser", "/account/signout"));
        Assert.Empty(await Endpoints(clinic));
        Assert.NotEqual(HttpStatusCode.OK, (await imani.Get("/account")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Idle_for_40_minutes_at_two_at_night_a_stat_alert_is_pushed_opened_and_acknowledged(Store store)
    {
        await using var service = await Receiver.Start();
        await using var clinic = await TestClinic.Open(store, TwoAtNight.AddMinutes(-40), Messages.Nearby());
        var ben = await clinic.Enrol("Ben");
        using var here = new SubscribedBrowser(service);
        using var imani = await Subscribed(clinic, here);
        await clinic.Wait(TimeSpan.FromMinutes(40));
        await clinic.Restart();
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        await clinic.Deliver();
        var url = here.Read(Assert.Single(here.Posts)).GetProperty("url").GetString()!;
        using var again = await Visitor.SignedIn(clinic, clinic.Imani);
        var alert = await clinic.OpenAlert(ben, "needs-help-now");
        Assert.Equal($"/inbox/alert/{ben.Id}/{alert.Id}", (await again.Get(url)).Location);
        Assert.True((await clinic.Get<WorkAlert>().Acknowledge(clinic.Imani.Caller().Actor, alert.Id, ben.Id, "")).Done);
        Assert.Contains("Imani was told: opened at 02:00", (await again.Get($"/inbox/alert/{ben.Id}/{alert.Id}")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task A_new_password_ends_the_other_browsers_only_when_that_is_asked_for(Store store)
    {
        await using var service = await Receiver.Start();
        await using var clinic = await OffDuty(store, service);
        using var here = new SubscribedBrowser(service);
        using var atHome = await clinic.Subscribes(clinic.Imani, service);
        using var imani = await Subscribed(clinic, here);
        Task<Shown> Change(string from, string to, bool stop) => imani.Fill("/account/password", "Keep this password",
            new(stop ? new Dictionary<string, string> { ["stopOthers"] = "true" } : []) { ["Current"] = from, ["Chosen"] = to, ["Again"] = to });
        await Change(TestClinic.Password, "four other words here", stop: false);
        Assert.Equal(2, (await Endpoints(clinic)).Count);
        await Change("four other words here", "and yet four more words", stop: true);
        Assert.Equal([here.Endpoint], await Endpoints(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task A_renewed_subscription_takes_the_place_of_the_old_also_with_nobody_signed_in(Store store)
    {
        await using var service = await Receiver.Start();
        await using var clinic = await OffDuty(store, service);
        using var old = await clinic.Subscribes(clinic.Imani, service);
        using var renewed = new SubscribedBrowser(service);
        using var nobody = new Visitor(clinic);
        async Task<HttpStatusCode> Report(string? before) => (await nobody.Ask(new(HttpMethod.Post, "/account/push")
        {
            Content = JsonContent.Create(new { old = before, endpoint = renewed.Endpoint, p256dh = renewed.P256dh, auth = renewed.Auth }),
        })).StatusCode;
        Assert.Equal(HttpStatusCode.NotFound, await Report($"{old.Endpoint}x"));
        Assert.Equal(HttpStatusCode.NotFound, await Report(null));
        Assert.Equal(HttpStatusCode.NoContent, await Report(old.Endpoint));
        Assert.Equal([renewed.Endpoint], await Endpoints(clinic));
        await clinic.Tell(MessageKind.Test, clinic.Imani);
        await clinic.Deliver();
        Assert.Single(renewed.Posts);
    }

    [Theory, OnBothDatabases]
    public async Task The_last_way_that_is_gone_is_told_to_its_owner_and_to_the_admin_once(Store store)
    {
        await using var service = await Receiver.Start();
        service.Answer = (_, http) => Receiver.Status(http, StatusCodes.Status410Gone);
        await using var clinic = await OffDuty(store, service);
        using var browser = await clinic.Subscribes(clinic.Imani, service);
        await clinic.Tell(MessageKind.Test, clinic.Imani);
        await clinic.Deliver();
        await clinic.Tell(MessageKind.Test, clinic.Imani);
        await clinic.Deliver();
        var told = await clinic.Read(db => db.Messages.Where(m => m.Kind == MessageKind.ChannelLost).Select(m => m.UserId!.Value).ToListAsync());
        Assert.Equal(new[] { clinic.Imani.Id, clinic.Admin.Id }.Order(), told.Order());
        using var imani = await Visitor.SignedIn(clinic, clinic.Imani);
        Assert.Contains("We have no way left to reach you outside this program.", (await imani.Get("/account/notices")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task While_mail_is_left_a_lost_browser_is_not_the_last_way(Store store)
    {
        await using var mail = await MailServer.Start();
        await using var service = await Receiver.Start();
        service.Answer = (_, http) => Receiver.Status(http, StatusCodes.Status410Gone);
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby(mail));
        using var browser = await clinic.Subscribes(clinic.Imani, service);
        await clinic.Tell(MessageKind.Test, clinic.Imani);
        await clinic.Deliver();
        Assert.False(await clinic.Read(db => db.Messages.AnyAsync(m => m.Kind == MessageKind.ChannelLost)));
    }

    private static async Task<TestClinic> OffDuty(Store store, Receiver service)
    {
        Assert.NotEmpty(service.Address);
        var clinic = await TestClinic.Open(store, delivery: Messages.Nearby());
        await clinic.Read(db => db.OnCallShifts.ExecuteDeleteAsync());
        return clinic;
    }

    private static Task Shift(TestClinic clinic, DateTimeOffset from) => clinic.Change(db => db.OnCallShifts.Add(
        new OnCallShift { ClinicId = 1, Id = Guid.CreateVersion7(), UserId = clinic.Imani.Id, Place = 1, From = from, Until = from.AddHours(8) }));

    private static async Task<Visitor> Subscribed(TestClinic clinic, SubscribedBrowser browser)
    {
        var imani = await Visitor.SignedIn(clinic, clinic.Imani);
        var form = await imani.Form("/account/notices", "Show messages in this browser");
        var kept = await imani.Send(form with { Action = "/account/notices?handler=Subscribe" }, new() { ["endpoint"] = browser.Endpoint, ["p256dh"] = browser.P256dh, ["auth"] = browser.Auth });
        Assert.Equal(HttpStatusCode.OK, kept.Status);
        return imani;
    }

    private static Task<List<string>> Endpoints(TestClinic clinic) => clinic.Read(db => db.PushSubscriptions.Where(s => s.GoneAt == null).Select(s => s.Endpoint).ToListAsync());
}
