using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Evenkeel.Tests.Faults;

[Trait("Row", "10.16")]
public sealed class FirstStartTests
{
    [Fact]
    public async Task Three_nodes_that_start_together_on_an_empty_database_make_everything_once_and_one_with_another_key_file_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("evenkeel-test-").FullName;
        var postgres = await PostgresCluster.BareDatabase();
        var nodes = Enumerable.Range(1, 3).Select(i => RunningServer.Launch(Place($"node-{i}", "shared.key"))).ToArray();
        try
        {
            await Task.WhenAll(nodes.Select(n => n.IsReady()));
            Assert.Equal(1, await Count("DataProtectionKeys"));
            Assert.Equal(1, await Count("Secrets"));
            Assert.Single(Directory.EnumerateFiles(folder));
            await using (var db = new PostgresCareDb((DbContextOptions<PostgresCareDb>)new DbContextOptionsBuilder<PostgresCareDb>().UseEvenkeelPostgres(postgres).Options))
            {
                Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync());
            }

            // A form that one node has drawn is understood by each.
            foreach (var node in nodes)
            {
                using var visitor = new Visitor(nodes[0].Address);
                var form = await visitor.Form("/account/signin", "Sign in");
                var shown = await visitor.Send(form with { Action = new Uri(node.Address, form.Action).ToString() }, new() { ["Email"] = "nobody@example.org", ["Password"] = "not a password" });
                Assert.Equal(System.Net.HttpStatusCode.OK, shown.Status);
            }

            await using var stranger = RunningServer.Launch(Place("node-4", "other.key"));
            Assert.Equal(1, await stranger.Ended());
            Assert.Contains("Not started. There is no key file at", stranger.Log);
            Assert.DoesNotContain("   at ", stranger.Log);
            Assert.Equal(1, await Count("DataProtectionKeys"));
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }

            Directory.Delete(folder, recursive: true);
        }

        DatabasePlace Place(string node, string key) => new(Path.Combine(folder, node), postgres) { KeyFile = Path.Combine(folder, key) };

        async Task<long> Count(string table)
        {
            await using var connection = new NpgsqlConnection(postgres);
            await connection.OpenAsync();
            await using var count = new NpgsqlCommand($"SELECT count(*) FROM \"{table}\"", connection);
            return (long)(await count.ExecuteScalarAsync())!;
        }
    }
}
