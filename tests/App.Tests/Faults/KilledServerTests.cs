using System.Collections.Concurrent;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Faults;

/// <summary>
/// kill -9 at random instants while people answer. Whoever gets no answer sends the same form again, as a person or an outbox does.
/// What was acknowledged is there once, what it led to happened once, and whoever had to be told was told at least once.
/// </summary>
[Trait("Row", "10.7")]
[Trait("Row", "N3")]
[Trait("Hazard", "late-alert")]
[Trait("Hazard", "offline-queue")]
public sealed class KilledServerTests
{
    [Fact]
    public Task One_server_on_SQLite_is_killed_and_nothing_is_lost_or_doubled() => Story(Store.Sqlite, nodes: 1, people: 20, checkIns: 200, kills: 4);

    [Fact]
    public Task Three_nodes_on_PostgreSQL_are_killed_in_turn_and_nothing_is_lost_or_doubled() => Story(Store.Postgres, nodes: 3, people: 20, checkIns: 200, kills: 4);

    [Fact(Explicit = true)]
    public Task One_server_on_SQLite_is_killed_thirty_times_during_two_thousand_check_ins() => Story(Store.Sqlite, nodes: 1, people: 80, checkIns: 2000, kills: 30);

    [Fact(Explicit = true)]
    public Task Three_nodes_on_PostgreSQL_are_killed_thirty_times_during_two_thousand_check_ins() => Story(Store.Postgres, nodes: 3, people: 80, checkIns: 2000, kills: 30);

    private static async Task Story(Store store, int nodes, int people, int checkIns, int kills)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        await using var clinic = await TestClinic.Open(store, TimeProvider.System.GetUtcNow());
        await using var gateway = await Receiver.Start();
        await clinic.HasWebhook(gateway.Address);
        var everybody = new List<AnsweringPerson>();
        for (var number = 0; number < people; number++)
        {
            var patient = await clinic.Enrol($"Person {number:000}");
            // Every second one comes to be in danger, each at another time.
            var danger = number % 2 == 0 ? random.Next(checkIns / people) : int.MaxValue;
            everybody.Add(new AnsweringPerson(patient, await clinic.SignedIn(await clinic.AccountOf(patient)), danger));
        }

        var servers = new RunningServer[nodes];
        for (var node = 0; node < nodes; node++)
        {
            servers[node] = await RunningServer.Start(clinic.Place, "--allow-private-hosts");
        }

        var addresses = servers.Select(s => s.Address).ToArray();
        try
        {
            await Task.WhenAll(everybody.Select(p => p.Open(addresses)));
            var kept = new ConcurrentBag<Guid>();
            // A share of the answers for each kill: else the nodes that live would be done before the dead one is back.
            using var turns = new SemaphoreSlim(0);
            var share = checkIns / (kills + 1);
            var answering = Task.WhenAll(everybody.Select((p, n) => p.Answer(addresses, checkIns / people, turns, kept, new Random(seed + n))));
            for (var kill = 0; kill < kills; kill++)
            {
                // Within its share at any instant.
                turns.Release(share);
                var (after, node) = ((kill + random.NextDouble()) * share, random.Next(nodes));
                await servers[node].Until(() => Task.FromResult(kept.Count >= after || answering.IsCompleted), "keeping what is sent");
                Assert.False(answering.IsCompleted, $"The answers ended after {kill} kills.");
                await Task.Delay(random.Next(20));
                await servers[node].Kill();
                var dead = servers[node];
                servers[node] = await dead.Again();
                await dead.DisposeAsync();
            }

            turns.Release(checkIns - kills * share);
            await answering;
            await EachIsThereOnce(clinic, kept, checkIns / people * people);
            await EachAlertIsThereOnce(clinic, everybody);
            await servers[0].Until(() => clinic.Read(db => db.Messages.AllAsync(m => m.ClinicId != TestClinic.ClinicId || m.State != MessageState.Queued)), "done with telling");
            await EachMessageArrived(clinic, gateway, everybody);
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"seed {seed}: {kills} kills, {kept.Count} check-ins kept, 0 lost, 0 doubled; {everybody.Sum(p => p.Unanswered)} requests without an answer; "
                + $"{gateway.Posts.Count} messages received for {gateway.Posts.Select(Id).Distinct().Count()}");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidOperationException($"Seed {seed}: {e.Message}\n{string.Join("\n---\n", servers.Select(s => s?.Log))}", e);
        }
        finally
        {
            foreach (var server in servers)
            {
                await server.DisposeAsync();
            }
        }
    }

    private static async Task EachIsThereOnce(TestClinic clinic, ConcurrentBag<Guid> kept, int sent)
    {
        Assert.Equal(sent, kept.Count);
        var stored = await clinic.Read(db => db.CheckIns.Where(c => c.ClinicId == TestClinic.ClinicId).Select(c => new { c.Id, c.Revision }).ToListAsync());
        Assert.Equal(kept.Order(), stored.Select(c => c.Id).Order());
        Assert.All(stored, c => Assert.Equal(1, c.Revision));
        // What a check-in leads to is in its commit: its line in the log and its assessment are there as often as it is.
        var noted = await clinic.Read(db => db.AuditEvents.Where(a => a.ClinicId == TestClinic.ClinicId && a.Action == "check-in received").Select(a => a.Subject).ToListAsync());
        Assert.Equal(kept.Select(id => id.ToString()).Order(), noted.Order());
        Assert.Equal(sent, await clinic.Read(db => db.Assessments.CountAsync(a => a.ClinicId == TestClinic.ClinicId && a.Trigger == Trigger.CheckIn)));
    }

    private static async Task EachAlertIsThereOnce(TestClinic clinic, IEnumerable<AnsweringPerson> everybody)
    {
        foreach (var person in everybody)
        {
            var alerts = await clinic.Read(db => db.Alerts.Where(a => a.PatientId == person.Patient.Id && a.Sign == "ideation").ToListAsync());
            Assert.Equal(person.IsEverInDanger ? 1 : 0, alerts.Count);
            foreach (var alert in alerts)
            {
                var steps = await clinic.Read(db => db.AlertSteps.Where(s => s.AlertId == alert.Id).OrderBy(s => s.Number).ToListAsync());
                Assert.Single(steps, s => s.Kind == StepKind.Opened);
                Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(s => s.Number));
                Assert.Equal(steps.Count, alert.Steps);
            }
        }
    }

    /// <summary>One for each person told, and each of them at the gateway.</summary>
    private static async Task EachMessageArrived(TestClinic clinic, Receiver gateway, IReadOnlyCollection<AnsweringPerson> everybody)
    {
        var messages = await clinic.Read(db => db.Messages.Where(m => m.ClinicId == TestClinic.ClinicId && m.Kind == MessageKind.AlertTold).ToListAsync());
        var told = await clinic.Read(db => db.AlertSteps.CountAsync(s => s.ClinicId == TestClinic.ClinicId && s.Kind == StepKind.Told && s.UserId != null));
        Assert.True(told >= everybody.Count(p => p.IsEverInDanger), "each alert has told somebody");
        Assert.Equal(told, messages.Count);
        Assert.All(messages, m => Assert.Equal(MessageState.Handed, m.State));
        Assert.Empty(messages.Select(m => m.Id.ToString()).Except(gateway.Posts.Select(Id)));
    }

    private static string Id(ArrivedPost post) => post.Headers["Idempotency-Key"];
}
