using System.Collections.Concurrent;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Faults;

/// <summary>Three real processes behind a proxy, each restarted in turn as an upgrade does it, while people answer and ladders climb.</summary>
[Trait("Row", "10.16")]
[Trait("Hazard", "late-alert")]
public sealed class ThreeNodesTests
{
    private const string Drain = "3";

    /// <summary>Leaves the machine room to start the nodes; nothing waits for it.</summary>
    private static readonly TimeSpan BetweenAnswers = TimeSpan.FromMilliseconds(50);
    private static readonly Dictionary<string, string> Calm = new() { ["Form.LowMood"] = "3", ["Form.Anxiety"] = "2", ["Form.Restlessness"] = "4", ["Form.Hope"] = "7" };

    [Fact]
    public Task Each_node_is_restarted_once_and_nobody_is_turned_away() => Restart(times: 1, people: 3, alerts: 12);

    [Fact(Explicit = true)]
    public Task Each_node_is_restarted_ten_times_and_nobody_is_turned_away() => Restart(times: 10, people: 12, alerts: 100);

    /// <summary>The second rung of a Stat alert is told after five minutes; the alerts are opened so that these fall due one after the other while the nodes restart.</summary>
    private static async Task Restart(int times, int people, int alerts)
    {
        var (between, length) = (TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5));
        await using var clinic = await TestClinic.Open(Store.Postgres, TimeProvider.System.GetUtcNow() - length);
        var nodes = Enumerable.Range(0, 3).Select(_ => RunningServer.Launch(clinic.Place, 0, "--drain", Drain)).ToArray();
        try
        {
            await Task.WhenAll(nodes.Select(n => n.IsReady()));
            await using var proxy = await LoopbackProxy.Before(nodes.Select(n => n.Address));
            foreach (var node in nodes)
            {
                await proxy.Sees(node.Address, ready: true);
            }

            clinic.Time.SetUtcNow(TimeProvider.System.GetUtcNow() - length);
            for (var i = 0; i < alerts; i++)
            {
                clinic.Time.Advance(between);
                await clinic.Says(await clinic.Enrol($"Alert {i:000}"), ReportKind.NeedHelpNow);
            }

            using var enough = new CancellationTokenSource();
            var kept = new ConcurrentBag<string>();
            var checkIns = new List<Task>();
            for (var i = 0; i < people; i++)
            {
                var person = await clinic.Enrol($"Person {i:000}");
                checkIns.Add(AnswerAgainAndAgain(await Visitor.SignedIn(clinic, await clinic.AccountOf(person), proxy.Address), kept, enough.Token));
            }

            for (var i = 0; i < times * nodes.Length; i++)
            {
                var node = nodes[i % nodes.Length];
                Assert.Equal(0, await node.Stop());
                nodes[i % nodes.Length] = await node.Again();
                await node.DisposeAsync();
                await proxy.Sees(node.Address, ready: true);
            }

            await enough.CancelAsync();
            await Task.WhenAll(checkIns);
            Assert.Empty(proxy.Dropped);
            Assert.All(proxy.Shares, share => Assert.NotEqual(0, share));
            await EachCheckInOnce(clinic, kept);
            await EachRungOnce(clinic, nodes[0], alerts);
            TestContext.Current.TestOutputHelper?.WriteLine($"{proxy.Served} requests, {kept.Count} check-ins, {times * nodes.Length} restarts");
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }
    }

    private static async Task AnswerAgainAndAgain(Visitor person, ConcurrentBag<string> kept, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var form = await person.Form("/checkins/today", "Keep my answers");
            var shown = await person.Send(form with { Fields = new Dictionary<string, string>(form.Fields) { ["Form.SafetyGiven"] = "No" } }, Calm);
            Assert.True(shown.Location.StartsWith("/home?kept=", StringComparison.Ordinal), $"{shown.Status} {shown.Text}");
            kept.Add(shown.Location["/home?kept=".Length..]);
            await Task.Delay(BetweenAnswers);
        }
    }

    private static async Task EachCheckInOnce(TestClinic clinic, ConcurrentBag<string> kept)
    {
        var there = await clinic.Read(db => db.CheckIns.Where(c => c.ClinicId == TestClinic.ClinicId).Select(c => new { c.Id, c.IsWhole }).ToListAsync());
        Assert.NotEmpty(kept);
        Assert.Equal(kept.Select(Guid.Parse).Order(), there.Where(c => c.IsWhole).Select(c => c.Id).Order());
    }

    private static async Task EachRungOnce(TestClinic clinic, RunningServer server, int alerts)
    {
        await server.Until(() => clinic.Read(db => db.Alerts.Where(a => a.ClinicId == TestClinic.ClinicId && a.Sign == "needs-help-now").AllAsync(a => a.NextRung >= 2)), "up to the second rung");
        var told = await clinic.Read(db => db.AlertSteps.Where(s => s.ClinicId == TestClinic.ClinicId && s.Kind == StepKind.Told && s.Rung < 2).Select(s => new { s.AlertId, s.Rung }).ToListAsync());
        Assert.Equal(2 * alerts, told.Count);
        Assert.Equal(2 * alerts, told.Select(t => (t.AlertId, t.Rung)).Distinct().Count());
    }
}
