using System.Diagnostics;
using System.Globalization;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Faults;

/// <summary>
/// Two real processes and one watch. The clinic's own clock stands six and a half minutes back: what it opens has a rung that is due
/// now, and half a minute to either side may pass before it is climbed.
/// </summary>
[Trait("Hazard", "late-alert")]
public sealed class WatchHandedOnTests
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Back = TimeSpan.FromMinutes(6.5);

    [Fact]
    public async Task A_node_that_is_killed_is_replaced_when_its_lease_runs_out_and_one_that_stops_at_once()
    {
        await using var clinic = await TestClinic.Open(Store.Postgres, TimeProvider.System.GetUtcNow() - Back);
        await using var one = RunningServer.Launch(clinic.Place, 0, "--drain", "0");
        await using var two = RunningServer.Launch(clinic.Place, 0, "--drain", "0");
        await Task.WhenAll(one.IsReady(), two.IsReady());
        var (holder, other) = await Holder(clinic, one) == one.Id ? (one, two) : (two, one);
        await IsClimbed(clinic, holder, "Ana");

        var watch = Stopwatch.StartNew();
        await holder.Kill();
        await other.Until(async () => await Holder(clinic, other) == other.Id, "on watch");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, ILeases.Length + Slack);
        await IsClimbed(clinic, other, "Ben");

        await using var again = await holder.Again();
        Assert.Equal(other.Id, await Holder(clinic, other));
        Assert.Equal(0, await other.Stop());
        watch.Restart();
        await again.Until(async () => await Holder(clinic, again) == again.Id, "on watch");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Slack);
        await IsClimbed(clinic, again, "Chi");
    }

    private static async Task IsClimbed(TestClinic clinic, RunningServer server, string name)
    {
        // However long the processes took to start.
        clinic.Time.SetUtcNow(TimeProvider.System.GetUtcNow() - Back);
        var patient = await clinic.Enrol(name);
        await clinic.Says(patient, ReportKind.NeedHelpNow);
        var alert = await clinic.OpenAlert(patient);
        await server.Until(async () => (await clinic.OpenAlert(patient)).NextRung == 2, "up to the second rung");
        Assert.Equal([(0, "Imani"), (6, "Dr Osei")], await clinic.Told(alert));
    }

    /// <summary>The process that has the watch; it writes its id into the lease.</summary>
    private static async Task<int> Holder(TestClinic clinic, RunningServer server)
    {
        var holder = "";
        await server.Until(async () => (holder = await clinic.Read(db => db.Leases.Where(l => l.Name == NightWatch.Lease).Select(l => l.Holder).SingleOrDefaultAsync()) ?? "").Length > 0, "leased");
        return int.Parse(holder.Split('/')[1], CultureInfo.InvariantCulture);
    }
}
