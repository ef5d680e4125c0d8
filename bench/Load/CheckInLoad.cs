using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Bench;

/// <summary>`bin/bench checkin`: whole check-ins over HTTP, each validated, assessed and committed before its redirect.</summary>
internal static class CheckInLoad
{
    private const int HistoryDays = 30;
    private const int MostInARound = 100_000;

    /// <summary>Enough for the compiler to have finished; on a busy machine thirty seconds are not.</summary>
    private const int MostInWarmUp = 4_000;
    private const int LongestWarmUp = 30;

    public static Command Verb()
    {
        var store = new Option<Store>("--store") { Description = "sqlite or postgres.", DefaultValueFactory = _ => Store.Sqlite };
        var seconds = new Option<int>("--seconds") { Description = "Length of a round.", DefaultValueFactory = _ => 10 };
        var rounds = new Option<int>("--rounds") { Description = "Rounds at each number of clients; quote the median.", DefaultValueFactory = _ => 3 };
        var clients = new Option<int[]>("--clients") { Description = "Clients at the same time.", DefaultValueFactory = _ => [1, 8, 32], AllowMultipleArgumentsPerToken = true };
        var patients = new Option<int>("--patients") { Description = "Patients who take turns.", DefaultValueFactory = _ => 2000 };
        var verb = new Command("checkin", "Times POST /checkins/today.") { store, seconds, rounds, clients, patients };
        verb.SetAction(async (parsed, _) =>
        {
            await using var place = await Place.New(parsed.GetValue(store));
            return await Run(place, parsed.GetValue(seconds), parsed.GetValue(rounds), parsed.GetValue(clients)!, parsed.GetValue(patients));
        });
        return verb;
    }

    private static async Task<int> Run(Place place, int seconds, int rounds, int[] clients, int patients)
    {
        await using var clinic = await SeededClinic.Open(place.Database, patients, _ => HistoryDays);
        await using var server = await Server.Start("serve", place.Database);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Address };
        var visitors = new List<Visitor>();
        foreach (var patient in clinic.Patients)
        {
            visitors.Add(await Visitor.Open(http, await clinic.Cookie(patient)));
        }

        var before = await clinic.Read(db => db.CheckIns.CountAsync(c => c.ClinicId != Data.Clinic.CanaryId));
        var (acknowledged, refused) = await Drive(http, visitors, 8, TimeSpan.FromSeconds(Math.Min(3 * seconds, LongestWarmUp)), MostInWarmUp, server);
        Console.WriteLine($"{(place.Database.IsPostgres ? "PostgreSQL" : "SQLite")}, {patients} patients with {HistoryDays} days each, rounds of {seconds} s");
        Console.WriteLine("| clients | per second | median ms | p99 ms | worst ms | server cores | server ms each | refused |\n|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (var round = 0; round < rounds; round++)
        {
            foreach (var count in clients)
            {
                var (kept, not) = await Drive(http, visitors, count, TimeSpan.FromSeconds(seconds), MostInARound, server, $"{count}");
                (acknowledged, refused) = (acknowledged + kept, refused + not);
            }
        }

        var stored = await clinic.Read(db => db.CheckIns.CountAsync(c => c.ClinicId != Data.Clinic.CanaryId)) - before;
        var judged = await clinic.Read(db => db.Assessments.CountAsync(a => a.ClinicId != Data.Clinic.CanaryId && a.Trigger == Data.Trigger.CheckIn));
        Console.WriteLine($"\nacknowledged {acknowledged}, stored {stored}, assessed {judged}, refused {refused}; server memory {server.Memory / 1048576} MiB");
        var newest = await clinic.Read(db => db.Assessments.Where(a => a.ClinicId != Data.Clinic.CanaryId).OrderByDescending(a => a.AsOf).Take(200).Select(a => new { a.Input, a.Guidance }).ToListAsync());
        Console.WriteLine($"kept for each decision: input {newest.Average(a => Encoding.UTF8.GetByteCount(a.Input)):F0} bytes, guidance {newest.Average(a => Encoding.UTF8.GetByteCount(a.Guidance)):F0} bytes");
        return refused == 0 && stored == acknowledged && judged == acknowledged ? 0 : 1;
    }

    /// <summary>Each client sends its next check-in when the last is answered, until the time is over; all that was sent is waited for.</summary>
    /// <param name="label">Heads the printed row; empty prints none.</param>
    private static async Task<(int Kept, int Refused)> Drive(
        HttpClient http, List<Visitor> visitors, int clients, TimeSpan length, int most, Server server, string label = "")
    {
        var (sent, refused) = (0, 0);
        var processor = server.ProcessorTime;
        var started = Stopwatch.GetTimestamp();
        async Task<List<long>> Client()
        {
            var times = new List<long>();
            while (Stopwatch.GetElapsedTime(started) < length && Interlocked.Increment(ref sent) is var number && number <= most)
            {
                var at = Stopwatch.GetTimestamp();
                if (await visitors[number % visitors.Count].CheckIn(http, number))
                {
                    times.Add(Stopwatch.GetTimestamp() - at);
                }
                else
                {
                    Interlocked.Increment(ref refused);
                }
            }

            return times;
        }

        var times = new Timings((await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(Client)))).SelectMany(t => t));
        var elapsed = Stopwatch.GetElapsedTime(started);
        var used = server.ProcessorTime - processor;
        if (label.Length > 0)
        {
            Console.WriteLine(
                $"| {label} | {times.Count / elapsed.TotalSeconds:F0} | {times.Median:F1} | {times.P99:F1} | {times.Worst:F1} | {used / elapsed:F2} | {used.TotalMilliseconds / times.Count:F2} | {refused} |");
        }

        return (times.Count, refused);
    }
}
