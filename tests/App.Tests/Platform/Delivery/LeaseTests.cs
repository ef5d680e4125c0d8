using Evenkeel.Data;
using Evenkeel.Platform.Delivery;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Platform.Delivery;

/// <summary>Lease, send, mark: at least once, and marked by one only.</summary>
[Trait("Row", "10.8")]
[Trait("Hazard", "late-alert")]
public sealed class LeaseTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    [Theory, OnBothDatabases]
    public async Task What_is_leased_is_taken_by_nobody_else_before_the_lease_runs_out(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var message = await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        var leases = clinic.Get<LeaseMessages>();
        var first = Assert.Single(await leases.Take(Channel.Push, 10, default));
        Assert.Equal((message.Id, 1L, clinic.Now + LeaseMessages.For), (first.Id, first.Fence, first.NextTryAt));
        clinic.Time.Advance(LeaseMessages.For - TimeSpan.FromMicroseconds(1));
        Assert.Empty(await leases.Take(Channel.Push, 10, default));
        clinic.Time.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Equal(2, Assert.Single(await leases.Take(Channel.Push, 10, default)).Fence);
    }

    [Theory, OnBothDatabases]
    public async Task A_sender_whose_lease_ran_out_cannot_mark_and_its_attempt_is_kept(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var message = await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        var (leases, ledger) = (clinic.Get<LeaseMessages>(), clinic.Get<Ledger>());
        var slow = Assert.Single(await leases.Take(Channel.Push, 10, default));
        clinic.Time.Advance(LeaseMessages.For);
        var quick = Assert.Single(await leases.Take(Channel.Push, 10, default));
        Assert.False(await leases.Extend(slow, default));
        Assert.False(await ledger.Mark(slow, Channel.Push, Sent.Refused("too late"), default));
        Assert.Equal((MessageState.Queued, Channel.Push), ((await clinic.Again(message)).State, (await clinic.Again(message)).Channel));
        Assert.True(await leases.Extend(quick, default));
        Assert.True(await ledger.Mark(quick, Channel.Push, Sent.Taken("in time"), default));
        Assert.False(await ledger.Mark(slow, Channel.Push, Sent.Later("much too late"), default));
        Assert.Equal(MessageState.Handed, (await clinic.Again(message)).State);
        Assert.Equal(["too late", "in time", "much too late"], (await clinic.Attempts(message)).Select(a => a.Detail));
    }

    [Theory, OnBothDatabases]
    public async Task A_message_whose_sender_died_is_sent_again_under_the_same_id(Store store)
    {
        await using var gateway = await Receiver.Start();
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby());
        await clinic.HasWebhook(gateway.Address);
        var message = await clinic.Tell(MessageKind.AlertTold, null);
        // It sends, and dies before it has marked.
        var leased = Assert.Single(await clinic.Get<LeaseMessages>().Take(Channel.Webhook, 1, default));
        var here = await clinic.Read(db => db.Clinics.AsNoTracking().SingleAsync());
        await clinic.Get<IEnumerable<IChannel>>().Single(c => c.Kind == Channel.Webhook).Send(new Letter(leased, here, null, MessageWords.Of(leased.Kind, null), null), default);
        Assert.Equal(0, await clinic.Deliver());
        clinic.Time.Advance(LeaseMessages.For);
        Assert.Equal(1, await clinic.Deliver());
        Assert.Equal([message.Id.ToString(), message.Id.ToString()], gateway.Posts.Select(p => p.Headers["Idempotency-Key"]));
        Assert.Equal(MessageState.Handed, (await clinic.Again(message)).State);
    }

    [Theory, OnBothDatabases]
    public async Task Two_processes_share_the_work_and_no_message_is_sent_or_marked_twice(Store store)
    {
        await using var gateway = await Receiver.Start();
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby());
        await clinic.HasWebhook(gateway.Address);
        await using var other = clinic.AnotherNode();
        const int messages = 120;
        for (var i = 0; i < messages; i++)
        {
            await clinic.Tell(MessageKind.AlertTold, null);
        }

        async Task<int> Empty(DeliveryWorker worker)
        {
            var sent = 0;
            while (await worker.Round() is > 0 and var some)
            {
                sent += some;
            }

            return sent;
        }

        var shares = await Task.WhenAll(Task.Run(() => Empty(clinic.Get<DeliveryWorker>())), Task.Run(() => Empty(other.Services.GetRequiredService<DeliveryWorker>())));
        // Whoever finds nothing free may leave early; together they did all of it, each once.
        Assert.Equal(messages, shares.Sum());
        Assert.Equal(messages, gateway.Posts.Select(p => p.Headers["webhook-id"]).Distinct().Count());
        Assert.Equal(messages, gateway.Posts.Count);
        Assert.Equal(messages, await clinic.Read(db => db.Messages.CountAsync(m => m.State == MessageState.Handed && m.Fence == 1)));
        Assert.Equal(messages, await clinic.Read(db => db.Deliveries.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_long_send_gives_signs_of_life_and_is_taken_over_by_nobody(Store store)
    {
        await using var gateway = await Receiver.Start();
        var answer = new TaskCompletionSource();
        gateway.Answer = (_, _) => answer.Task;
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby() with { SendLimit = Bound });
        await clinic.HasWebhook(gateway.Address);
        var message = await clinic.Tell(MessageKind.AlertTold, null);
        var round = clinic.Get<DeliveryWorker>().Round();
        await Until(() => Task.FromResult(gateway.Posts.Count == 1));
        for (var beat = 1; beat <= 6; beat++)
        {
            clinic.Time.Advance(LeaseMessages.For / 3);
            await Until(async () => (await clinic.Again(message)).NextTryAt == clinic.Now + LeaseMessages.For);
        }

        Assert.Empty(await clinic.Get<LeaseMessages>().Take(Channel.Webhook, 10, default));
        answer.SetResult();
        await round;
        Assert.Equal(MessageState.Handed, (await clinic.Again(message)).State);
        Assert.Single(gateway.Posts);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_graver_goes_first(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Tell(MessageKind.Digest, clinic.Imani);
        clinic.Time.Advance(TimeSpan.FromSeconds(1));
        await clinic.Says(ben, Clinical.ReportKind.CallMe);
        clinic.Time.Advance(TimeSpan.FromSeconds(1));
        await clinic.Says(ben, Clinical.ReportKind.NeedHelpNow);
        clinic.Time.Advance(TimeSpan.FromSeconds(1));
        await clinic.Tell(MessageKind.MonitoringDown, clinic.Admin);
        var order = new List<string>();
        while (await clinic.Get<LeaseMessages>().Take(Channel.Push, 1, default) is [var next])
        {
            var alert = await clinic.Read(db => db.Alerts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == next.AlertId));
            order.Add($"{next.Kind} {alert?.Priority}");
        }

        Assert.Equal(["AlertTold Stat", "MonitoringDown ", "AlertTold Asap", "Digest "], order);
    }

    [Fact]
    public async Task A_mail_server_that_hangs_keeps_no_push_waiting()
    {
        await using var service = await Receiver.Start();
        await using var mail = await MailServer.Start();
        await mail.Hang();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby(mail) with { SendLimit = TimeSpan.FromSeconds(10) });
        using var browser = await clinic.Subscribes(clinic.DrOsei, service);
        for (var i = 0; i < 20; i++)
        {
            await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        }

        var worker = clinic.Get<DeliveryWorker>();
        await worker.StartAsync(default);
        await Until(() => Task.FromResult(mail.Happened.Count(h => h == "hanging") >= 8));
        var push = await clinic.Tell(MessageKind.AlertTold, clinic.DrOsei);
        clinic.Time.Advance(TimeSpan.FromMilliseconds(500));
        await Until(async () => (await clinic.Again(push)).State == MessageState.Handed);
        Assert.DoesNotContain(await clinic.Read(db => db.Deliveries.ToListAsync()), d => d.Channel == Channel.Email);
        await worker.StopAsync(default);
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(Bound);
        while (!await isSo())
        {
            Assert.False(limit.IsCancellationRequested, "It never came to that.");
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }
}
