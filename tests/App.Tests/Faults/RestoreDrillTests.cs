using Evenkeel.Care;
using Evenkeel.CommandLine;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Faults;

/// <summary>The drill of docs/guides/restore-drill.md: the machine is gone, what comes back, and how much is lost.</summary>
[Trait("Row", "10.16")]
public sealed class RestoreDrillTests
{
    private static readonly TimeSpan MostLost = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(4);

    [Theory]
    [InlineData(Store.Sqlite, Store.Sqlite)]
    [InlineData(Store.Postgres, Store.Postgres)]
    [InlineData(Store.Sqlite, Store.Postgres)]
    public async Task A_backup_made_while_people_answer_shows_one_moment_and_loses_nothing_before_it(Store from, Store to)
    {
        using var keeping = new Keeping();
        var told = new List<(Guid Id, DateTimeOffset At)>();
        var clinic = await TestClinic.Open(from);
        var ana = await clinic.Enrol("Ana");
        var cookie = await clinic.CookieOf(await clinic.AccountOf(ana));
        var now = clinic.Now;

        // Each answer is acknowledged at an instant of its own; the backup begins when twenty are, and answers go on until it is there.
        async Task Answer(int i)
        {
            clinic.Time.Advance(TimeSpan.FromSeconds(1));
            var body = ana.Body(clinic.Now, 3 + (i % 3));
            Assert.IsType<CheckInResult.Kept>(await clinic.Get<SubmitCheckIn>().Run(body, clinic.Now));
            told.Add((body.Id, clinic.Now));
        }

        for (var i = 0; i < 20; i++)
        {
            await Answer(i);
        }

        var before = told.Count;
        var backup = Task.Run(() => keeping.Backup(clinic), TestContext.Current.CancellationToken);
        for (var i = 0; !backup.IsCompleted || i < 5; i++)
        {
            await Answer(i);
        }

        var file = await backup;
        now = clinic.Now;
        // Destroyed, with everything that stood in its folder.
        await clinic.DisposeAsync();

        var place = await keeping.Restore(file, to);
        await using var again = await TestClinic.OpenAt(place, now);
        var back = (await again.Read(db => db.CheckIns.Select(c => c.Id).ToListAsync())).ToHashSet();
        Assert.All(told.Take(before), t => Assert.Contains(t.Id, back));
        // One moment: what is missing is the newest, without a hole.
        Assert.Equal(told.Take(back.Count).Select(t => t.Id).Order(), back.Order());
        var (code, said) = await Keeping.Verify(again);
        Assert.True(code == 0, said);
        Assert.Equal(0, await Replay.Run(again.Get<IServiceProvider>(), null, null, false, TextWriter.Null, TestContext.Current.CancellationToken));

        // Ana is still signed in, and her next answer is kept.
        using var client = again.With(cookie);
        Assert.Contains("How are you today", await client.Page("/home"), StringComparison.Ordinal);
        Assert.IsType<CheckInResult.Kept>(await again.Get<SubmitCheckIn>().Run(ana.Body(again.Now, 4), again.Now));
    }

    [Theory, OnBothDatabases]
    public async Task With_a_backup_every_four_minutes_at_most_five_minutes_are_lost(Store store)
    {
        using var keeping = new Keeping();
        using var stop = new CancellationTokenSource();
        var folder = keeping.At("often");
        var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var running = Task.Run(() => Backup.Again(clinic.Place, folder, keeping.Key, Every, 2, clinic.Time, TextWriter.Null, stop.Token), TestContext.Current.CancellationToken);
        var newest = await Appears(folder, "");
        DateTimeOffset last = default;
        for (var round = 0; round < 3; round++)
        {
            // The worst moment is just before the next backup begins.
            for (var passed = TimeSpan.Zero; passed < Every - TimeSpan.FromSeconds(10); passed += TimeSpan.FromSeconds(10))
            {
                clinic.Time.Advance(TimeSpan.FromSeconds(10));
                await clinic.Answers(ana, 4);
                last = clinic.Now;
            }

            if (round < 2)
            {
                clinic.Time.Advance(TimeSpan.FromSeconds(10));
                newest = await Appears(folder, newest);
            }
        }

        await stop.CancelAsync();
        Assert.Equal(0, await running);
        Assert.Equal(2, Directory.GetFiles(folder).Length);
        await clinic.DisposeAsync();

        await using var again = await TestClinic.OpenAt(await keeping.Restore(newest, store), last);
        var lost = last - await again.Read(db => db.CheckIns.MaxAsync(c => c.ReceivedAt));
        Assert.InRange(lost, TimeSpan.FromMinutes(3), MostLost);
    }

    [Theory, OnBothDatabases]
    public async Task A_message_that_was_waiting_is_still_owed_and_one_that_was_sent_is_not(Store store)
    {
        using var keeping = new Keeping();
        await using var clinic = await TestClinic.Open(store);
        await clinic.Fill();
        var sent = await clinic.Read(db => db.Messages.OrderBy(m => m.Key).Select(m => m.Id).FirstAsync());
        await clinic.Change(db => db.Messages.Single(m => m.Id == sent).State = MessageState.Handed);
        await using var again = await TestClinic.OpenAt(await keeping.Restore(await keeping.Backup(clinic), store), clinic.Now);
        async Task<List<(Guid, MessageState)>> States(TestClinic c) => (await c.Read(db => db.Messages.Select(m => new { m.Id, m.State }).ToListAsync())).Select(m => (m.Id, m.State)).Order().ToList();
        var states = await States(clinic);
        Assert.Contains((sent, MessageState.Handed), states);
        Assert.Contains(states, s => s.Item2 == MessageState.Queued);
        Assert.Equal(states, await States(again));
    }

    /// <summary>The newest whole backup, once it is another than before.</summary>
    private static async Task<string> Appears(string folder, string before)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (true)
        {
            var newest = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.backup").Max(StringComparer.Ordinal) : null;
            if (newest is not null && newest != before)
            {
                return newest;
            }

            await Task.Delay(20, limit.Token);
        }
    }
}
