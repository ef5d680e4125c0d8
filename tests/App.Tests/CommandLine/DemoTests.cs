using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;
using Evenkeel.CommandLine;
using Evenkeel.Data;
using Evenkeel.Features.CheckIns;
using Evenkeel.Tests.House;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Evenkeel.Tests.CommandLine;

/// <summary>The demo at a frozen hour: by day, at night, on a Sunday and on the night of the clock change.</summary>
public sealed class DemoTests
{
    [Theory]
    [InlineData(Store.Sqlite, "2026-11-02T10:00Z")]
    [InlineData(Store.Postgres, "2026-11-02T10:00Z")]
    [InlineData(Store.Sqlite, "2026-11-01T01:30Z")]
    [InlineData(Store.Sqlite, "2026-03-29T23:50Z")]
    public async Task Each_named_person_is_where_their_story_says(Store store, string now)
    {
        await using var demo = await Demonstration.Open(store, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(await demo.Read(db => db.Alerts.ToListAsync()));
        Assert.Equal(["dip-today"], await demo.Watched("Ben", DipToday.Code));
        Assert.Equal(["expected-fade"], await demo.Watched("Dee", ExpectedFade.Code));
        Assert.Empty(await demo.Watched("Ana", DipToday.Code, ExpectedFade.Code, Unknown.Code, SilentAfterDip.Code));

        // The watch opens Chi's silence, and nobody else's anything.
        await demo.Watch();
        var alerts = await demo.Read(db => db.Alerts.Join(db.Patients, a => a.PatientId, p => p.Id, (a, p) => new { p.Name, a.Sign, a.Priority }).ToListAsync());
        Assert.All(alerts, a => Assert.Equal("Chi", a.Name));
        Assert.Contains(alerts, a => a is { Sign: SilentAfterDip.Code, Priority: Priority.Asap });

        // Ben's answer of today completes the 48-hour rule.
        var ben = await demo.Read(db => db.Patients.SingleAsync(p => p.Name == "Ben"));
        await demo.Get<SubmitCheckIn>().Run(
            new CheckInBody(Guid.CreateVersion7(), new PatientKey(1, ben.Id), demo.Now, null, true) { LowMood = Answer.Of(7), Anxiety = Answer.Of(6), Restlessness = Answer.Of(6), Safety = SafetyAnswer.No },
            TestContext.Current.CancellationToken);
        Assert.Equal([ProlongedDip.Code], (await demo.Read(db => db.Alerts.Where(a => a.PatientId == ben.Id).Select(a => a.Sign).ToListAsync())));
    }

    [Fact]
    public async Task Somebody_is_on_call_first_and_second_at_every_hour_of_the_next_60_days()
    {
        await using var demo = await Demonstration.Open(Store.Sqlite, TestClinic.Monday);
        var shifts = await demo.Read(db => db.OnCallShifts.ToListAsync());
        var names = await demo.Read(db => db.Users.ToDictionaryAsync(u => u.Id, u => u.DisplayName));
        for (var at = demo.Now; at < demo.Now.AddDays(60); at = at.AddMinutes(30))
        {
            Assert.Equal([1, 2], shifts.Where(s => s.From <= at && at < s.Until).Select(s => s.Place).Order());
        }

        string First(DateTimeOffset at) => names[shifts.Single(s => s.Place == 1 && s.From <= at && at < s.Until).UserId];
        Assert.Equal(("Dr Osei", "Imani", "Imani"), (First(TestClinic.Monday), First(TestClinic.Monday.AddHours(16)), First(TestClinic.Monday.AddDays(5))));
    }

    [Theory, OnBothDatabases]
    public async Task A_seed_or_a_cohort_that_was_cut_off_is_finished_by_the_next_start_and_nothing_comes_twice(Store store)
    {
        await using var demo = await Demonstration.Open(store, TestClinic.Monday);
        await demo.Read(db => db.Users.Where(u => u.DisplayName == "Dee").ExecuteDeleteAsync());
        var before = await demo.Counts();
        await demo.Seed();
        Assert.Equal(before with { Users = before.Users + 1 }, await demo.Counts());
        await demo.Seed();
        Assert.Equal(before with { Users = before.Users + 1 }, await demo.Counts());

        using var stop = new CancellationTokenSource();
        var filling = demo.Cohort().Fill(stop.Token);
        while (await demo.Read(db => db.Patients.CountAsync()) < 10 && !filling.IsCompleted)
        {
            await Task.Yield();
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => filling);
        Assert.InRange(await demo.Read(db => db.Patients.CountAsync()), 10, 203);
        await demo.Cohort().Fill(TestContext.Current.CancellationToken);
        var whole = await demo.Counts();
        Assert.Equal(4 + DemoCohort.People, whole.Patients);
        await demo.Cohort().Fill(TestContext.Current.CancellationToken);
        Assert.Equal(whole, await demo.Counts());

        // An inbox that a person can read: most of the past has been closed.
        var open = await demo.Read(db => db.Alerts.CountAsync(a => a.ClosedAt == null));
        Assert.InRange(open, 10, 60);
        Assert.Equal(DemoCohort.People, File.ReadLines(demo.TruthFile).Skip(1).Select(l => l.Split(',')[0]).Distinct().Count());
    }

    [Fact]
    public async Task A_real_clinic_is_never_seeded()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await DemoClinic.SeedWhenEmpty(clinic.Get<IServiceProvider>(), TestContext.Current.CancellationToken);
        Assert.Equal(0, await clinic.Read(db => db.Patients.CountAsync()));
    }

