using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Platform.Health;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Platform.Health;

[Trait("Hazard", "alert-path-broken")]
[Trait("Row", "N3")]
[Trait("Row", "10.17")]
public sealed class CanaryTests
{
    [Theory, OnBothDatabases]
    public async Task A_canary_passes_the_whole_path_every_five_minutes_with_the_time_of_each_step(Store store)
    {
        await using var watched = await WatchedClinic.Open(store);
        await watched.Wait(0.5);
        var run = Assert.Single(await watched.Runs());
        Assert.True(run is { CheckedInAt: not null, AlertedAt: not null, DeliveredAt: not null, AcknowledgedAt: not null, FailedAt: null }, run.Failure);
        var alert = await watched.Clinic.Read(db => db.Alerts.SingleAsync(a => a.ClinicId == Clinic.CanaryId));
        Assert.Equal((Priority.Asap, CanaryHouse.Clinician, Outcome.Reached), (alert.Priority, alert.ClosedBy!.Value, alert.Outcome!.Value));
        Assert.Equal(AlertPath.Working, watched.Clinic.Get<Monitoring>().Current.Path);
        Assert.Equal(1, watched.Heartbeats);
        await watched.Wait(4.5);
        Assert.Single(await watched.Runs());
        await watched.Wait(0.5);
        Assert.Equal(2, (await watched.Runs()).Count(r => r.AcknowledgedAt is not null));
        Assert.Equal(2, watched.Heartbeats);
        Assert.Empty(watched.Told);
    }

