using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Instruments;
using Evenkeel.Data;
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
        await clinic.Get<WorkAlert>().Acknowledge(clinic.Imani.Caller().Actor, alert.Id, ben.Id, "");
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
        await clinic.Get<WorkAlert>().Acknowledge(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, "");
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
        await clinic.Get<WorkAlert>().Acknowledge(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, "");
        var due = (await clinic.OpenAlert(ben, "feels-worse")).NextStepAt;
        await clinic.Wait(TimeSpan.FromHours(31), TimeSpan.FromHours(1));
        Assert.True((await clinic.Get<WorkAlert>().HandOver(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, clinic.Imani.Id, "")).Done);
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
        Assert.True((await clinic.Get<WorkAlert>().Close(clinic.DrOsei.Caller().Actor, alert.Id, chi.Id, new ClosingWords(Outcome.NoChange, "We spoke.", TimeSpan.Zero))).Done);
        Assert.NotEqual(alert.Id, (await clinic.OpenAlert(chi, "silent-after-dip")).Id);
        Assert.Null((await clinic.Read(db => db.Alerts.SingleAsync(a => a.Id == alert.Id))).NextStepAt);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "alarm-fatigue")]
    public async Task A_review_closed_with_nothing_positive_said_since_leaves_nothing_known(Store store)
    {
        var (clinic, ben) = await KnownForADay(store);
        await using var _ = clinic;
        await clinic.Answers(ben, 5);
        await clinic.Wait(TimeSpan.FromHours(24), TimeSpan.FromHours(1));
        var review = await clinic.OpenAlert(ben, "ideation");
        Assert.Equal(Priority.Urgent, review.Priority);
        Assert.True((await Close(clinic, ben, review)).Done);
        var closed = await clinic.Read(db => db.Alerts.SingleAsync(a => a.Id == review.Id));
        Assert.Equal((0, null), (closed.KnownLevel, closed.ReviewBy));
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "missed-crisis")]
    public async Task A_review_closed_after_the_same_was_said_again_keeps_it_known(Store store)
    {
        var (clinic, ben) = await KnownForADay(store);
        await using var _ = clinic;
        await clinic.Answers(ben, 5, SafetyAnswer.PassingThoughts);
        await clinic.Screened(ben, ScreenerAnswer.Yes, ScreenerAnswer.No, ScreenerAnswer.No, ScreenerAnswer.No, ScreenerAnswer.No);
        await clinic.Wait(TimeSpan.FromHours(24), TimeSpan.FromHours(1));
        var review = await clinic.OpenAlert(ben, "ideation");
        Assert.True((await Close(clinic, ben, review)).Done);
        Assert.True((await clinic.Read(db => db.Alerts.SingleAsync(a => a.Id == review.Id))).KnownLevel > 0);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "missed-crisis")]
    public async Task Closing_prefer_not_to_say_forgets_neither_what_is_known_nor_its_review_date(Store store)
    {
        var (clinic, ben) = await KnownForADay(store);
        await using var _ = clinic;
        var known = await clinic.Read(db => db.Alerts.SingleAsync());
        await clinic.Answers(ben, 5, SafetyAnswer.PreferNotToSay);
        var declined = await clinic.OpenAlert(ben, "ideation");
        Assert.True((await Close(clinic, ben, declined)).Done);
        var closed = await clinic.Read(db => db.Alerts.SingleAsync(a => a.Id == declined.Id));
        Assert.Equal((known.KnownLevel, known.ReviewBy), (closed.KnownLevel, closed.ReviewBy));
    }

    /// <summary>Passing thoughts, screened and closed, to be reviewed in a day.</summary>
    private static async Task<(TestClinic Clinic, Patient Ben)> KnownForADay(Store store)
    {
        var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Answers(ben, 5, SafetyAnswer.PassingThoughts);
        await clinic.Screened(ben, ScreenerAnswer.Yes, ScreenerAnswer.No, ScreenerAnswer.No, ScreenerAnswer.No, ScreenerAnswer.No);
        Assert.True((await Close(clinic, ben, await clinic.OpenAlert(ben, "ideation"))).Done);
        await clinic.Wait(TimeSpan.FromHours(1));
        return (clinic, ben);
    }

    private static Task<Worked> Close(TestClinic clinic, Patient ben, Alert alert) =>
        clinic.Get<WorkAlert>().Close(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, new ClosingWords(Outcome.Reached, "We spoke.", ReviewIn: TimeSpan.FromDays(1)));
}
