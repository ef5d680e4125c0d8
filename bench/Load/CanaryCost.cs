using System.CommandLine;
using System.Diagnostics;
using Evenkeel.Care;
using Evenkeel.CommandLine;
using Evenkeel.Data;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Health;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenkeel.Bench;

/// <summary>`bin/bench canary`: what one passage of the canary costs, without the wait for a mail server.</summary>
internal static class CanaryCost
{
    private const int WarmUp = 20;

    public static Command Verb()
    {
        var store = new Option<Store>("--store") { Description = "Sqlite or Postgres.", DefaultValueFactory = _ => Store.Sqlite };
        var runs = new Option<int>("--runs") { Description = "Passages that are timed.", DefaultValueFactory = _ => 200 };
        var verb = new Command("canary", "Times the canary's passage and counts its rows.") { store, runs };
        verb.SetAction(async (parsed, cancellation) =>
        {
            await using var place = await Place.New(parsed.GetValue(store));
            var time = new MovedClock();
            await using var app = WebHost.Build(place.Database, "http://127.0.0.1:0", services => services.AddSingleton<TimeProvider>(time));
            await WebHost.Migrate(app.Services, cancellation);
            return await Measure(app.Services, time, parsed.GetValue(store), parsed.GetValue(runs), cancellation);
        });
        return verb;
    }

    private static async Task<int> Measure(IServiceProvider services, MovedClock time, Store store, int runs, CancellationToken cancellation)
    {
        var (watch, worker) = (services.GetRequiredService<NightWatch>(), services.GetRequiredService<DeliveryWorker>());
        var dbs = services.GetRequiredService<IDbContextFactory<CareDb>>();
        // A round by hand, as the server asks for one twice a second: with nothing to do, it costs what it costs without a canary.
        async Task<int> Once() => await watch.Round(time.GetUtcNow(), cancellation) + await worker.Round(cancellation);
        var (passages, idle, rounds, before) = (new List<double>(), new List<double>(), 0, 0L);
        for (var i = 0; i < WarmUp + runs; i++)
        {
            time.Move(ProofTimes.Every);
            before = i == WarmUp ? await Rows(dbs, cancellation) : before;
            var began = Stopwatch.GetTimestamp();
            while (await Once() > 0)
            {
                rounds += i >= WarmUp ? 1 : 0;
            }

            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            began = Stopwatch.GetTimestamp();
            await Once();
            if (i >= WarmUp)
            {
                passages.Add(took);
                idle.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        await using var counting = await dbs.CreateDbContextAsync(cancellation);
        var passed = await counting.CanaryRuns.CountAsync(r => r.AcknowledgedAt != null, cancellation);
        passages.Sort();
        idle.Sort();
        Console.WriteLine("| store | passed | rounds each | median ms | p99 ms | idle round, median ms | rows each |\n|---|--:|--:|--:|--:|--:|--:|");
        Console.WriteLine($"| {store} | {passed - WarmUp} of {runs} | {rounds / (double)runs:F1} | {passages[runs / 2]:F1} | {passages[(int)(runs * 0.99)]:F1} | {idle[runs / 2]:F1} | {(await Rows(dbs, cancellation) - before) / (double)runs:F1} |");
        return passed == WarmUp + runs ? 0 : 1;
    }

    /// <summary>All that a passage leaves for a week.</summary>
    private static async Task<long> Rows(IDbContextFactory<CareDb> dbs, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.CanaryRuns.CountAsync(cancellation) + await db.Patients.CountAsync(cancellation) + await db.CheckIns.CountAsync(cancellation)
            + await db.Assessments.CountAsync(cancellation) + await db.Alerts.CountAsync(cancellation) + await db.AlertSteps.CountAsync(cancellation)
            + await db.Messages.CountAsync(cancellation) + await db.Deliveries.CountAsync(cancellation) + await db.AuditEvents.CountAsync(cancellation);
    }

    /// <summary>The machine's clock, moved on by hand from one passage to the next.</summary>
    private sealed class MovedClock : TimeProvider
    {
        private TimeSpan _ahead;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;

        public void Move(TimeSpan by) => _ahead += by;
    }
}
