using System.CommandLine;
using System.Diagnostics;
using System.Net;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Bench;

/// <summary>`bin/bench pages`: how long a page takes, one request after the other, and what a first visit costs.</summary>
internal static class PageTimes
{
    private const int LongHistory = 730;
    private const int History = 30;
    private const int WarmUp = 50;

    public static Command Verb()
    {
        var store = new Option<Store>("--store") { Description = "sqlite or postgres.", DefaultValueFactory = _ => Store.Sqlite };
        var patients = new Option<int>("--patients") { Description = "Patients of the clinic.", DefaultValueFactory = _ => 2000 };
        var alerts = new Option<int>("--alerts") { Description = "Patients with an open alert.", DefaultValueFactory = _ => 300 };
        var requests = new Option<int>("--requests") { Description = "Requests for each page.", DefaultValueFactory = _ => 200 };
        var verb = new Command("pages", "Times /inbox, /patients/chart/ID, /sessions/of/ID and /home, and weighs a first visit.") { store, patients, alerts, requests };
        verb.SetAction(async (parsed, _) =>
        {
            await using var place = await Place.New(parsed.GetValue(store));
            return await Run(place, parsed.GetValue(patients), parsed.GetValue(alerts), parsed.GetValue(requests));
        });
        return verb;
    }

    private static async Task<int> Run(Place place, int patients, int alerts, int requests)
    {
        await using var clinic = await SeededClinic.Open(place.Database, patients, n => n == 0 ? LongHistory : History);
        foreach (var patient in clinic.Patients.Skip(1).Take(alerts))
        {
            // The way every alert is opened: with its ladder, its record and the judgement it rests on.
            await clinic.Get<SubmitReport>().Run(Guid.CreateVersion7(), new PatientKey(patient.ClinicId, patient.PatientId!.Value), ReportKind.FeelWorse, patient.Id);
        }

        var open = await clinic.Read(db => db.Alerts.CountAsync(a => a.ClinicId != Data.Clinic.CanaryId && a.ClosedAt == null));
        await using var server = await Server.Start("serve", place.Database);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Address };
        var (clinician, home) = (await clinic.Cookie(clinic.Clinician), await clinic.Cookie(clinic.Patients[0]));
        Console.WriteLine($"{(place.Database.IsPostgres ? "PostgreSQL" : "SQLite")}, {patients} patients, {open} open alerts");
        Console.WriteLine("| page | target ms | median ms | p99 ms | bytes of HTML |\n|---|--:|--:|--:|--:|");
        var failed = 0;
        failed += await Time(http, "inbox", "/inbox", clinician, "50", requests);
        failed += await Time(http, $"chart, {LongHistory} days", $"/patients/chart/{clinic.Patients[0].PatientId}", clinician, "80", requests);
        failed += await Time(http, $"home, {LongHistory} days", "/home", home, "", requests);
        await clinic.HasASessionEachWeek(clinic.Patients[0], LongHistory);
        failed += await Time(http, $"sessions, one a week for {LongHistory} days", $"/sessions/of/{clinic.Patients[0].PatientId}", clinician, "80", requests);
        failed += await FirstVisit.Weigh(server.Address, home);
        return failed == 0 ? 0 : 1;
    }

    private static async Task<int> Time(HttpClient http, string name, string page, string cookie, string target, int requests)
    {
        var (times, bytes) = (new List<long>(), 0);
        for (var i = -WarmUp; i < requests; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page) { Headers = { { "Cookie", cookie } } };
            var at = Stopwatch.GetTimestamp();
            using var response = await http.SendAsync(request);
            bytes = (await response.Content.ReadAsByteArrayAsync()).Length;
            if (response.StatusCode != HttpStatusCode.OK)
            {
                // A closed house turns even a signed-in caller away from a page that does not exist.
                var missing = response.StatusCode == HttpStatusCode.NotFound || response.Headers.Location?.OriginalString.Contains("/error/403") == true;
                Console.WriteLine($"| {name} | {target} | {(missing ? "not there" : $"answered {(int)response.StatusCode}")} | | |");
                return 1;
            }

            if (i >= 0)
            {
                times.Add(Stopwatch.GetTimestamp() - at);
            }
        }

        var timings = new Timings(times);
        Console.WriteLine($"| {name} | {target} | {timings.Median:F1} | {timings.P99:F1} | {bytes} |");
        return 0;
    }
}