    private sealed record Seeded(int Users, int Patients, int CheckIns, int Sessions, int Shifts, int Support, int Alerts);

    /// <summary>A seeded demo without its web server.</summary>
    private sealed class Demonstration(ServiceProvider services, string directory) : IAsyncDisposable
    {
        public static async Task<Demonstration> Open(Store store, DateTimeOffset now)
        {
            var directory = Directory.CreateTempSubdirectory("evenkeel-demo-").FullName;
            var collection = new ServiceCollection();
            collection.AddLogging();
            collection.AddDataProtection().UseEphemeralDataProtectionProvider();
            WebHost.AddCare(collection, new DatabasePlace(directory, store == Store.Postgres ? await PostgresCluster.NewDatabase() : ""));
            collection.AddSingleton<TimeProvider>(new FakeTimeProvider(now));
            var demo = new Demonstration(collection.BuildServiceProvider(), directory);
            await WebHost.Migrate(demo.Get<IServiceProvider>(), TestContext.Current.CancellationToken);
            await demo.Seed();
            return demo;
        }

        public DateTimeOffset Now => Get<TimeProvider>().GetUtcNow();

        public string TruthFile => Path.Combine(directory, DemoCohort.TruthFile);

        public T Get<T>()
            where T : notnull => services.GetRequiredService<T>();

        public Task Seed() => DemoClinic.SeedWhenEmpty(services, TestContext.Current.CancellationToken);

        public Task Watch() => Get<NightWatch>().Round(Now, TestContext.Current.CancellationToken);

        public DemoCohort Cohort() => ActivatorUtilities.CreateInstance<DemoCohort>(services, NullLogger<DemoCohort>.Instance, new Life());

        public async Task<T> Read<T>(Func<CareDb, Task<T>> query)
        {
            await using var db = await Get<IDbContextFactory<CareDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
            return await query(db);
        }

        public Task<Seeded> Counts() => Read(async db => new Seeded(
            await db.Users.CountAsync(), await db.Patients.CountAsync(), await db.CheckIns.CountAsync(), await db.Sessions.CountAsync(),
            await db.OnCallShifts.CountAsync(), await db.SupportPeople.CountAsync(), await db.Alerts.CountAsync()));

        /// <summary>Which of these signs are present when one looks at somebody now.</summary>
        public Task<string[]> Watched(string name, params string[] signs) => Read(async db =>
        {
            var patient = await db.Patients.SingleAsync(p => p.Name == name);
            var guidance = Catalogue.Current.Assess(await Trajectories.Read(db, patient, Now));
            return guidance.Findings.Where(f => f.Finding is Present && signs.Contains(f.Sign)).Select(f => f.Sign).ToArray();
        });

        public async ValueTask DisposeAsync()
        {
            await services.DisposeAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }

        private sealed class Life : IHostApplicationLifetime
        {
            public CancellationToken ApplicationStarted => CancellationToken.None;

            public CancellationToken ApplicationStopping => CancellationToken.None;

            public CancellationToken ApplicationStopped => CancellationToken.None;

            public void StopApplication()
            {
            }
        }
    }
}