    [Theory, OnBothDatabases]
    public async Task Each_passage_alarms_though_the_one_before_was_closed_a_moment_ago(Store store)
    {
        await using var watched = await WatchedClinic.Open(store);
        await watched.Wait(61);
        var runs = await watched.Runs();
        Assert.Equal(13, runs.Count);
        Assert.All(runs, r => Assert.NotNull(r.AcknowledgedAt));
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_mail_server_its_message_passes_the_real_outbox_and_a_dead_worker_is_noticed(Store store)
    {
        await using var watched = await WatchedClinic.Open(store);
        await watched.Wait(0.5);
        var run = Assert.Single(await watched.Runs());
        Assert.NotNull(run.AcknowledgedAt);
        Assert.Equal([("stands on the person's own pages", 1)], (await Attempts(watched, run)).Select(a => (a.Detail, a.Number)).Distinct());
        watched.Clinic.IsDelivering = false;
        await watched.Wait(8);
        Assert.Equal("Messages are not handed to any service. Nobody tried.", (await watched.Runs())[1].Failure);
    }

    [Theory, OnBothDatabases]
    public async Task Where_there_is_a_mailbox_a_real_mail_server_takes_a_real_mail_with_every_passage(Store store)
    {
        await using var mail = await MailServer.Start();
        await using var watched = await WatchedClinic.Open(store, mail, canaryMail: "canary@example.org");
        await watched.Wait(5.5);
        Assert.Equal(2, (await watched.Runs()).Count(r => r.AcknowledgedAt is not null));
        Assert.Equal(["canary@example.org"], mail.Mails.Select(m => m.To).Distinct());
        Assert.True(mail.Mails.Count >= 2);
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_mailbox_the_mail_server_must_let_the_program_in_and_gets_no_mail(Store store)
    {
        await using var mail = await MailServer.Start();
        await using var watched = await WatchedClinic.Open(store, mail);
        await watched.Wait(0.5);
        var run = Assert.Single(await watched.Runs());
        Assert.NotNull(run.AcknowledgedAt);
        Assert.Contains("the mail server let us in; no mail was sent", (await Attempts(watched, run)).Select(a => a.Detail));
        Assert.Empty(mail.Mails);
    }

    [Theory, OnBothDatabases]
    public async Task A_passage_that_fails_says_at_which_step_and_what_the_other_side_said_and_leaves_nothing_that_waits(Store store)
    {
        await using var mail = await MailServer.Start();
        await using var watched = await WatchedClinic.Open(store, mail, canaryMail: "canary@example.org");
        await mail.PutOff(1000);
        await watched.Wait(2);
        Assert.Null(Assert.Single(await watched.Runs()).FailedAt);
        await watched.Wait(0.5);
        Assert.Equal("Messages are not handed to any service. not now: 451", Assert.Single(await watched.Runs()).Failure);
        Assert.False(await watched.Clinic.Read(db => db.Messages.AnyAsync(m => m.State == MessageState.Queued)));
        await mail.Accept();
        await watched.Wait(1);
        Assert.NotNull((await watched.Runs())[^1].AcknowledgedAt);
    }

    [Theory, OnBothDatabases]
    public async Task After_a_week_a_passage_leaves_nothing_behind(Store store)
    {
        await using var watched = await WatchedClinic.Open(store);
        await watched.Wait(0.5);
        var first = Assert.Single(await watched.Runs()).Id;
        watched.Clinic.Time.Advance(ProofTimes.Keeps - TimeSpan.FromMinutes(1));
        await watched.Wait(0.5);
        Assert.Contains(await watched.Runs(), r => r.Id == first);
        await watched.Wait(6);
        Assert.DoesNotContain(await watched.Runs(), r => r.Id == first);
        var left = await watched.Clinic.Read(async db => (
            Patients: await db.Patients.CountAsync(p => p.Id == first), Answers: await db.CheckIns.CountAsync(c => c.PatientId == first), Judgements: await db.Assessments.CountAsync(a => a.PatientId == first),
            Alerts: await db.Alerts.CountAsync(a => a.PatientId == first), Messages: await db.Messages.CountAsync(m => m.PatientId == first),
            Steps: await db.AlertSteps.CountAsync(s => !db.Alerts.Any(a => a.Id == s.AlertId)), Deliveries: await db.Deliveries.CountAsync(d => !db.Messages.Any(m => m.Id == d.MessageId))));
        Assert.Equal((0, 0, 0, 0, 0, 0, 0), left);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_of_a_real_clinic_ever_sees_it(Store store)
    {
        await using var watched = await WatchedClinic.Open(store);
        watched.Clinic.IsDelivering = false;
        // It is under way, with an open alert, while everybody looks.
        await watched.Wait(0.5);
        Assert.True(await watched.Clinic.Read(db => db.Alerts.AnyAsync(a => a.ClinicId == Clinic.CanaryId && a.ClosedAt == null)));
        using var osei = await watched.Clinic.SignedIn(watched.Clinic.DrOsei);
        using var noor = await watched.Clinic.SignedIn(watched.Clinic.Admin);
        using var anybody = watched.Clinic.Visitor();
        foreach (var page in new[] { await osei.Page("/inbox?show=closed"), await osei.Page("/patients"), await noor.Page("/clinic"), await noor.Page("/clinic/rota"), await anybody.Page("/account/signin") })
        {
            Assert.DoesNotContain("canary", page, StringComparison.OrdinalIgnoreCase);
        }

        // A stranger's only clinic is still the only one.
        Assert.Contains("Harbour Clinic", await anybody.Page("/crisis"), StringComparison.Ordinal);
        Assert.False(await watched.Clinic.Read(db => db.AuditEvents.AnyAsync(a => a.ClinicId == Clinic.CanaryId)));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_can_sign_in_as_the_canary(Store store)
    {
        await using var watched = await WatchedClinic.Open(store);
        await watched.Wait(0.5);
        using var stranger = watched.Clinic.Visitor();
        foreach (var name in new[] { "Canary", "canary@example.org", CanaryHouse.Clinician.ToString() })
        {
            var answer = await stranger.Post("/account/signin", "/account/signin", ("Name", name), ("Password", ""));
            Assert.False(answer.Headers.Contains("Set-Cookie") && answer.Headers.GetValues("Set-Cookie").Any(c => c.StartsWith("evenkeel=", StringComparison.Ordinal)));
        }

        var canary = await watched.Clinic.Read(db => db.Users.SingleAsync(u => u.Id == CanaryHouse.Clinician));
        Assert.Equal((null, null, null), (canary.PasswordHash, canary.NormalizedUserName, canary.NormalizedEmail));
    }

    [Theory, OnBothDatabases]
    public async Task Of_processes_that_ask_at_once_one_starts_it(Store store)
    {
        await using var watched = await WatchedClinic.Open(store);
        var rounds = Enumerable.Range(0, 8).Select(_ => ActivatorUtilities.CreateInstance<CanaryRound>(watched.Clinic.Get<IServiceProvider>())).ToArray();
        await rounds[0].Run(watched.Clinic.Now, CancellationToken.None);
        await watched.Wait(1);
        watched.Clinic.Time.Advance(TimeSpan.FromMinutes(5));
        await Task.WhenAll(rounds.Select(r => Task.Run(() => r.Run(watched.Clinic.Now, CancellationToken.None))));
        Assert.Equal(2, (await watched.Runs()).Count);
    }

    private static Task<List<Data.Delivery>> Attempts(WatchedClinic watched, CanaryRun run) => watched.Clinic.Read(db =>
        (from d in db.Deliveries join m in db.Messages on d.MessageId equals m.Id join a in db.Alerts on m.AlertId equals a.Id where a.PatientId == run.Id orderby d.Number select d).AsNoTracking().ToListAsync());
}
