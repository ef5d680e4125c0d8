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
        Assert.Equal((Priority.Asap, CanaryHouse.Clinician, Outcome.NoChange), (alert.Priority, alert.ClosedBy!.Value, alert.Outcome!.Value));
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
    public async Task Without_an_address_the_worker_is_proved_by_its_own_mark_and_a_dead_worker_is_not(Store store)
    {
        await using var watched = await WatchedClinic.Open(store, canaryMail: "");
        await watched.Wait(0.5);
        Assert.NotNull(Assert.Single(await watched.Runs()).AcknowledgedAt);
        watched.Courier.IsStopped = true;
        await watched.Wait(8);
        Assert.Equal((true, "Messages are not delivered. Nobody tried."), ((await watched.Runs())[1].FailedAt is not null, (await watched.Runs())[1].Failure));
    }

    [Theory, OnBothDatabases]
    public async Task A_passage_that_fails_says_at_which_step_and_what_the_other_side_said_and_leaves_nothing_that_waits(Store store)
    {
        await using var watched = await WatchedClinic.Open(store);
        watched.Courier.Refusal = "451 try later";
        await watched.Wait(2);
        Assert.Null(Assert.Single(await watched.Runs()).FailedAt);
        await watched.Wait(0.5);
        Assert.Equal("Messages are not delivered. 451 try later", Assert.Single(await watched.Runs()).Failure);
        Assert.False(await watched.Clinic.Read(db => db.Messages.AnyAsync(m => m.State == MessageState.Waiting)));
        watched.Courier.Refusal = "";
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
        watched.Courier.IsStopped = true;
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
}
