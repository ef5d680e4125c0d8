using System.Globalization;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Platform.Delivery.Webhook;
using Evenkeel.Platform.Time;
using Evenkeel.Tests.House;
using Evenkeel.Tests.Platform.Health;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Faults;

/// <summary>Each part of the alert path is taken away in turn (N3): people know within ten minutes, and no alert is lost.</summary>
[Trait("Hazard", "alert-path-broken")]
[Trait("Row", "N3")]
[Trait("Row", "10.17")]
public sealed class BrokenAlertPathTests
{
    private const string ForPatients = "Messages to the clinic may not be seen at the moment.";
    private const string ForStaff = "Monitoring is down";

    [Theory, OnBothDatabases]
    public Task The_watch_stops(Store store) => Breaks(store, "The watch does not run", w => Set(() => w.Clinic.IsWatched = false), w => Set(() => w.Clinic.IsWatched = true));

    [Theory, OnBothDatabases]
    public async Task The_ladders_stop_while_the_rest_of_the_watch_goes_on(Store store)
    {
        var ladders = new StoppedLadders();
        await Breaks(store, "not passed on to the next person", _ => Set(() => ladders.AreStopped = true), _ => Set(() => ladders.AreStopped = false), change: ladders.TakePlace);
    }

    [Theory, OnBothDatabases]
    public Task The_delivery_worker_stops(Store store) =>
        Breaks(store, "Messages are not handed to any service", w => Set(() => w.Clinic.IsDelivering = false), w => Set(() => w.Clinic.IsDelivering = true));

    [Theory, OnBothDatabases]
    public async Task The_mail_server_refuses(Store store)
    {
        await using var mail = await MailServer.Start();
        await Breaks(store, "Messages are not handed to any service", _ => mail.Refuse(), _ => mail.Accept(), mail);
    }

    [Theory, OnBothDatabases]
    public async Task The_mail_server_puts_everything_off(Store store)
    {
        await using var mail = await MailServer.Start();
        await Breaks(store, "Messages are not handed to any service", _ => mail.PutOff(100_000), _ => mail.Accept(), mail);
    }

