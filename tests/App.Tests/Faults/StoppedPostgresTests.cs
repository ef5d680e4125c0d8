using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Faults;

/// <summary>The database server is gone and comes back, under a clinic that goes on running.</summary>
[Trait("Row", "10.7")]
[Trait("Row", "N3")]
[Trait("Hazard", "late-alert")]
[Trait("Hazard", "offline-queue")]
public sealed class StoppedPostgresTests
{
    [Fact]
    public Task While_PostgreSQL_is_away_nobody_is_told_kept_and_afterwards_all_goes_on() => Away(TimeSpan.FromSeconds(2));

    [Fact(Explicit = true)]
    public Task PostgreSQL_is_away_for_a_minute() => Away(TimeSpan.FromSeconds(60));

    private static async Task Away(TimeSpan length)
    {
        await using var postgres = await OwnPostgres.Start();
        var folder = Directory.CreateTempSubdirectory("evenkeel-test-");
        await using var clinic = await TestClinic.Open(new DatabasePlace(folder.FullName, postgres.Connection("care")), TimeProvider.System.GetUtcNow().AddMinutes(-5) + length / 2);
        var (ben, ana) = (await clinic.Enrol("Ben"), await clinic.Enrol("Ana"));
        await using var server = await RunningServer.Start(clinic.Place);
        using var visitor = await Visitor.SignedIn(clinic, await clinic.AccountOf(ben));
        var form = await visitor.Form("/checkins/today", "Passing thoughts");
        // Her second rung falls due while the database is away.
        await clinic.Says(ana, ReportKind.NeedHelpNow);

        // A sign-in that is old enough to be asked about.
        clinic.Time.Advance(TimeSpan.FromMinutes(31));
        postgres.Stop();
        var refused = await visitor.Send(form, NotKept.Typed);
        NotKept.IsSaid(refused, "Passing thoughts");
        Assert.Contains("116 123", (await visitor.Get("/crisis")).Text);
        var opened = await visitor.Get("/checkins/today");
        Assert.Contains("116 123", opened.Text);
        Assert.Contains("Keep my answers", opened.Text);
        await Task.Delay(length);
        postgres.StartAgain();

        await server.Until(async () => (await visitor.Send(form, NotKept.Typed)).Location.StartsWith("/checkins/screener/", StringComparison.Ordinal), "keeping again");
        Assert.Equal(1, await clinic.Read(db => db.CheckIns.CountAsync()));
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(ben, "ideation")).Priority);
        await server.Until(async () => (await clinic.OpenAlert(ana)).NextRung >= 2, "climbing again");
        Assert.Equal(["Imani", "Dr Osei"], (await clinic.Told(await clinic.OpenAlert(ana))).Select(t => t.Who).Take(2));
    }
}
