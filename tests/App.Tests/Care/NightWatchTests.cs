using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

[Trait("Hazard", "silence-read-as-fine")]
public sealed class NightWatchTests
{
    [Theory, OnBothDatabases]
    [Trait("Row", "N4")]
    [Trait("Row", "4.4")]
    public async Task Chi_dips_once_and_falls_silent_and_after_48_hours_somebody_must_call(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var chi = await clinic.Enrol("Chi");
        await clinic.HadASession(chi, TimeSpan.FromHours(20));
        await clinic.Answers(chi, 7);
        await clinic.Wait(TimeSpan.FromHours(48) - TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
        Assert.DoesNotContain(await clinic.OpenAlerts(chi), a => a.Sign is "silent-after-dip" or "prolonged-dip");
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(chi, "silent-after-dip")).Priority);
        // Data stop after a dip: the 48-hour rule fires too (row 4.4).
        Assert.Equal(Priority.Urgent, (await clinic.OpenAlert(chi, "prolonged-dip")).Priority);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "4.4")]
    public async Task I_feel_worse_that_still_stands_after_48_hours_is_raised(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.HadASession(ben, TimeSpan.FromDays(2));
        await clinic.Says(ben, ReportKind.FeelWorse);
        await clinic.Wait(TimeSpan.FromHours(48) - TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
        Assert.DoesNotContain(await clinic.OpenAlerts(ben), a => a.Sign == "prolonged-dip");
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(ben, "prolonged-dip")).Priority);
    }

    [Theory, OnBothDatabases]
    public async Task Ana_who_answers_every_day_keeps_the_watch_quiet(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.HadASession(ana, TimeSpan.FromHours(20));
        for (var day = 0; day < 5; day++)
        {
            await clinic.Answers(ana, 3);
            await clinic.Wait(TimeSpan.FromHours(24), TimeSpan.FromHours(1));
        }

        Assert.Empty(await clinic.OpenAlerts(ana));
        Assert.True(await clinic.Read(db => db.Assessments.AnyAsync(a => a.Trigger == Trigger.Clock)));
    }
}