    [Fact]
    public async Task The_mail_server_hangs()
    {
        await using var mail = await MailServer.Start();
        await using var watched = await WatchedClinic.Open(Store.Sqlite, mail, canaryMail: "canary@example.org");
        await watched.Wait(0.5);
        await mail.Hang();
        await watched.Wait(8.5);
        Assert.Empty(watched.Told);
        await watched.Wait(1);
        Assert.Contains("Messages are not handed to any service", Assert.Single(watched.Told), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_mail_server_is_gone_and_nobody_gave_the_canary_a_mailbox(Store store)
    {
        var mail = await MailServer.Start();
        await using var watched = await WatchedClinic.Open(store, mail);
        await watched.Wait(0.5);
        await mail.DisposeAsync();
        await watched.Wait(8.5);
        Assert.Empty(watched.Told);
        await watched.Wait(1);
        Assert.Contains("Messages are not handed to any service", Assert.Single(watched.Told), StringComparison.Ordinal);
        Assert.Contains("no connection (ConnectionRefused)", (await watched.Runs()).Last(r => r.FailedAt is not null).Failure, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_database_takes_nothing_new_and_nobody_is_told_that_it_is_kept(Store store)
    {
        await using var watched = await WatchedClinic.Open(store);
        var clinic = watched.Clinic;
        var ana = await clinic.Enrol("Ana");
        using var patient = await clinic.SignedIn(await clinic.AccountOf(ana));
        using var osei = await clinic.SignedIn(clinic.DrOsei);
        await watched.Wait(0.5);
        var writes = await ReadOnly.Make(clinic, store);
        await watched.Wait(8.5);
        Assert.Empty(watched.Told);
        await watched.Wait(1);
        Assert.Contains("The database takes nothing new", Assert.Single(watched.Told), StringComparison.Ordinal);
        Assert.Contains("The database takes nothing new", await osei.Page("/inbox"), StringComparison.Ordinal);
        var home = await patient.Page("/home");
        Assert.All(new[] { ForPatients, "What you send may not be kept.", "Call 999", "020 7946 0000" }, words => Assert.Contains(words, home, StringComparison.Ordinal));
        await writes.Allow();
        await watched.Wait(3);
        Assert.Contains("Messages reach you again", watched.Told[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_stops_and_whoever_opens_a_page_finds_numbers_and_the_truth()
    {
        await using var postgres = await OwnPostgres.Start();
        await using (var db = new PostgresCareDb((DbContextOptions<PostgresCareDb>)new DbContextOptionsBuilder<PostgresCareDb>().UseEvenkeelPostgres(postgres.Connection("care")).Options))
        {
            await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
        }

        await using var alarm = await MailServer.Start();
        await using var watched = await WatchedClinic.Open(Store.Postgres, postgres: postgres.Connection("care"), alarm: alarm);
        var clinic = watched.Clinic;
        var ana = await clinic.Enrol("Ana");
        using var home = await clinic.SignedIn(await clinic.AccountOf(ana));
        using var stranger = clinic.Visitor();
        await watched.Wait(1);
        await clinic.Says(ana, ReportKind.CallMe);
        postgres.Stop();
        await watched.Wait(1);
        foreach (var path in new[] { "/home", "/checkins/today", "/help/now", "/help/worse" })
        {
            var page = await (await home.GetAsync(path, TestContext.Current.CancellationToken)).Text();
            Assert.All(new[] { ForPatients, "Call 999", "116 123", "020 7946 0000" }, words => Assert.Contains(words, page, StringComparison.Ordinal));
        }

        Assert.Contains("Please do not wait for it", await stranger.Page("/crisis"), StringComparison.Ordinal);
        await watched.Wait(9);
        Assert.Contains("The database cannot be read", Assert.Single(watched.Told), StringComparison.Ordinal);
        Assert.Equal(["dr.osei@example.org", "imani@example.org", "noor@example.org"], alarm.Mails.Select(m => m.To).Order());
        // So long that the cookie would have to be asked about again: still the page that helps, not an empty one.
        await watched.Wait(31);
        Assert.Contains("Call 999", await (await home.GetAsync("/home", TestContext.Current.CancellationToken)).Text(), StringComparison.Ordinal);
        postgres.StartAgain();
        await watched.Wait(3);
        Assert.Contains("Messages reach you again", watched.Told[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(ForPatients, await home.Page("/home"), StringComparison.Ordinal);
        await NothingIsLost(clinic, ana);
    }

    [Theory, OnBothDatabases]
    public async Task When_the_gateway_is_dead_too_the_mail_tells_and_the_gateway_is_tried_until_it_takes_it(Store store)
    {
        await using var alarm = await MailServer.Start();
        await using var watched = await WatchedClinic.Open(store, alarm: alarm);
        await watched.Wait(1);
        watched.Clinic.IsWatched = false;
        watched.GatewayRefuses = true;
        await watched.Wait(9);
        var tries = watched.Told.Count;
        Assert.True(tries > 0);
        Assert.All(alarm.Mails, m => Assert.Equal("Evenkeel: monitoring is down", m.Header("Subject")));
        Assert.Equal(["dr.osei@example.org", "imani@example.org", "noor@example.org"], alarm.Mails.Select(m => m.To).Order());
        watched.GatewayRefuses = false;
        await watched.Wait(5);
        Assert.Equal(tries + 1, watched.Told.Count);
        Assert.Equal(3, alarm.Mails.Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_dead_mail_server_does_not_keep_the_gateway_from_being_told_in_a_form_that_it_can_check(Store store)
    {
        var mail = await MailServer.Start();
        await using var watched = await WatchedClinic.Open(store, mail);
        await watched.Wait(0.5);
        await mail.DisposeAsync();
        await watched.Wait(9.5);
        Assert.Single(watched.Told);
        var post = watched.Posts[^1];
        Assert.Equal(
            post.Headers[Signature.Header],
            Signature.Of(watched.Secret, Guid.Parse(post.Headers[Signature.IdHeader]), long.Parse(post.Headers[Signature.TimeHeader], CultureInfo.InvariantCulture), post.Body));
    }

    private static Task Set(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private static async Task Breaks(
        Store store, string what, Func<WatchedClinic, Task> stop, Func<WatchedClinic, Task> goOn, MailServer? mail = null, Action<IServiceCollection>? change = null)
    {
        await using var watched = await WatchedClinic.Open(store, mail, canaryMail: "canary@example.org", change: change);
        var clinic = watched.Clinic;
        var ana = await clinic.Enrol("Ana");
        using var patient = await clinic.SignedIn(await clinic.AccountOf(ana));
        using var osei = await clinic.SignedIn(clinic.DrOsei);
        using var noor = await clinic.SignedIn(clinic.Admin);
        await watched.Wait(0.5);
        // Right after a proof: the worst moment to break.
        await stop(watched);
        await clinic.Says(ana, ReportKind.NeedHelpNow);
        await watched.Wait(8.5);
        Assert.Empty(watched.Told);
        Assert.DoesNotContain(ForStaff, await osei.Page("/inbox"), StringComparison.Ordinal);
        Assert.DoesNotContain(ForPatients, await patient.Page("/home"), StringComparison.Ordinal);
        await watched.Wait(1.5);
        Assert.Contains(what, Assert.Single(watched.Told), StringComparison.Ordinal);
        foreach (var page in new[] { await osei.Page("/inbox"), await osei.Page("/inbox?handler=list"), await osei.Page("/patients"), await noor.Page("/clinic") })
        {
            Assert.Contains(ForStaff, page, StringComparison.Ordinal);
            Assert.Contains(what, page, StringComparison.Ordinal);
        }

        foreach (var path in new[] { "/home", "/checkins/today", "/help/now", "/help/worse" })
        {
            var page = await patient.Page(path);
            Assert.All(new[] { ForPatients, "Call 999", "116 123", "020 7946 0000" }, words => Assert.Contains(words, page, StringComparison.Ordinal));
            Assert.DoesNotContain("we send it to", page, StringComparison.Ordinal);
        }

        await watched.Wait(58.5);
        Assert.Single(watched.Told);
        await watched.Wait(0.5);
        Assert.Equal(2, watched.Told.Count);
        await goOn(watched);
        await watched.Wait(3);
        Assert.Contains("Messages reach you again", watched.Told[^1], StringComparison.Ordinal);
        Assert.Equal(3, watched.Told.Count);
        Assert.DoesNotContain(ForStaff, await osei.Page("/inbox"), StringComparison.Ordinal);
        Assert.DoesNotContain(ForPatients, await patient.Page("/home"), StringComparison.Ordinal);
        await NothingIsLost(clinic, ana);
    }

    /// <summary>What was asked before the break still stands, its ladder has climbed, and every message of it has ended, each telling of a person well.</summary>
    private static async Task NothingIsLost(TestClinic clinic, Patient patient)
    {
        await clinic.Wait(TimeSpan.FromMinutes(5));
        var alert = await clinic.OpenAlert(patient);
        Assert.Contains((await clinic.Told(alert)), t => t.Who == "Imani" || t.Who == "Dr Osei");
        var messages = await clinic.Read(db => db.Messages.AsNoTracking().Where(m => m.ClinicId == TestClinic.ClinicId).ToListAsync());
        Assert.Contains(messages, m => m.AlertId == alert.Id);
        Assert.All(messages, m => Assert.True(m.State is MessageState.Handed or MessageState.CouldNotBeTold, $"{m.Channel} {m.State}"));
        // By every channel at once, some of which nobody has: of each telling one was taken.
        Assert.All(messages.GroupBy(m => (m.UserId, m.IsOnlyChannel ? m.Key[..m.Key.LastIndexOf('/')] : m.Key)), telling => Assert.Contains(telling, m => m.State == MessageState.Handed));
        Assert.True((await clinic.Get<WorkAlert>().Close(clinic.DrOsei.Caller().Actor, alert.Id, patient.Id, new ClosingWords(Clinical.Escalation.Outcome.Reached, "We spoke."))).Done);
    }

    /// <summary>In the place of the round that climbs ladders: it can be made to fail while all other rounds go on.</summary>
    private sealed class StoppedLadders
    {
        public bool AreStopped { get; set; }

        public void TakePlace(IServiceCollection services)
        {
            var real = services.Single(d => d.ImplementationType == typeof(ClimbLadders));
            services.AddSingleton<ClimbLadders>();
            services[services.IndexOf(real)] = ServiceDescriptor.Singleton<IRound>(p => new Round(this, p.GetRequiredService<ClimbLadders>()));
        }

        private sealed class Round(StoppedLadders ladders, ClimbLadders real) : IRound
        {
            public Task<int> Run(DateTimeOffset now, CancellationToken cancellation) =>
                ladders.AreStopped ? throw new InvalidOperationException("The ladders are stopped.") : real.Run(now, cancellation);
        }
    }
}
