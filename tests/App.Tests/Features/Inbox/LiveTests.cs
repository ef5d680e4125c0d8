using System.Diagnostics;
using System.Net.ServerSentEvents;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Platform.Page;
using Evenkeel.Tests.House;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Inbox;

/// <summary>The clinic's clock stands still, so whatever is heard here was told, and not found by asking now and then.</summary>
[Trait("Hazard", "late-alert")]
public sealed class LiveTests
{
    [Theory, OnBothDatabases]
    [Trait("Row", "4.7")]
    public async Task An_open_inbox_hears_of_a_new_alert_and_then_shows_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var osei = await clinic.SignedIn(clinic.DrOsei);
        await using var inbox = await OpenInbox.Watch(osei);
        await clinic.Says(ana, ReportKind.CallMe);
        Assert.DoesNotContain("Ana", await inbox.Hears());
        var list = await osei.Page("/inbox?handler=list");
        Assert.Contains(">Ana<", list);
        Assert.DoesNotContain("<html", list);
    }

    [Fact]
    [Trait("Row", "4.7")]
    public async Task An_alert_on_one_node_stands_within_a_second_on_an_inbox_that_is_open_on_another()
    {
        await using var clinic = await TestClinic.Open(Store.Postgres);
        await using var other = await clinic.Beside();
        // Signed in on the first node, and known on the second.
        var osei = await clinic.SignedIn(clinic.DrOsei, other.Address);
        await using var inbox = await OpenInbox.Watch(osei);
        var took = new List<TimeSpan>();
        foreach (var name in new[] { "Ana", "Ben", "Chi", "Dee", "Eli" })
        {
            var patient = await clinic.Enrol(name);
            var watch = Stopwatch.StartNew();
            await clinic.Says(patient, ReportKind.CallMe);
            await inbox.Hears();
            Assert.Contains($">{name}<", await osei.Page("/inbox?handler=list"));
            took.Add(watch.Elapsed);
        }

        // The first goes through code that has never run; a machine that is busy with other tests may stumble once.
        Assert.InRange(took.Order().ElementAt(took.Count / 2), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    [Trait("Row", "4.7")]
    public async Task A_node_that_lost_the_line_to_the_database_wakes_everybody_when_it_hears_again()
    {
        await using var clinic = await TestClinic.Open(Store.Postgres);
        await using var other = await clinic.Beside();
        var ana = await clinic.Enrol("Ana");
        await using var inbox = await OpenInbox.Watch(await clinic.SignedIn(clinic.DrOsei, other.Address));
        for (var time = 1; time <= 2; time++)
        {
            Assert.NotEmpty(await clinic.Read(db => db.Database.SqlQuery<bool>($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'").ToListAsync()));
            await clinic.Says(ana, time == 1 ? ReportKind.CallMe : ReportKind.NeedHelpNow);
            await inbox.Hears();
        }
    }

    [Fact]
    public async Task An_alert_that_was_not_kept_is_told_to_nobody()
    {
        await using var clinic = await TestClinic.Open(Store.Postgres);
        await using var other = await clinic.Beside();
        var ana = await clinic.Enrol("Ana");
        await clinic.Says(ana, ReportKind.CallMe);
        var news = other.Get<AlertNews>();
        await HasBeenHeard();
        var heard = news.Next(TestClinic.ClinicId);
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => clinic.Read(async db =>
        {
            (await db.Alerts.SingleAsync()).PlannedAction = "a call";
            db.Patients.Add(new Patient { ClinicId = TestClinic.ClinicId, Id = ana.Id, Name = "Twice", Zone = TestClinic.Zone });
            return await db.SaveChangesAsync();
        }));
        await HasBeenHeard();
        Assert.False(heard.IsCompleted);

        // The database tells in the order of the commits: once this is heard, everything before it has been.
        async Task HasBeenHeard()
        {
            var next = news.Next(2);
            await clinic.Read(db => db.Database.ExecuteSqlAsync($"SELECT pg_notify({AlertNews.Channel}, '2')"));
            await next.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_page_that_nothing_happens_to_reads_its_mark_every_five_seconds_and_not_before(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var read = new SemaphoreSlim(0);
        var reads = 0;
        using var closed = new CancellationTokenSource();
        var http = new DefaultHttpContext { RequestServices = clinic.Get<IServiceProvider>(), RequestAborted = closed.Token };
        http.Response.Body = new MemoryStream();
        var stream = clinic.Get<LiveMark>().Stream(http, TestClinic.ClinicId, _ =>
        {
            reads++;
            read.Release();
            return Task.FromResult("same");
        }).ExecuteAsync(http);
        await read.WaitAsync();
        clinic.Time.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        clinic.Time.Advance(TimeSpan.FromTicks(1));
        await read.WaitAsync();
        Assert.Equal(2, reads);
        await closed.CancelAsync();
        await stream;
    }

    private sealed class OpenInbox(Stream stream, IAsyncEnumerator<SseItem<string>> events) : IAsyncDisposable
    {
        private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(30);

        public static async Task<OpenInbox> Watch(HttpClient client)
        {
            var stream = await client.GetStreamAsync("/inbox/live");
            var inbox = new OpenInbox(stream, SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator());
            Assert.Equal("watching", (await inbox.Next()).EventType);
            return inbox;
        }

        public async Task<string> Hears()
        {
            var told = await Next();
            Assert.Equal("changed", told.EventType);
            return told.Data;
        }

        public async ValueTask DisposeAsync() => await stream.DisposeAsync();

        private async Task<SseItem<string>> Next()
        {
            Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(AtMost));
            return events.Current;
        }
    }
}
