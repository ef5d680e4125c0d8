using System.CommandLine;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Microsoft.Playwright;

namespace Evenkeel.Bench;

/// <summary>`bin/bench live`: what the support person's card weighs, when its buttons work on a slow phone, and how long "I'm worried" takes to an open inbox.</summary>
internal static partial class LiveCard
{
    private const int LimitBytes = 25_000, Slower = 4;
    private const double ReadyWithinMs = 1500, WorriedWithinMs = 2000;

    /// <summary>1.6 Mbit/s in bytes a second, and the delay that comes with it.</summary>
    private const double BytesPerSecond = 1_600_000 / 8.0, DelayMs = 150;

    public static Command Verb()
    {
        var store = new Option<Store>("--store") { Description = "sqlite or postgres.", DefaultValueFactory = _ => Store.Sqlite };
        var opens = new Option<int>("--opens") { Description = "How often the card is opened by a browser that knows nothing of it.", DefaultValueFactory = _ => 30 };
        var worries = new Option<int>("--worries") { Description = "How often somebody is worried, each about another patient.", DefaultValueFactory = _ => 100 };
        var verb = new Command("live", "Weighs and times the support person's live card, and times its alarm.") { store, opens, worries };
        verb.SetAction(async (parsed, _) =>
        {
            await using var place = await Place.New(parsed.GetValue(store));
            return await Run(place, parsed.GetValue(opens), parsed.GetValue(worries));
        });
        return verb;
    }

