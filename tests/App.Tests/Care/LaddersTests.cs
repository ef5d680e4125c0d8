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
[Trait("Hazard", "altered-record")]
[Trait("Row", "N3")]
public sealed class LaddersTests
{
    private static readonly DateTimeOffset TwoAtNight = new(2026, 11, 3, 2, 0, 0, TimeSpan.Zero);

    [Theory, OnBothDatabases]
    public async Task Nobody_answers_a_stat_alert_at_two_at_night_and_the_ladder_climbs_to_everybody(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        await clinic.Wait(TimeSpan.FromMinutes(31));
        var told = await clinic.Told(await clinic.OpenAlert(ben, "needs-help-now"));
        Assert.Equal([(0, "Imani"), (5, "Dr Osei")], told.Take(2));
        Assert.Equal([10, 10, 15, 15, 15, 30, 30, 30], told.Skip(2).Select(t => t.Minutes));
        Assert.Equal(["Dr Osei", "Imani", "Noor"], told.Where(t => t.Minutes == 30).Select(t => t.Who).Order());
    }

    [Theory, OnBothDatabases]
    public async Task Acknowledging_stops_the_ladder_until_the_promise_is_half_an_hour_old(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        var alert = await clinic.OpenAlert(ben, "needs-help-now");
        await clinic.Wait(TimeSpan.FromMinutes(2));
        Assert.True((await clinic.Get<WorkAlert>().Acknowledge(clinic.Imani.Caller().Actor, alert.Id, ben.Id, "I am calling you now")).Done);
        await clinic.Wait(TimeSpan.FromMinutes(29));
        Assert.Single(await clinic.Told(alert));
        await clinic.Wait(TimeSpan.FromMinutes(2));
        Assert.Equal((32, "Imani"), (await clinic.Told(alert))[1]);
        Assert.Null((await clinic.OpenAlert(ben, "needs-help-now")).AcknowledgedAt);
    }

