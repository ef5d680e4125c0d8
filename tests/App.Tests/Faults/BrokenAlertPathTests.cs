using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
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
    public Task The_watch_stops(Store store) => Breaks(store, "The watch does not run", w => w.Clinic.IsWatched = false, w => w.Clinic.IsWatched = true);

    [Theory, OnBothDatabases]
    public Task The_delivery_worker_stops(Store store) => Breaks(store, "Messages are not delivered", w => w.Courier.IsStopped = true, w => w.Courier.IsStopped = false);

    [Theory, OnBothDatabases]
    public Task The_mail_server_refuses(Store store) => Breaks(store, "Messages are not delivered", w => w.Courier.Refusal = "451 try later", w => w.Courier.Refusal = "");

    [Fact]
    public async Task The_database_stops_and_whoever_opens_a_page_finds_numbers_and_the_truth()
    {
        await using var postgres = await OwnPostgres.Start();
        await using (var db = new PostgresCareDb((DbContextOptions<PostgresCareDb>)new DbContextOptionsBuilder<PostgresCareDb>().UseEvenkeelPostgres(postgres.Connection("care")).Options))
        {
            await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
        }

        await using var watched = await WatchedClinic.Open(Store.Postgres, postgres: postgres.Connection("care"), withMail: true);
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
        Assert.Contains("imani@example.org", watched.Mail.Letters, StringComparison.Ordinal);
        Assert.Contains("noor@example.org", watched.Mail.Letters, StringComparison.Ordinal);
        // So long that the cookie would have to be asked about again: still the page that helps, not an empty one.
        await watched.Wait(31);
        Assert.Contains("Call 999", await (await home.GetAsync("/home", TestContext.Current.CancellationToken)).Text(), StringComparison.Ordinal);
        postgres.Continue();
        await watched.Wait(3);
        Assert.Contains("Messages reach you again", watched.Told[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(ForPatients, await home.Page("/home"), StringComparison.Ordinal);
        await NothingIsLost(clinic, ana);
    }

    [Theory, OnBothDatabases]
    public async Task When_the_gateway_is_dead_too_the_mail_tells_and_the_gateway_is_tried_until_it_takes_it(Store store)
    {
        await using var watched = await WatchedClinic.Open(store, withMail: true);
        await watched.Wait(1);
        watched.Clinic.IsWatched = false;
        watched.GatewayRefuses = true;
        await watched.Wait(10);
        Assert.Empty(watched.Told);
        Assert.Contains("Subject: Evenkeel: monitoring is down", watched.Mail.Letters, StringComparison.Ordinal);
        Assert.DoesNotContain("canary@example.org", watched.Mail.Letters, StringComparison.Ordinal);
        watched.GatewayRefuses = false;
        await watched.Wait(0.5);
        Assert.Single(watched.Told);
    }

    private static async Task Breaks(Store store, string what, Action<WatchedClinic> stop, Action<WatchedClinic> goOn)
    {
        await using var watched = await WatchedClinic.Open(store);
        var clinic = watched.Clinic;
        var ana = await clinic.Enrol("Ana");
        using var patient = await clinic.SignedIn(await clinic.AccountOf(ana));
        using var osei = await clinic.SignedIn(clinic.DrOsei);
        using var noor = await clinic.SignedIn(clinic.Admin);
        await watched.Wait(0.5);
        // Right after a proof: the worst moment to break.
        stop(watched);
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
            Assert.DoesNotContain("is told at once", page, StringComparison.Ordinal);
        }

        await watched.Wait(58.5);
        Assert.Single(watched.Told);
        await watched.Wait(0.5);
        Assert.Equal(2, watched.Told.Count);
        goOn(watched);
        await watched.Wait(3);
        Assert.Contains("Messages reach you again", watched.Told[^1], StringComparison.Ordinal);
        Assert.Equal(3, watched.Told.Count);
        Assert.DoesNotContain(ForStaff, await osei.Page("/inbox"), StringComparison.Ordinal);
        Assert.DoesNotContain(ForPatients, await patient.Page("/home"), StringComparison.Ordinal);
        await NothingIsLost(clinic, ana);
    }

    /// <summary>What was asked before the break still stands, its ladder has climbed, and every message of it has gone out.</summary>
    private static async Task NothingIsLost(TestClinic clinic, Patient patient)
    {
        await clinic.Wait(TimeSpan.FromMinutes(5));
        var alert = await clinic.OpenAlert(patient);
        Assert.Contains((await clinic.Told(alert)), t => t.Who == "Imani" || t.Who == "Dr Osei");
        Assert.False(await clinic.Read(db => db.Messages.AnyAsync(m => m.ClinicId == TestClinic.ClinicId && m.State != MessageState.Delivered)));
        Assert.True(await clinic.Read(db => db.Messages.AnyAsync(m => m.AlertId == alert.Id)));
        Assert.True((await clinic.Get<WorkAlert>().Close(clinic.DrOsei.Caller().Actor, alert.Id, patient.Id, new ClosingWords(Clinical.Escalation.Outcome.Reached, ""))).Done);
    }
}
