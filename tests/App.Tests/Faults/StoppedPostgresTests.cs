using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Instruments;
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

        var screener = await visitor.Form($"/checkins/screener/{Guid.CreateVersion7()}", "Send");
        var measure = await visitor.Form("/checkins/measure/phq-9", "Send without the last question");
        // A sign-in that is old enough to be asked about.
        clinic.Time.Advance(TimeSpan.FromMinutes(31));
        postgres.Stop();
        var refused = await visitor.Send(form, NotKept.Typed);
        NotKept.IsSaid(refused, "Passing thoughts");
        Assert.Contains("116 123", (await visitor.Get("/crisis")).Text);
        await EveryPageAfterAYesStands(visitor, screener, measure);
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

    private static async Task EveryPageAfterAYesStands(Visitor visitor, DrawnForm screener, DrawnForm measure)
    {
        var after = await visitor.Get(screener.Action);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, after.Status);
        Assert.Contains("116 123", after.Text);
        Assert.DoesNotContain("no new message has gone out", after.Text);
        var screened = await visitor.Send(screener, new() { ["Answers[1]"] = nameof(ScreenerAnswer.Yes) });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, screened.Status);
        Assert.Contains("Not kept yet", screened.Text);
        Assert.Contains("116 123", screened.Text);
        Assert.Matches("""name="Answers\[1\]" value="Yes"[^>]*checked""", screened.Html);
        var measured = await visitor.Send(measure, new() { ["Items[0]"] = "3" });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, measured.Status);
        Assert.Contains("Not kept yet", measured.Text);
        Assert.Contains("116 123", measured.Text);
        Assert.Matches("""name="Items\[0\]" value="3"[^>]*checked""", measured.Html);
    }
}
