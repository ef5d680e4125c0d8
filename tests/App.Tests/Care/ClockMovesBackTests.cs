using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Features.CheckIns;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

[Trait("Hazard", "clock-and-zone")]
public sealed class ClockMovesBackTests
{
    [Theory, OnBothDatabases]
    public async Task When_the_servers_clock_moves_back_an_hour_nothing_is_lost_and_danger_is_told_all_the_same(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Answers(ben, 3);
        clinic.Time.AdjustTime(clinic.Now.AddHours(-1));
        Assert.IsType<CheckInResult.Kept>(await clinic.Answers(ben, 5, SafetyAnswer.PassingThoughts));
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(ben, "ideation")).Priority);
        clinic.Time.Advance(TimeSpan.FromHours(2));
        await clinic.Answers(ben, 4);
        var latest = await clinic.Read(db => db.Assessments.AsNoTracking().OrderByDescending(a => a.AsOf).FirstAsync());
        Assert.Equal([5m, 3m, 4m], KeptJson.Trajectory(latest.Input).Readings.Select(r => r.Distress));
    }
}
