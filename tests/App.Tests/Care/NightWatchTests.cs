using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Features.Sessions;
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
    [Trait("Row", "4.8")]
    public async Task Silence_that_goes_on_opens_again_when_the_quiet_time_of_its_closing_ends(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var chi = await clinic.Enrol("Chi");
        await clinic.HadASession(chi, TimeSpan.FromHours(20));
        await clinic.Answers(chi, 7);
        await clinic.Wait(TimeSpan.FromHours(48), TimeSpan.FromHours(1));
        var alert = await clinic.OpenAlert(chi, "silent-after-dip");
        Assert.True((await clinic.Get<WorkAlert>().Close(clinic.DrOsei.Caller().Actor, alert.Id, chi.Id, new ClosingWords(Outcome.NoChange, "We spoke.", TimeSpan.FromHours(53)))).Done);
        await clinic.Wait(TimeSpan.FromHours(53) - TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
        Assert.DoesNotContain(await clinic.OpenAlerts(chi), a => a.Sign == "silent-after-dip");
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(chi, "silent-after-dip")).Priority);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "N4")]
    public async Task Silence_after_a_session_at_home_of_which_only_the_day_is_known_is_noticed_too(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var dee = await clinic.Enrol("Dee");
        var body = new SessionBody(Guid.CreateVersion7(), dee.Id, new DateOnly(2026, 11, 2), null, null, RouteOfAdministration.Sublingual, 100, AtHome: true);
        Assert.Empty(await clinic.Get<RecordSession>().Run(clinic.DrOsei.Caller(), body));
        // Its day ends on Tuesday at 04:00; four hours later a first answer is overdue.
        await clinic.Wait(TimeSpan.FromHours(22) - TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
        Assert.Empty(await clinic.OpenAlerts(dee));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(dee, "silent-after-dip")).Priority);
    }

    [Theory, OnBothDatabases]
    public async Task Somebody_who_cannot_be_read_is_handed_to_a_person_and_does_not_keep_the_watch_from_the_others(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Change(db =>
        {
            db.Attach(ben);
            (ben.Zone, ben.ReassessAt) = ("Nowhere/At_All", clinic.Now);
        });
        Assert.Equal(1, await clinic.Get<NightWatch>().Round(clinic.Now, TestContext.Current.CancellationToken));
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(ben, "could-not-be-assessed")).Priority);
        Assert.Equal(0, await clinic.Get<NightWatch>().Round(clinic.Now, TestContext.Current.CancellationToken));
        Assert.NotNull((await clinic.Read(db => db.Patients.SingleAsync(p => p.Id == ben.Id))).ReassessAt);
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