    private static async Task<int> Run(Place place, int opens, int worries)
    {
        await using var clinic = await SeededClinic.Open(place.Database, worries + 1, _ => 30);
        await clinic.Read(db =>
        {
            db.OnCallShifts.Add(new() { ClinicId = clinic.Clinician.ClinicId, Id = Guid.CreateVersion7(), UserId = clinic.Clinician.Id, Place = 1, From = clinic.Now.AddDays(-1), Until = clinic.Now.AddDays(1) });
            return db.SaveChangesAsync();
        });
        var cards = new List<string>();
        foreach (var patient in clinic.Patients)
        {
            cards.Add(await Begin(clinic, patient));
        }

        await using var server = await Server.Start("serve", place.Database);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = FirstVisit.Program, Args = ["--no-sandbox"] });
        var isWithin = await Open(browser, server.Address, cards[^1], opens);
        return await Worry(browser, server.Address, clinic, cards[..^1], place.Database.IsPostgres ? "PostgreSQL" : "SQLite") && isWithin ? 0 : 1;
    }

    private static async Task<bool> Open(IBrowser browser, Uri server, string card, int opens)
    {
        var (times, bytes) = (new List<long>(), 0L);
        for (var i = -1; i < opens; i++)
        {
            await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
            var page = await context.NewPageAsync();
            var session = await context.NewCDPSessionAsync(page);
            await session.SendAsync("Network.enable");
            await session.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = DelayMs, ["downloadThroughput"] = BytesPerSecond, ["uploadThroughput"] = BytesPerSecond });
            await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = Slower });
            var (until, came) = (true, 0L);
            session.Event("Network.loadingFinished").OnEvent += (_, e) => came += until ? (long)e!.Value.GetProperty("encodedDataLength").GetDouble() : 0;
            var at = Stopwatch.GetTimestamp();
            await page.GotoAsync(new Uri(server, card).OriginalString, new() { WaitUntil = WaitUntilState.Commit });
            // Interactive is when a tap is kept on the phone, not when something is painted.
            await page.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'ready'");
            var took = Stopwatch.GetTimestamp() - at;
            await page.WaitForLoadStateAsync(LoadState.Load);
            until = false;
            if (i >= 0)
            {
                times.Add(took);
                bytes = Math.Max(bytes, came);
            }
        }

        var timings = new Timings(times);
        Console.WriteLine($"| live card, first visit, {Slower}x slower, 1.6 Mbit/s, {DelayMs:0} ms | opened | bytes (limit {LimitBytes}) | interactive: median ms (limit {ReadyWithinMs:0}) | worst ms |\n|---|--:|--:|--:|--:|");
        Console.WriteLine($"| {card[..6]}… | {timings.Count} | {bytes} | {timings.Median:F0} | {timings.Worst:F0} |");
        return bytes <= LimitBytes && timings.Median <= ReadyWithinMs;
    }

    private static async Task<bool> Worry(IBrowser browser, Uri server, SeededClinic clinic, IReadOnlyList<string> cards, string store)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var cookie = await clinic.Cookie(clinic.Clinician);
        await context.AddCookiesAsync([new() { Name = cookie[..cookie.IndexOf('=')], Value = cookie[(cookie.IndexOf('=') + 1)..], Url = server.OriginalString }]);
        var inbox = await context.NewPageAsync();
        await inbox.GotoAsync(new Uri(server, "/inbox").OriginalString);
        var times = new List<long>();
        for (var i = 0; i < cards.Count; i++)
        {
            using var phone = new HttpClient { BaseAddress = server };
            var token = HiddenToken().Match(await phone.GetStringAsync(cards[i])).Groups[1].Value;
            var at = Stopwatch.GetTimestamp();
            using var answer = await phone.PostAsync($"{cards[i]}?handler=Worried", new FormUrlEncodedContent([new("Id", Guid.CreateVersion7().ToString()), new("Words", ""), new("__RequestVerificationToken", token)]));
            answer.EnsureSuccessStatusCode();
            await inbox.WaitForFunctionAsync("id => document.querySelector(`#inbox a[href*='${id}']`) !== null", clinic.Patients[i].PatientId!.Value.ToString());
            times.Add(Stopwatch.GetTimestamp() - at);
        }

        var timings = new Timings(times);
        Console.WriteLine($"\n| \"I'm worried\" to an inbox that is open | store | worries | median ms | p99 ms (limit {WorriedWithinMs:0}) | worst ms |\n|---|---|--:|--:|--:|--:|");
        Console.WriteLine($"| from the tap to the line on the screen | {store} | {timings.Count} | {timings.Median:F0} | {timings.P99:F0} | {timings.Worst:F0} |");
        return timings.P99 <= WorriedWithinMs;
    }

    /// <summary>A session that began 40 minutes ago at home, and the address of the card.</summary>
    private static async Task<string> Begin(SeededClinic clinic, User patient)
    {
        var (clinicId, id, visit, person, from) = (patient.ClinicId, patient.PatientId!.Value, Guid.CreateVersion7(), Guid.CreateVersion7(), clinic.Now.AddMinutes(-40));
        await clinic.Read(db =>
        {
            db.Appointments.Add(new() { ClinicId = clinicId, Id = visit, PatientId = id, Kind = AppointmentKind.Session, Zone = "Europe/London", On = DateOnly.FromDateTime(from.UtcDateTime), Time = TimeOnly.FromDateTime(from.UtcDateTime), StartsAt = from, Minutes = 120, AtHome = true, State = AppointmentState.Fulfilled, ChangedBy = clinic.Clinician.Id, ChangedAt = from });
            db.Sessions.Add(new() { ClinicId = clinicId, Id = Guid.CreateVersion7(), PatientId = id, AppointmentId = visit, StartedAt = from, DosedAt = from, On = DateOnly.FromDateTime(from.UtcDateTime), Route = RouteOfAdministration.Sublingual, AtHome = true, RecordedBy = clinic.Clinician.Id, RecordedAt = from });
            db.SupportPeople.Add(new() { ClinicId = clinicId, Id = person, PatientId = id, Name = "Sam" });
            db.Consents.Add(new() { ClinicId = clinicId, Id = Guid.CreateVersion7(), PatientId = id, Kind = ConsentKind.SeesSessionDay, SupportPersonId = person, GivenAt = from });
            return db.SaveChangesAsync();
        });
        return $"/live/{await clinic.Get<SupportLinks>().Make(new Actor(clinicId, patient.Id), id, visit, person, default)}";
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex HiddenToken();
}
