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

    [Theory, OnBothDatabases]
    [Trait("Hazard", "alert-path-broken")]
    public async Task A_database_whose_alerts_cannot_be_read_is_not_ready_and_the_way_of_help_is_still_shown(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var anybody = clinic.Visitor();
        Assert.Equal(("ready", "writes"), (await anybody.Page(Doors.Ready), await anybody.Page(Doors.Writes)));
        await clinic.Read(db => db.Database.ExecuteSqlRawAsync("""ALTER TABLE "AlertSteps" RENAME TO "Gone" """));
        var answer = await anybody.GetAsync(Doors.Ready);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready"), (answer.StatusCode, await answer.Text()));
        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync("/crisis")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync("/help/now")).StatusCode);
    }

    [Fact]
    [Trait("Hazard", "restored-over")]
    public async Task A_file_whose_pages_of_alerts_are_damaged_is_not_ready()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, Evenkeel.Clinical.ReportKind.NeedHelpNow);
        Assert.Equal("ready", await clinic.Visitor().Page(Doors.Ready));
        await Damage(clinic, "AlertSteps");
        // The look at every page holds for a minute.
        clinic.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await clinic.Visitor().GetAsync(Doors.Ready)).StatusCode);
    }

    /// <summary>Overwrites the first page of a table in the file, as a bad disk does.</summary>
    private static async Task Damage(TestClinic clinic, string table)
    {
        var (root, size) = await clinic.Read(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
            return ((await db.Database.SqlQuery<long>($"SELECT rootpage AS Value FROM sqlite_master WHERE name = {table}").ToListAsync())[0],
                (await db.Database.SqlQueryRaw<long>("SELECT page_size AS Value FROM pragma_page_size").ToListAsync())[0]);
        });
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await using var file = new FileStream(clinic.Place.SqliteFile, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = (root - 1) * size;
        await file.WriteAsync(Enumerable.Repeat((byte)0xA5, (int)size).ToArray());
    }

    [Fact]
    public async Task A_probe_is_one_row_a_minute_however_often_it_is_asked()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var anybody = clinic.Visitor();
        var began = clinic.Now;
        await anybody.Page(Doors.Writes);
        clinic.Time.Advance(TimeSpan.FromSeconds(59));
        await anybody.Page(Doors.Writes);
        Assert.Equal(began, (await clinic.Read(db => db.WriteProbes.AsNoTracking().SingleAsync())).At);
        clinic.Time.Advance(TimeSpan.FromSeconds(1));
        await anybody.Page(Doors.Writes);
        Assert.Equal(clinic.Now, (await clinic.Read(db => db.WriteProbes.AsNoTracking().SingleAsync())).At);
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
