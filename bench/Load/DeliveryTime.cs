using System.Buffers.Text;
using System.CommandLine;
using System.Diagnostics;
using System.Security.Cryptography;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Bench;

/// <summary>`bin/bench deliver`: from the press of "Keep" on a check-in with a yes to the push service, or the mail server, that has the message.</summary>
internal static class DeliveryTime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Command Verb()
    {
        var store = new Option<Store>("--store") { Description = "sqlite or postgres.", DefaultValueFactory = _ => Store.Sqlite };
        var each = new Option<int>("--checkins") { Description = "Check-ins one after the other on each way, and as many again at once.", DefaultValueFactory = _ => 200 };
        var verb = new Command("deliver", "Times a message from the answer to the person's push service or mail server.") { store, each };
        verb.SetAction(async (parsed, cancellation) =>
        {
            await using var place = await Place.New(parsed.GetValue(store));
            Console.WriteLine("| store | way | check-ins | median ms | p99 ms | worst ms | at once | all there after ms | messages |\n|---|---|--:|--:|--:|--:|--:|--:|--:|");
            await Run(place, parsed.GetValue(each), cancellation);
            return 0;
        });
        return verb;
    }

    private static async Task Run(Place place, int each, CancellationToken cancellation)
    {
        await using var mail = await MailServer.Start();
        await using var push = await Receiver.Start();
        // Four parts of patients: one after the other and at once, first by push, then by mail.
        await using var clinic = await SeededClinic.Open(place.Database, 4 * each + 2, _ => 3);
        var subscription = await Subscribe(clinic, push);
        await using var server = await Server.Start("serve", place.Database, "--smtp", $"smtp://127.0.0.1:{mail.Port}", "--allow-private-push");
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Address };
        var visitors = new List<Visitor>();
        foreach (var patient in clinic.Patients)
        {
            visitors.Add(await Visitor.Open(http, await clinic.Cookie(patient)));
        }

        await Way("push", visitors[..(2 * each + 1)], () => push.Posts.Count);
        await clinic.Read(db => db.PushSubscriptions.Where(s => s.Id == subscription).ExecuteDeleteAsync(cancellation));
        await Way("e-mail", visitors[(2 * each + 1)..], () => mail.Mails.Count);

        async Task Way(string name, List<Visitor> people, Func<int> arrived)
        {
            // The first one warms the way up and counts for nothing.
            await One(http, people[0], arrived, cancellation);
            var times = new List<long>();
            foreach (var person in people[1..(each + 1)])
            {
                times.Add(await One(http, person, arrived, cancellation));
            }

            var (start, before) = (Stopwatch.GetTimestamp(), arrived());
            await Task.WhenAll(people[(each + 1)..].Select((person, i) => person.CheckIn(http, i, SafetyAnswer.StrongOrFrequent)));
            await Until(() => arrived() >= before + each, cancellation);
            var all = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var late = new Timings(times);
            Console.WriteLine($"| {(place.Database.IsPostgres ? "PostgreSQL" : "SQLite")} | {name} | {late.Count} | {late.Median:F0} | {late.P99:F0} | {late.Worst:F0} | {each} | {all:F0} | {arrived()} |");
        }
    }

    private static async Task<long> One(HttpClient http, Visitor person, Func<int> arrived, CancellationToken cancellation)
    {
        var (at, before) = (Stopwatch.GetTimestamp(), arrived());
        if (!await person.CheckIn(http, 0, SafetyAnswer.StrongOrFrequent))
        {
            throw new InvalidOperationException("The check-in was not kept.");
        }

        await Until(() => arrived() > before, cancellation);
        return Stopwatch.GetTimestamp() - at;
    }

    private static async Task Until(Func<bool> done, CancellationToken cancellation)
    {
        for (var from = Stopwatch.GetTimestamp(); !done(); await Task.Delay(1, cancellation))
        {
            if (Stopwatch.GetElapsedTime(from) > Patience)
            {
                throw new TimeoutException($"Nothing arrived within {Patience}.");
            }
        }
    }

    /// <summary>The clinician is on call day and night, has an address, and a browser that allows to be told.</summary>
    private static async Task<Guid> Subscribe(SeededClinic clinic, Receiver push)
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(false).Q;
        var subscription = new PushSubscription
        {
            ClinicId = clinic.Clinician.ClinicId, Id = Guid.CreateVersion7(), UserId = clinic.Clinician.Id, CreatedAt = clinic.Now, Endpoint = $"{push.Address}/push/bench",
            P256dh = Base64Url.EncodeToString([4, .. point.X!, .. point.Y!]), Auth = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
        };
        await clinic.Read(async db =>
        {
            db.PushSubscriptions.Add(subscription);
            db.OnCallShifts.Add(new() { ClinicId = clinic.Clinician.ClinicId, Id = Guid.CreateVersion7(), UserId = clinic.Clinician.Id, Place = 1, From = clinic.Now.AddDays(-1), Until = clinic.Now.AddDays(1) });
            (await db.Users.SingleAsync(u => u.Id == clinic.Clinician.Id)).Email = "osei@bench.example";
            return await db.SaveChangesAsync();
        });
        return subscription.Id;
    }
}
