using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Faults;

/// <summary>The server's clock is set right, or wrong, by two hours while ladders run.</summary>
[Trait("Row", "4.7")]
[Trait("Hazard", "clock-and-zone")]
[Trait("Hazard", "late-alert")]
public sealed class ClockJumpTests
{
    private static readonly TimeSpan Jump = TimeSpan.FromHours(2);

    [Theory, OnBothDatabases]
    public async Task When_the_clock_moves_back_two_hours_a_Stat_ladder_climbs_within_its_longest_rest_and_not_two_hours_late(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        await clinic.Wait(TimeSpan.FromMinutes(2));
        clinic.Time.AdjustTime(clinic.Now - Jump);
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Contains("Dr Osei", (await clinic.Told(await clinic.OpenAlert(ben))).Select(t => t.Who));
        await clinic.Wait(TimeSpan.FromMinutes(30));
        Assert.True((await clinic.OpenAlert(ben)).NextRung >= 4, "the ladder goes on");
    }

    [Theory, OnBothDatabases]
    public async Task When_the_clock_moves_back_an_alert_that_somebody_holds_lapses_no_later_than_was_promised(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        var alert = await clinic.OpenAlert(ben);
        Assert.True((await clinic.Get<WorkAlert>().Acknowledge(clinic.Imani.Caller().Actor, alert.Id, ben.Id, "I am calling")).Done);
        clinic.Time.AdjustTime(clinic.Now - Jump);
        await clinic.Wait(TimeSpan.FromMinutes(31));
        Assert.Null((await clinic.OpenAlert(ben)).AcknowledgedAt);
    }

    [Theory, OnBothDatabases]
    public async Task When_the_clock_moves_ahead_two_hours_what_fell_due_is_told_at_once_and_no_rung_is_left_out(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        clinic.Time.AdjustTime(clinic.Now + Jump);
        await clinic.Wait(TimeSpan.FromSeconds(1));
        var told = (await clinic.Told(await clinic.OpenAlert(ben))).Select(t => t.Who).Distinct().Order();
        Assert.Equal(["Dr Osei", "Imani", "Noor"], told);
    }

    [Theory, OnBothDatabases]
    public async Task A_ladder_that_rests_as_long_as_it_may_is_left_alone(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.CallMe);
        var alert = await clinic.OpenAlert(ben);
        Assert.True((await clinic.Get<WorkAlert>().Acknowledge(clinic.Imani.Caller().Actor, alert.Id, ben.Id, "I am calling")).Done);
        await clinic.Wait(TimeSpan.FromHours(4) - TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30));
        Assert.NotNull((await clinic.OpenAlert(ben)).AcknowledgedAt);
    }
}
