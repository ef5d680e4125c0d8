using System.CommandLine;
using System.Diagnostics;
using Evenkeel.CommandLine;
using Evenkeel.Data;
using Evenkeel.Platform.Health;
using Evenkeel.Platform.Time;
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
            await using var app = WebHost.Build(place.Database, "http://127.0.0.1:0");
            await WebHost.Migrate(app.Services, cancellation);
            return await Measure(app.Services, parsed.GetValue(store), parsed.GetValue(runs), cancellation);
        });
        return verb;
    }

    private static async Task<int> Measure(IServiceProvider services, Store store, int runs, CancellationToken cancellation)
    {
        var round = services.GetServices<IRound>().OfType<CanaryRound>().Single();
        var dbs = services.GetRequiredService<IDbContextFactory<CareDb>>();
        var now = services.GetRequiredService<Clock>().Now;
        var (ticks, before) = (new List<long>(), 0L);
        for (var i = 0; i < WarmUp + runs; i++)
        {
            now += ProofTimes.Every;
            before = i == WarmUp ? await Rows(dbs, cancellation) : before;
            var began = Stopwatch.GetTimestamp();
            await round.Run(now, cancellation);
            var took = Stopwatch.GetTimestamp() - began;
            // In the delivery worker's place: its own cost is every message's, not the canary's.
            await using (var db = await dbs.CreateDbContextAsync(cancellation))
            {
                await db.Messages.Where(m => m.State == MessageState.Waiting).ExecuteUpdateAsync(m => m.SetProperty(x => x.State, MessageState.Delivered), cancellation);
            }

            began = Stopwatch.GetTimestamp();
            await round.Run(now, cancellation);
            took += Stopwatch.GetTimestamp() - began;
            if (i >= WarmUp)
            {
                ticks.Add(took);
            }
        }

        await using var counting = await dbs.CreateDbContextAsync(cancellation);
        var passed = await counting.CanaryRuns.CountAsync(r => r.AcknowledgedAt != null, cancellation);
        var milliseconds = ticks.Order().Select(t => t * 1000.0 / Stopwatch.Frequency).ToArray();
        Console.WriteLine("| store | passages | median ms | p99 ms | rows each |\n|---|--:|--:|--:|--:|");
        Console.WriteLine($"| {store} | {passed} | {milliseconds[runs / 2]:F1} | {milliseconds[(int)(runs * 0.99)]:F1} | {(await Rows(dbs, cancellation) - before) / (double)runs:F1} |");
        return passed == WarmUp + runs ? 0 : 1;
    }

    /// <summary>All that a passage leaves, the courier's own rows apart.</summary>
    private static async Task<long> Rows(IDbContextFactory<CareDb> dbs, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.CanaryRuns.CountAsync(cancellation) + await db.Patients.CountAsync(cancellation) + await db.CheckIns.CountAsync(cancellation)
            + await db.Assessments.CountAsync(cancellation) + await db.Alerts.CountAsync(cancellation) + await db.AlertSteps.CountAsync(cancellation)
            + await db.Messages.CountAsync(cancellation) + await db.AuditEvents.CountAsync(cancellation);
    }
}
