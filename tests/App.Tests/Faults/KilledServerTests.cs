using System.Collections.Concurrent;
using System.Net;
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
    public Task One_server_on_SQLite_is_killed_and_nothing_is_lost_or_doubled() => Story(Store.Sqlite, nodes: 1, people: 8, checkIns: 80, kills: 3);

    [Fact]
    public Task Three_nodes_on_PostgreSQL_are_killed_in_turn_and_nothing_is_lost_or_doubled() => Story(Store.Postgres, nodes: 3, people: 8, checkIns: 80, kills: 3);

    [Fact(Explicit = true)]
    public Task One_server_on_SQLite_is_killed_twenty_five_times_during_two_thousand_check_ins() => Story(Store.Sqlite, nodes: 1, people: 40, checkIns: 2000, kills: 25);

    [Fact(Explicit = true)]
    public Task Three_nodes_on_PostgreSQL_are_killed_twenty_five_times_during_two_thousand_check_ins() => Story(Store.Postgres, nodes: 3, people: 40, checkIns: 2000, kills: 25);

    private static async Task Story(Store store, int nodes, int people, int checkIns, int kills)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        await using var clinic = await TestClinic.Open(store, TimeProvider.System.GetUtcNow());
        await using var gateway = await Gateway.Open();
        await gateway.Serves(clinic);
        var everybody = new List<Person>();
        for (var number = 0; number < people; number++)
        {
            var patient = await clinic.Enrol($"Person {number:000}");
            everybody.Add(new Person(patient, await clinic.SignedIn(await clinic.AccountOf(patient)), IsInDanger: number % 4 == 0));
        }

        var servers = new RunningServer[nodes];
        for (var node = 0; node < nodes; node++)
        {
            servers[node] = await RunningServer.Start(clinic.Place, Gateway.Allowed);
        }

        var addresses = servers.Select(s => s.Address).ToArray();
        try
        {
            await Task.WhenAll(everybody.Select(p => p.Open(addresses)));
            var kept = new ConcurrentBag<Guid>();
            var answering = Task.WhenAll(everybody.Select((p, n) => p.Answer(addresses, checkIns / people, kept, new Random(seed + n))));
            for (var kill = 0; kill < kills; kill++)
            {
                // Not before something has been kept since the last one, and then at any instant.
                var (before, node) = (kept.Count, kill % nodes);
                await servers[node].Until(() => Task.FromResult(kept.Count > before || answering.IsCompleted), "keeping what is sent");
                await Task.Delay(random.Next(0, 250));
                await servers[node].Kill();
                var dead = servers[node];
                servers[node] = await dead.Again();
                await dead.DisposeAsync();
            }

            await answering;
            await EachIsThereOnce(clinic, kept, checkIns / people * people);
            await EachAlertIsThereOnce(clinic, everybody);
            await servers[0].Until(() => clinic.Read(db => db.Messages.AllAsync(m => m.State != MessageState.Waiting)), "done with telling");
            await EachMessageArrived(clinic, gateway);
            TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {kills} kills, {kept.Count} check-ins, {gateway.Received.Count} messages received, {gateway.Received.Count - gateway.Received.Distinct().Count()} of them again");
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
        var stored = await clinic.Read(db => db.CheckIns.Select(c => new { c.Id, c.Revision }).ToListAsync());
        Assert.Equal(kept.Order(), stored.Select(c => c.Id).Order());
        Assert.All(stored, c => Assert.Equal(1, c.Revision));
        // What a check-in leads to is in its commit: its line in the log and its assessment are there as often as it is.
        var noted = await clinic.Read(db => db.AuditEvents.Where(a => a.Action == "check-in received").Select(a => a.Subject).ToListAsync());
        Assert.Equal(kept.Select(id => id.ToString()).Order(), noted.Order());
        Assert.Equal(sent, await clinic.Read(db => db.Assessments.CountAsync(a => a.Trigger == Trigger.CheckIn)));
    }

    private static async Task EachAlertIsThereOnce(TestClinic clinic, IEnumerable<Person> everybody)
    {
        foreach (var person in everybody)
        {
            var alerts = await clinic.Read(db => db.Alerts.Where(a => a.PatientId == person.Patient.Id && a.Sign == "ideation").ToListAsync());
            Assert.Equal(person.IsInDanger ? 1 : 0, alerts.Count);
            foreach (var alert in alerts)
            {
                var steps = await clinic.Read(db => db.AlertSteps.Where(s => s.AlertId == alert.Id).OrderBy(s => s.Number).ToListAsync());
                Assert.Single(steps, s => s.Kind == StepKind.Opened);
                Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(s => s.Number));
                Assert.Equal(steps.Count, alert.Steps);
            }
        }
    }

    private static async Task EachMessageArrived(TestClinic clinic, Gateway gateway)
    {
        var owed = await clinic.Read(db => db.Messages.Where(m => m.Kind == MessageKind.AlertTold && m.State != MessageState.Withdrawn).ToListAsync());
        Assert.NotEmpty(owed);
        Assert.All(owed, m => Assert.Equal(MessageState.Delivered, m.State));
        Assert.Empty(owed.Select(m => m.Id).Except(gateway.Received));
    }

    private sealed record Person(Patient Patient, HttpClient Http, bool IsInDanger)
    {
        private string _token = "";

        public async Task Open(Uri[] addresses) => _token = await Http.Token(new Uri(addresses[0], "/checkins/today").ToString());

        /// <summary>One check-in after the other, each sent until it is acknowledged.</summary>
        public async Task Answer(Uri[] addresses, int howMany, ConcurrentBag<Guid> kept, Random random)
        {
            for (var number = 0; number < howMany; number++)
            {
                var id = Guid.CreateVersion7();
                (string, string)[] form =
                [
                    ("Form.Id", id.ToString()), ("Form.SafetyGiven", IsInDanger ? nameof(SafetyAnswer.PassingThoughts) : nameof(SafetyAnswer.No)),
                    ("Form.LowMood", $"{random.Next(2, 6)}"), ("Form.Anxiety", $"{random.Next(2, 6)}"), ("Form.Restlessness", "3"), ("Form.Hope", "6"),
                ];
                for (var attempt = number; !await IsKept(addresses[attempt % addresses.Length], form, id); attempt++)
                {
                    await Task.Delay(random.Next(20, 120));
                }

                kept.Add(id);
            }
        }

        private async Task<bool> IsKept(Uri address, (string, string)[] form, Guid id)
        {
            try
            {
                using var answer = await Http.PostWith(_token, new Uri(address, "/checkins/today").ToString(), form);
                return answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.OriginalString.EndsWith($"kept={id}", StringComparison.Ordinal);
            }
            catch (HttpRequestException)
            {
                // Killed before it answered: nobody knows whether it was kept.
                return false;
            }
        }
    }
}
