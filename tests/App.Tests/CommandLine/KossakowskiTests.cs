using Evenkeel.Clinical;
using Evenkeel.CommandLine;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.CommandLine;

/// <summary>One man's 239 days (Kossakowski and others 2017, CC BY 4.0), relapse published at day 127. One person proves nothing about others.</summary>
[Trait("Row", "10.21")]
[Trait("Hazard", "worsening-unseen")]
public sealed class KossakowskiTests
{
    private const string Amsterdam = "Europe/Amsterdam";
    private static readonly DateOnly First = new(2012, 8, 13);

    [Theory, OnBothDatabases]
    public async Task No_alert_before_the_published_relapse_and_one_within_eighteen_days_of_it(Store store)
    {
        var file = Diaries.Real("kossakowski/daily.csv");
        await using var clinic = await TestClinic.Open(store);
        var plan = Diaries.Plan(file, ["low-mood=mood_down_1to7:1..7", "restlessness=pat_restl:1..7", "anxiety=pat_worry:1..7"], "Kossakowski ", 42, zone: Amsterdam);
        var imported = await clinic.Import(file, () => plan);
        Assert.Equal((0, ""), (imported.Exit, imported.Error));
        Assert.Contains("238 days answered, 1 missed", imported.Output);

        var alerts = await clinic.AlertDays(First, Amsterdam);
        Assert.Equal([("prolonged-dip", 142), ("worse-than-before-treatment", 142), ("worse-away-from-sessions", 235)], alerts.Select(a => (a.Sign, a.Day)));
        Assert.All(alerts.SkipLast(1), a => Assert.InRange(a.Day, 127, 145));

        // No alert loop: 97 days later each stands as one alert, updated and not opened again, and nobody was told.
        var (steps, open, deliveries) = await clinic.Read(async db => (
            await db.AlertSteps.Select(s => s.Kind).ToListAsync(), await db.Alerts.CountAsync(a => a.ClosedAt == null && a.IsHistorical && a.NextStepAt == null),
            await db.AlertSteps.CountAsync(s => s.Kind == Data.StepKind.Told)));
        Assert.Equal(3, open);
        Assert.Equal(3, steps.Count(s => s == Data.StepKind.Opened));
        Assert.Equal(0, deliveries);

        Assert.Equal(0, await Replay.Run(clinic.Get<IServiceProvider>(), null, null, false, TextWriter.Null, TestContext.Current.CancellationToken));
    }
}
