using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Features.Inbox;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

[Trait("Row", "4.7")]
[Trait("Hazard", "late-alert")]
public sealed class WorkAlertTests
{
    [Theory, OnBothDatabases]
    public async Task Asking_again_tells_the_owner_at_once_though_the_first_rung_names_others(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.FeelWorse);
        var alert = await clinic.OpenAlert(ben, "feels-worse");
        await clinic.Get<WorkAlert>().Acknowledge(clinic.Imani.Caller(), alert.Id, ben.Id, "");
        await clinic.Wait(TimeSpan.FromMinutes(10));
        await clinic.Says(ben, ReportKind.FeelWorse);
        Assert.Equal([(10, "Imani")], await clinic.Told(alert));
    }

    [Theory, OnBothDatabases]
    public async Task An_urgent_alert_that_was_taken_and_forgotten_is_raised_when_its_working_day_has_ended(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.FeelWorse);
        var alert = await clinic.OpenAlert(ben, "feels-worse");
        await clinic.Get<WorkAlert>().Acknowledge(clinic.DrOsei.Caller(), alert.Id, ben.Id, "");
        // Monday 10:00; what was promised is due on Tuesday at 18:00.
        await clinic.Wait(TimeSpan.FromHours(32) - TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
        Assert.Equal(Priority.Urgent, (await clinic.OpenAlert(ben, "feels-worse")).Priority);
        await clinic.Wait(TimeSpan.FromMinutes(1));
        var climbed = await clinic.OpenAlert(ben, "feels-worse");
        Assert.Equal((Priority.Asap, null), (climbed.Priority, climbed.AcknowledgedAt));
        Assert.NotEmpty(await clinic.Told(alert));
    }

    [Theory, OnBothDatabases]
    public async Task Handing_over_at_the_last_minute_wins_no_time(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.FeelWorse);
        var alert = await clinic.OpenAlert(ben, "feels-worse");
        await clinic.Get<WorkAlert>().Acknowledge(clinic.DrOsei.Caller(), alert.Id, ben.Id, "");
        var due = (await clinic.OpenAlert(ben, "feels-worse")).NextStepAt;
        await clinic.Wait(TimeSpan.FromHours(31), TimeSpan.FromHours(1));
        Assert.True((await clinic.Get<WorkAlert>().HandOver(clinic.DrOsei.Caller(), alert.Id, ben.Id, clinic.Imani.Id, "")).Done);
        var handed = await clinic.OpenAlert(ben, "feels-worse");
        Assert.Equal((due, null), (handed.NextStepAt, handed.AcknowledgedAt));
        Assert.Equal([(31 * 60, "Imani")], await clinic.Told(alert));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "4.8")]
    public async Task What_still_stands_when_it_is_closed_without_quiet_time_opens_as_a_new_alert(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var chi = await clinic.Enrol("Chi");
        await clinic.HadASession(chi, TimeSpan.FromHours(20));
        await clinic.Answers(chi, 7);
        await clinic.Wait(TimeSpan.FromHours(48), TimeSpan.FromHours(1));
        var alert = await clinic.OpenAlert(chi, "silent-after-dip");
        Assert.True((await clinic.Get<WorkAlert>().Close(clinic.DrOsei.Caller(), alert.Id, chi.Id, new ClosingWords(Outcome.NoChange, "", TimeSpan.Zero))).Done);
        Assert.NotEqual(alert.Id, (await clinic.OpenAlert(chi, "silent-after-dip")).Id);
        Assert.Null((await clinic.Read(db => db.Alerts.SingleAsync(a => a.Id == alert.Id))).NextStepAt);
    }
}
