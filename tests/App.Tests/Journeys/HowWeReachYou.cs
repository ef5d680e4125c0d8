using System.Text.Json;
using Evenkeel.Data;
using Device = Evenkeel.Tests.House.Device;
using Evenkeel.Tests.House;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Journeys;

/// <summary>Somebody sees to it that they can be reached, on a phone and at a desk.</summary>
[Trait("Row", "10.8")]
public sealed class HowWeReachYou
{
    private const string ShownAre =
        "expected => navigator.serviceWorker.ready.then(r => r.getNotifications()).then(all => all.map(n => [n.title, n.body, n.data].join('|')).join(';') === expected)";

    [Theory]
    [InlineData(Wide.Phone)]
    [InlineData(Wide.Desk, Explicit = true)]
    public async Task A_patient_sets_quiet_hours_and_taps_their_test_and_an_admin_reads_the_ledger(int width)
    {
        await using var mail = await MailServer.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby(mail) with { SendLimit = TimeSpan.FromSeconds(30) });
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        await using var chromium = await Chromium.Open();
        await using (var screen = await Screen.Open(clinic, chromium, new Device(width)))
        {
            await screen.SignIn(ana);
            await screen.Go("/account/notices");
            await screen.IsSound();
            await screen.Page.GetByLabel("until").FillAsync("07:00");
            await screen.Press("Keep");
            await screen.Sees("Kept. Thank you.");
            await screen.Press("Send me a test reminder");
            await screen.Sees("queued");
            await clinic.Deliver();
            // From the mail: first as nobody's page, then after a tap with the sign-in.
            var test = Assert.Single(mail.Mails).Header("Evenkeel-Message");
            await screen.Go($"/told/{test}");
            await screen.IsSound();
            await screen.Press("Yes, it reached me");
            await screen.Sees("It works");
            await screen.IsSound();
            await screen.Go("/account/notices");
            await screen.Sees("By mail: tapped at 10:00");
            await screen.IsSound();
        }

        await using (var screen = await Screen.Open(clinic, chromium, new Device(width)))
        {
            await screen.Go($"/told/{Guid.NewGuid()}");
            await screen.Sees("Only you can open it");
            await screen.IsSound();
            await screen.SignIn(clinic.Admin);
            await screen.Go("/clinic/messages");
            await screen.Sees("To a patient, about a test: opened");
            await screen.Page.GetByText("attempt").First.ClickAsync();
            await screen.IsSound();
        }
    }

    [Fact]
    public async Task A_push_is_shown_as_it_was_sent_and_the_same_one_twice_is_shown_once()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await using var chromium = await Chromium.Open();
        await using var context = await chromium.Browser.NewContextAsync(new() { BaseURL = clinic.Address.ToString() });
        await context.GrantPermissionsAsync(["notifications"], new() { Origin = Origin(clinic) });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/crisis");
        await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(r => r.active.state)");
        var devtools = await context.NewCDPSessionAsync(page);
        var registration = new TaskCompletionSource<string>();
        devtools.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, said) =>
        {
            if (said is { } json && json.GetProperty("registrations") is var all && all.GetArrayLength() > 0)
            {
                registration.TrySetResult(all[0].GetProperty("registrationId").GetString()!);
            }
        };
        await devtools.SendAsync("ServiceWorker.enable");
        var worker = await registration.Task.WaitAsync(TimeSpan.FromSeconds(30));
        // The same id again takes the place of the first.
        foreach (var words in new[] { "Please open your list now.", "Please open your list now, again." })
        {
            await devtools.SendAsync("ServiceWorker.deliverPushMessage", new()
            {
                ["origin"] = Origin(clinic), ["registrationId"] = worker, ["data"] = JsonSerializer.Serialize(new { id = "1", title = "Evenkeel", body = words, url = "/told/1", wakes = true }),
            });
            await page.WaitForFunctionAsync(ShownAre, $"Evenkeel|{words}|/told/1");
        }
    }

    private static string Origin(TestClinic clinic) => clinic.Address.GetLeftPart(UriPartial.Authority);
}
