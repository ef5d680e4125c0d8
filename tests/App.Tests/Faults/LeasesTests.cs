using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Faults;

[Trait("Hazard", "late-alert")]
public sealed class LeasesTests
{
    [Theory, OnBothDatabases]
    public async Task One_node_at_a_time_holds_a_lease_and_hands_it_on_at_once_when_it_stops(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await using var other = await clinic.Beside();
        var (first, second) = (clinic.Get<ILeases>(), other.Get<ILeases>());
        Assert.True(await first.Take("test", default));
        Assert.False(await second.Take("test", default));
        Assert.True(await second.Take("another", default));
        Assert.True(await first.Take("test", default));
        // Somebody else's lease cannot be given away.
        await second.GiveBack("test", default);
        Assert.False(await second.Take("test", default));
        await first.GiveBack("test", default);
        Assert.True(await second.Take("test", default));
        Assert.False(await first.Take("test", default));
    }

    [Fact]
    public async Task A_lease_runs_out_by_the_clock_of_the_database_and_each_new_holder_has_a_higher_fence()
    {
        await using var clinic = await TestClinic.Open(Store.Postgres);
        await using var other = await clinic.Beside();
        var (first, second) = (clinic.Get<ILeases>(), other.Get<ILeases>());
        Assert.True(await first.Take("test", default));
        Assert.True(await first.Take("test", default));
        Assert.Equal(1, await Fence());
        // The process's own clock says that two hours have passed, or that they have not come yet: nothing changes.
        foreach (var jump in new[] { 2, -2 })
        {
            clinic.Time.AdjustTime(TestClinic.Monday.AddHours(jump));
            Assert.False(await second.Take("test", default));
        }

        await clinic.Read(db => db.Database.ExecuteSqlAsync($"""UPDATE "Leases" SET "Until" = clock_timestamp()"""));
        Assert.True(await second.Take("test", default));
        Assert.Equal(2, await Fence());
        Assert.False(await first.Take("test", default));

        Task<long> Fence() => clinic.Read(db => db.Leases.Where(l => l.Name == "test").Select(l => l.Fence).SingleAsync());
    }

    [Theory]
    [InlineData(7200, true)]
    [InlineData(4, false)]
    public async Task A_lease_that_a_clock_gave_which_has_been_put_back_since_is_not_waited_for(int endsIn, bool free)
    {
        await using var clinic = await TestClinic.Open(Store.Postgres);
        await clinic.Read(db => db.Database.ExecuteSqlAsync($"""INSERT INTO "Leases" ("Name", "Holder", "Fence", "Until") VALUES ('test', 'somebody', 7, clock_timestamp() + {TimeSpan.FromSeconds(endsIn)})"""));
        Assert.Equal(free, await clinic.Get<ILeases>().Take("test", default));
    }

    [Theory, OnBothDatabases]
    public async Task Two_watches_that_both_believe_tell_each_rung_once_and_look_again_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await using var other = await clinic.Beside();
        var people = new List<Patient>();
        for (var i = 0; i < 12; i++)
        {
            people.Add(await clinic.Enrol($"Person {i:00}"));
            await clinic.HadASession(people[i], TimeSpan.FromDays(3));
            await clinic.Answers(people[i], 7, at: TestClinic.Monday.AddMinutes(15).AddDays(-2));
            await clinic.Says(people[i], ReportKind.NeedHelpNow);
        }

        // Rungs fall due after 5, 10 and 15 minutes; after 15 each has been silent for 48 hours since the dip.
        foreach (var minutes in new[] { 5, 10, 15 })
        {
            clinic.Time.SetUtcNow(TestClinic.Monday.AddMinutes(minutes));
            await Task.WhenAll(Watch(clinic), Watch(other));
        }

        foreach (var patient in people)
        {
            var alerts = await clinic.OpenAlerts(patient);
            Assert.Single(alerts, a => a.Sign == "silent-after-dip");
            var help = Assert.Single(alerts, a => a.Sign == "needs-help-now");
            Assert.Equal(
                [(0, "Imani"), (5, "Dr Osei"), (10, "Dr Osei"), (10, "Imani"), (15, "Dr Osei"), (15, "Imani"), (15, "Noor")],
                (await clinic.Told(help)).Order());
            var steps = await clinic.Read(db => db.AlertSteps.Where(s => s.AlertId == help.Id).OrderBy(s => s.Number).Select(s => s.Number).ToListAsync());
            Assert.Equal(Enumerable.Range(1, help.Steps), steps);
        }

        static async Task Watch(TestClinic node)
        {
            while (await node.Get<NightWatch>().Round(node.Now) > 0)
            {
            }
        }
    }
}
