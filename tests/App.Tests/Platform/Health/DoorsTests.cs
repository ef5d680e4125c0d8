using System.Net;
using Evenkeel.Data;
using Evenkeel.Platform.Health;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Evenkeel.Tests.Platform.Health;

[Trait("Row", "10.16")]
public sealed class DoorsTests
{
    [Theory, OnBothDatabases]
    public async Task Anybody_may_ask_and_learns_one_word(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var anybody = clinic.Visitor();
        Assert.Equal("live", await anybody.Page(Doors.Live));
        Assert.Equal("ready", await anybody.Page(Doors.Ready));
    }

    [Theory, OnBothDatabases]
    public async Task A_database_that_is_not_up_to_date_is_not_ready_and_the_process_lives(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var anybody = clinic.Visitor();
        await clinic.Read(db => db.Database.ExecuteSqlAsync($"""DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '%NothingIsLost'"""));
        var answer = await anybody.GetAsync(Doors.Ready);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready"), (answer.StatusCode, await answer.Text()));
        Assert.Equal("live", await anybody.Page(Doors.Live));
    }

    [Fact]
    public async Task A_database_that_is_gone_is_not_ready_and_what_is_wrong_with_it_is_said_to_nobody()
    {
        await using var clinic = await TestClinic.Open(Store.Postgres);
        var database = new NpgsqlConnectionStringBuilder(clinic.Place.Postgres).Database!;
        await using (var admin = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(clinic.Place.Postgres) { Database = "postgres", Pooling = false }.ConnectionString))
        {
            await admin.OpenAsync();
            await using var drop = new NpgsqlCommand($"DROP DATABASE {database} WITH (FORCE)", admin);
            // It waits for the disk, which other tests use too.
            drop.CommandTimeout = 300;
            await drop.ExecuteNonQueryAsync();
        }

        var answer = await clinic.Visitor().GetAsync(Doors.Ready);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready"), (answer.StatusCode, await answer.Text()));
    }

    [Fact]
    public async Task After_the_order_to_stop_a_node_says_no_serves_on_and_asks_not_to_be_used_again_and_then_ends_well()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await using var server = await RunningServer.Start(clinic.Place, "--drain", "60");
        using var http = new HttpClient { BaseAddress = server.Address };
        Assert.NotEqual(true, (await http.GetAsync("/crisis")).Headers.ConnectionClose);
        server.AskToStop();
        await server.Until(async () => (await http.GetAsync(Doors.Ready)).StatusCode == HttpStatusCode.ServiceUnavailable, "draining");
        var served = await http.GetAsync("/crisis");
        Assert.Equal((HttpStatusCode.OK, true), (served.StatusCode, served.Headers.ConnectionClose));
        Assert.Equal("live", await http.Page(Doors.Live));
        await server.Kill();
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("61")]
    [InlineData("soon")]
    public async Task A_drain_that_cannot_be_is_refused_with_words(string seconds)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await using var server = RunningServer.Launch(clinic.Place, 0, "--drain", seconds);
        Assert.Equal(1, await server.Ended());
        Assert.Contains($"--drain is a number of seconds from 0 to 60; '{seconds}' is not.", server.Log);
    }
}
