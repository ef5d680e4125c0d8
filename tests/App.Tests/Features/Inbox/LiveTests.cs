using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Threading.Channels;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Evenkeel.Tests.House;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Channel = System.Threading.Channels.Channel;

namespace Evenkeel.Tests.Features.Inbox;

/// <summary>The clinic's clock stands still, so whatever is heard here was told, and not found by asking now and then.</summary>
[Trait("Hazard", "late-alert")]
public sealed class LiveTests
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan EveryFive = TimeSpan.FromSeconds(5);

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
        var time = new HeardTime(clinic.Now);
        var live = new LiveMark(clinic.Get<AlertNews>(), clinic.Get<SignIns>(), new Clock(time), clinic.Get<IHostApplicationLifetime>());
        using var closed = new CancellationTokenSource();
        var http = new DefaultHttpContext
        {
            RequestServices = clinic.Get<IServiceProvider>(), RequestAborted = closed.Token, User = await clinic.Principal(clinic.DrOsei),
        };
        http.Response.Body = new MemoryStream();
        var reads = Channel.CreateUnbounded<DateTimeOffset>();
        var stream = live.Stream(http, TestClinic.ClinicId, async cancellation =>
        {
            await reads.Writer.WriteAsync(time.GetUtcNow(), cancellation);
            return "same";
        }).ExecuteAsync(http);
        for (var read = 0; read < 3; read++)
        {
            Assert.Equal(clinic.Now + read * EveryFive, await reads.Reader.ReadAsync().AsTask().WaitAsync(AtMost));
            Assert.Equal(EveryFive, await time.Waits.Reader.ReadAsync().AsTask().WaitAsync(AtMost));
            time.Advance(EveryFive);
        }

        await closed.CancelAsync();
        await stream;
    }

    /// <summary>Says for how long somebody waits, as soon as they do.</summary>
    private sealed class HeardTime(DateTimeOffset now) : FakeTimeProvider(now)
    {
        public Channel<TimeSpan> Waits { get; } = Channel.CreateUnbounded<TimeSpan>();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Waits.Writer.TryWrite(dueTime);
            return timer;
        }
    }

    private sealed class OpenInbox(Stream stream, IAsyncEnumerator<SseItem<string>> events) : IAsyncDisposable
    {
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
