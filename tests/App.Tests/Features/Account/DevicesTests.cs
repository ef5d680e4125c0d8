using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Platform.Access;
using Evenkeel.Tests.House;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static Evenkeel.Tests.House.OutboxClient;

namespace Evenkeel.Tests.Features.Account;

/// <summary>A device once signed in may write for thirty days, and read nothing (design 5a, "Locked out at 02:00").</summary>
[Trait("Row", "10.7")]
[Trait("Hazard", "locked-out-at-night")]
public sealed class DevicesTests
{
    [Theory, OnBothDatabases]
    [Trait("Row", "1.1")]
    public async Task Help_can_be_asked_for_without_a_sign_in_and_without_script_and_the_page_shows_nothing_of_anybody(Store store)
    {
        await using var clinic = await TestClinic.Open(store, new(2026, 11, 3, 2, 0, 0, TimeSpan.Zero));
        var ben = await clinic.Enrol("Ben Ashdown");
        using var device = await clinic.DeviceOf(await clinic.AccountOf(ben));
        var page = await device.Page("/help/now");
        Assert.Contains("Call 999", page, StringComparison.Ordinal);
        var id = Guid.NewGuid().ToString();
        using var told = await device.Post("/help/now", "/help/now", ("id", id));
        var said = await told.Text();
        // The next tap on this very page is a new call for help.
        Assert.DoesNotContain(id, said, StringComparison.Ordinal);
        Assert.Contains("Your clinic has your “I need help now”, at 02:00.", said, StringComparison.Ordinal);
        Assert.Contains("Your clinic opens 08:00. Until then one person is on call", said, StringComparison.Ordinal);
        using var called = await device.Post("/help/now", "/help/now?handler=CallMe", ("id", Guid.NewGuid().ToString()));
        Assert.Contains("Your clinic has been asked to call you, at 02:00.", await called.Text(), StringComparison.Ordinal);
        foreach (var shown in new[] { page, said })
        {
            Assert.DoesNotContain("Ben", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("Imani", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("Harbour", shown, StringComparison.Ordinal);
        }

        Assert.Equal(["call-me", "needs-help-now"], (await clinic.OpenAlerts(ben)).Select(a => a.Sign));
    }

    [Theory, OnBothDatabases]
    public async Task A_stranger_sees_the_numbers_and_the_door_and_reaches_nobody(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Enrol("Ben");
        using var stranger = clinic.Visitor();
        var page = await stranger.Page("/help/now");
        Assert.Contains("Call 999", page, StringComparison.Ordinal);
        Assert.Contains("Sign in to reach your clinic", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"id\"", page, StringComparison.Ordinal);
        using var tried = await stranger.PostWith(await stranger.Token("/account/signin"), "/help/now", ("id", Guid.NewGuid().ToString()));
        Assert.DoesNotContain("Your clinic has your", await tried.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await clinic.Read(db => db.Reports.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_stolen_token_opens_no_page_and_no_address_that_reads(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Answers(ben, 4);
        using var device = await clinic.DeviceOf(await clinic.AccountOf(ben));
        var token = await Token(device);
        var closed = clinic.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && e.RoutePattern.RawText != "/outbox").Select(e => Address(e, ben.Id)).Distinct().ToArray();
        Assert.True(closed.Length > 15, string.Join(' ', closed));
        foreach (var address in closed)
        {
            // The thief sends it everywhere, not only where a browser would.
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("Cookie", $"{Devices.Cookie}={token}");
            using var thief = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = clinic.Address };
            using var answer = await thief.SendAsync(request);
            var isTurnedAway = answer.StatusCode is HttpStatusCode.Found && answer.Headers.Location!.ToString().Contains("/account/signin", StringComparison.Ordinal);
            // A program is not sent to a page.
            Assert.True(isTurnedAway || (answer.StatusCode is HttpStatusCode.Unauthorized && address.StartsWith("/fhir", StringComparison.Ordinal)), $"{address}: {answer.StatusCode}");
        }
    }

    [Theory, OnBothDatabases]
    public async Task What_a_token_alone_is_told_is_whether_each_entry_is_kept_and_nothing_more(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        using var device = await clinic.DeviceOf(await clinic.AccountOf(ben));
        var entry = CheckInEntry(clinic.Now, 9, safety: 4);
        using var answer = await device.Post(ben, clinic.Now, entry);
        Assert.Equal($$"""{"entries":[{"id":"{{entry["id"]}}","is":"kept","at":"2026-11-02T10:00:00+00:00","fields":null}]}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(ben, "ideation")).Priority);
    }

    [Theory, OnBothDatabases]
    public async Task It_holds_for_thirty_days_and_is_renewed_by_a_sign_in_only(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        using var device = await clinic.DeviceOf(await clinic.AccountOf(ben));
        clinic.Time.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.Equal(["kept"], await device.Sent(ben, clinic.Now, ReportEntry("help-now", clinic.Now)));
        clinic.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await device.Post(ben, clinic.Now, ReportEntry("help-now", clinic.Now))).StatusCode);

        using var again = await clinic.DeviceOf(await clinic.AccountOf(ben));
        clinic.Time.Advance(TimeSpan.FromDays(20));
        using (await again.Post("/account/signin", "/account/signin", ("Email", (await clinic.AccountOf(ben)).Email!), ("Password", TestClinic.Password)))
        {
            clinic.Time.Advance(TimeSpan.FromDays(29));
        }

        Assert.Equal(["kept"], await again.Sent(ben, clinic.Now, ReportEntry("help-now", clinic.Now)));
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "wrong-patient")]
    public async Task Signing_out_takes_it_away_and_so_does_another_patient_who_signs_in(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, ben) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"));
        using var shared = await clinic.DeviceOf(await clinic.AccountOf(ana));
        var anas = await Token(shared);
        using (await shared.Post("/account/signin", "/account/signin", ("Email", (await clinic.AccountOf(ben)).Email!), ("Password", TestClinic.Password)))
        {
            Assert.NotNull((await clinic.Read(db => db.Devices.SingleAsync(d => d.PatientId == ana.Id))).RevokedAt);
        }

        Assert.NotEqual(anas, await Token(shared));
        Assert.Equal(HttpStatusCode.Conflict, (await shared.Post(ana, clinic.Now, ReportEntry("help-now", clinic.Now))).StatusCode);
        using (await shared.Post("/account", "/account/signout"))
        {
            Assert.Equal(0, await clinic.Read(db => db.Devices.CountAsync(d => d.RevokedAt == null)));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await shared.Post(ben, clinic.Now, ReportEntry("help-now", clinic.Now))).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_lost_device_is_listed_on_the_account_and_taken_away_there(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        using var lost = await clinic.DeviceOf(await clinic.AccountOf(ben));
        var device = await clinic.Read(db => db.Devices.SingleAsync());
        using var other = await Visitor.SignedIn(clinic, await clinic.AccountOf(ben));
        Assert.Contains("A device, since 10:00", (await other.Get("/account")).Text, StringComparison.Ordinal);
        using var anas = await clinic.Visit("Ana");
        var form = await other.Form("/account", "Take this away");
        await anas.Send(await anas.Form("/account", "Take this away"), new() { ["id"] = device.Id.ToString() });
        Assert.Equal(["kept"], await lost.Sent(ben, clinic.Now, ReportEntry("call-me", clinic.Now)));
        await other.Send(form, new() { ["id"] = device.Id.ToString() });
        Assert.Equal(HttpStatusCode.Unauthorized, (await lost.Post(ben, clinic.Now, ReportEntry("call-me", clinic.Now))).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task Staff_leave_no_token_behind(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Equal(0, await clinic.Read(db => db.Devices.CountAsync()));
    }

    private static async Task<string> Token(HttpClient device)
    {
        // The browser shows it at three places and at no other; here the account page is asked for what it would send.
        var handler = (HttpClientHandler)typeof(HttpMessageInvoker).GetField("_handler", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.GetValue(device)!;
        Assert.Null(handler.CookieContainer.GetCookies(new Uri(device.BaseAddress!, "/home"))[Devices.Cookie]);
        await Task.CompletedTask;
        return handler.CookieContainer.GetCookies(new Uri(device.BaseAddress!, "/outbox"))[Devices.Cookie]!.Value;
    }

    private static string Address(RouteEndpoint endpoint, Guid patient) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => s.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart p
            ? p.ParameterPolicies.Any(x => x.Content == "guid") ? patient.ToString() : "phq-9" : ((Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart)s.Parts[0]).Content));
}