    [Theory, OnBothDatabases]
    public async Task An_urgent_alert_pages_nobody_and_is_raised_when_the_next_working_day_has_ended(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.FeelWorse);
        var alert = await clinic.OpenAlert(ben, "feels-worse");
        Assert.Empty(await clinic.Told(alert));
        // Monday 10:00: the next working day ends on Tuesday at 18:00.
        Assert.Equal(new DateTimeOffset(2026, 11, 3, 18, 0, 0, TimeSpan.Zero), alert.NextStepAt);
        await clinic.Wait(TimeSpan.FromHours(31), TimeSpan.FromHours(1));
        Assert.Equal(Priority.Urgent, (await clinic.OpenAlert(ben, "feels-worse")).Priority);
        await clinic.Wait(TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(ben, "feels-worse")).Priority);
        Assert.NotEmpty(await clinic.Told(alert));
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "nobody-watching")]
    public async Task With_an_empty_rota_the_record_says_so_and_all_clinicians_are_told_at_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        var ben = await clinic.Enrol("Ben");
        await clinic.Read(db => db.OnCallShifts.ExecuteDeleteAsync());
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        var told = await clinic.Told(await clinic.OpenAlert(ben, "needs-help-now"));
        Assert.Equal((0, "nobody"), told[0]);
        Assert.Equal([(0, "Dr Osei"), (0, "Imani")], told.Skip(1).Order());
        Assert.StartsWith("Nobody at the clinic is watching right now. The clinic opens 08:00", await clinic.Get<WhoIsAwake>().Say(ben.Key(), TestContext.Current.CancellationToken));
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "nobody-watching")]
    public async Task Where_nobody_is_first_on_the_rota_by_day_the_second_person_is_told_at_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Read(db => db.OnCallShifts.Where(s => s.Place == Rota.First).ExecuteDeleteAsync());
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        Assert.Equal([(0, "nobody"), (0, "Dr Osei")], await clinic.Told(await clinic.OpenAlert(ben, "needs-help-now")));
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "nobody-watching")]
    public async Task Only_a_clinic_without_any_clinician_tells_nobody(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Read(db => db.Users.Where(u => u.Role == Role.Clinician).ExecuteUpdateAsync(u => u.SetProperty(x => x.Role, Role.Coach)));
        await clinic.Read(db => db.OnCallShifts.ExecuteDeleteAsync());
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        var alert = await clinic.OpenAlert(ben, "needs-help-now");
        Assert.Equal("nobody", (await clinic.Read(db => db.AlertSteps.SingleAsync(s => s.AlertId == alert.Id && s.Kind == StepKind.Told))).Note);
    }

    [Theory, OnBothDatabases]
    public async Task Asking_again_on_an_alert_that_somebody_holds_tells_them_at_once_and_starts_the_ladder_anew(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.CallMe);
        var alert = await clinic.OpenAlert(ben, "call-me");
        await clinic.Get<WorkAlert>().Acknowledge(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, "");
        await clinic.Wait(TimeSpan.FromMinutes(10));
        await clinic.Says(ben, ReportKind.CallMe);
        var again = await clinic.OpenAlert(ben, "call-me");
        Assert.Equal((null, clinic.Now), (again.AcknowledgedAt, again.LadderStartedAt));
        Assert.Equal((10, "Dr Osei"), (await clinic.Told(alert))[^1]);
    }

    [Theory, OnBothDatabases]
    public async Task A_graver_reason_raises_the_standing_alert_and_makes_it_unacknowledged_again(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Answers(ben, 5, SafetyAnswer.PassingThoughts);
        var alert = await clinic.OpenAlert(ben, "ideation");
        await clinic.Get<WorkAlert>().Acknowledge(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, "");
        await clinic.Wait(TimeSpan.FromMinutes(1));
        await clinic.Screened(ben, ScreenerAnswer.Yes, ScreenerAnswer.No, ScreenerAnswer.Yes, ScreenerAnswer.No, ScreenerAnswer.Yes);
        var raised = await clinic.OpenAlert(ben, "ideation");
        Assert.Equal((alert.Id, Priority.Stat, null), (raised.Id, raised.Priority, raised.AcknowledgedAt));
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "alarm-fatigue")]
    public async Task Closing_passing_thoughts_makes_them_known_until_the_review_date_and_then_it_is_urgent(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Answers(ben, 5, SafetyAnswer.PassingThoughts);
        await clinic.Screened(ben, ScreenerAnswer.Yes, ScreenerAnswer.No, ScreenerAnswer.No, ScreenerAnswer.No, ScreenerAnswer.No);
        var alert = await clinic.OpenAlert(ben, "ideation");
        var closed = await clinic.Get<WorkAlert>().Close(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, new ClosingWords(Outcome.Reached, "talked", ReviewIn: TimeSpan.FromDays(3)));
        Assert.True(closed.Done, closed.Why);
        await clinic.Wait(TimeSpan.FromHours(24), TimeSpan.FromHours(1));
        await clinic.Answers(ben, 5, SafetyAnswer.PassingThoughts);
        await clinic.Screened(ben, ScreenerAnswer.Yes, ScreenerAnswer.No, ScreenerAnswer.No, ScreenerAnswer.No, ScreenerAnswer.No);
        Assert.DoesNotContain(await clinic.OpenAlerts(ben), a => a.Sign == "ideation");
        await clinic.Answers(ben, 5, SafetyAnswer.StrongOrFrequent);
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(ben, "ideation")).Priority);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "4.8")]
    public async Task An_alert_closes_only_with_an_outcome_and_only_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.FeelWorse);
        var alert = await clinic.OpenAlert(ben, "feels-worse");
        var work = clinic.Get<WorkAlert>();
        Assert.False((await work.Close(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, new ClosingWords(0, ""))).Done);
        Assert.False((await work.Close(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, new ClosingWords(Outcome.Reached, "We spoke.", TimeSpan.FromDays(7.01)))).Done);
        Assert.True((await work.Close(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, new ClosingWords(Outcome.Reached, "We spoke.", TimeSpan.FromDays(7)))).Done);
        Assert.Equal(Worked.Already, await work.Close(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, new ClosingWords(Outcome.Reached, "We spoke.", TimeSpan.FromDays(7))));
        Assert.Equal("Dr Osei has closed this alert already.", (await work.Close(clinic.Imani.Caller().Actor, alert.Id, ben.Id, new ClosingWords(Outcome.NoChange, "We spoke."))).Why);
        Assert.Empty(await clinic.OpenAlerts(ben));
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_take_it_at_once_one_has_it_and_the_other_is_told_who(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.FeelWorse);
        var alert = await clinic.OpenAlert(ben, "feels-worse");
        var work = clinic.Get<WorkAlert>();
        var results = await Task.WhenAll(
            work.Acknowledge(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, ""),
            work.Acknowledge(clinic.Imani.Caller().Actor, alert.Id, ben.Id, ""));
        Assert.Single(results, r => r.Done);
        var owner = (await clinic.OpenAlert(ben, "feels-worse")).OwnerId == clinic.DrOsei.Id ? "Dr Osei" : "Imani";
        Assert.Equal($"{owner} took this a moment ago.", Assert.Single(results, r => !r.Done).Why);
    }
}
