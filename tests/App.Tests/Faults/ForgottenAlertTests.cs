using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Instruments;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Faults;

/// <summary>Somebody took it, was called away and forgot. Nobody notices but the clock.</summary>
[Trait("Row", "4.7")]
[Trait("Hazard", "late-alert")]
public sealed class ForgottenAlertTests
{
    private static readonly DateTimeOffset TwoAtNight = new(2026, 11, 3, 2, 0, 0, TimeSpan.Zero);

    [Theory, OnBothDatabases]
    public async Task Acknowledged_and_forgotten_it_climbs_again_to_everybody_and_each_step_is_in_the_record(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        var (ben, alert) = await Taken(clinic);
        await clinic.Wait(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        Assert.NotNull((await clinic.OpenAlert(ben)).AcknowledgedAt);
        await clinic.Wait(TimeSpan.FromMinutes(16));
        Assert.Equal(
            [(0, "Imani"), (30, "Imani"), (30, "Dr Osei"), (35, "Dr Osei"), (40, "Dr Osei"), (40, "Imani"), (45, "Dr Osei"), (45, "Imani"), (45, "Noor")],
            (await clinic.Told(alert)).OrderBy(t => t.Minutes).ThenBy(t => t.Minutes == 30 ? t.Who == "Imani" ? "" : t.Who : t.Who));
        var steps = await clinic.Read(db => db.AlertSteps.AsNoTracking().Where(s => s.AlertId == alert.Id && s.Kind != StepKind.Told).OrderBy(s => s.Number).Select(s => s.Kind).ToListAsync());
        Assert.Equal([StepKind.Opened, StepKind.Acknowledged, StepKind.Lapsed], steps);
        await EachToldPersonHasAMessage(clinic, alert);
    }

    [Theory, OnBothDatabases]
    public async Task A_server_that_was_started_anew_has_forgotten_nothing(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        var (ben, alert) = await Taken(clinic);
        await clinic.Wait(TimeSpan.FromMinutes(10));
        await clinic.Restart();
        await clinic.Wait(TimeSpan.FromMinutes(20));
        Assert.Null((await clinic.OpenAlert(ben)).AcknowledgedAt);
        await clinic.Restart();
        await clinic.Wait(TimeSpan.FromMinutes(5));
        Assert.Equal((35, "Dr Osei"), (await clinic.Told(alert))[^1]);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "alarm-fatigue")]
    public async Task After_three_hours_without_a_server_everybody_is_told_once_and_not_twelve_times(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        clinic.Time.Advance(TimeSpan.FromHours(3));
        await clinic.Restart();
        await clinic.Wait(TimeSpan.FromMinutes(14));
        Assert.Equal([(0, "Imani"), (181, "Dr Osei"), (181, "Imani"), (181, "Noor")], (await clinic.Told(await clinic.OpenAlert(ben))).OrderBy(t => t.Minutes).ThenBy(t => t.Who));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal((195, 3), ((await clinic.Told(await clinic.OpenAlert(ben)))[^1].Minutes, (await clinic.Told(await clinic.OpenAlert(ben))).Count(t => t.Minutes == 195)));
    }

    [Theory, OnBothDatabases]
    public async Task A_hand_over_that_nobody_takes_climbs_from_the_first_rung(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        var leila = await clinic.Account("Leila", Role.Clinician);
        var (ben, alert) = await Taken(clinic);
        await clinic.Wait(TimeSpan.FromMinutes(10));
        Assert.True((await clinic.Get<WorkAlert>().HandOver(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, leila.Id, "I am in theatre")).Done);
        await clinic.Wait(TimeSpan.FromMinutes(15));
        var told = (await clinic.Told(alert)).Skip(1).ToArray();
        Assert.Equal([(10, "Imani"), (10, "Leila"), (15, "Dr Osei")], told[..3]);
        Assert.Equal(["Dr Osei", "Imani", "Leila", "Noor"], told.Where(t => t.Minutes == 25).Select(t => t.Who).Order());
        Assert.Null((await clinic.OpenAlert(ben)).AcknowledgedAt);
    }

    [Theory, OnBothDatabases]
    public async Task Handing_over_what_nobody_has_taken_tells_the_colleague_and_stops_no_clock(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        var leila = await clinic.Account("Leila", Role.Clinician);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        await clinic.Wait(TimeSpan.FromMinutes(2));
        var alert = await clinic.OpenAlert(ben);
        Assert.True((await clinic.Get<WorkAlert>().HandOver(clinic.Imani.Caller().Actor, alert.Id, ben.Id, leila.Id, "")).Done);
        Assert.Equal(alert.NextStepAt, (await clinic.OpenAlert(ben)).NextStepAt);
        Assert.Equal((2, "Leila"), (await clinic.Told(alert))[^1]);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "missed-crisis")]
    public async Task A_level_3_answer_on_an_alert_that_somebody_holds_tells_them_too_and_starts_the_ladder(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        var ben = await clinic.Enrol("Ben");
        await clinic.Answers(ben, 5, SafetyAnswer.StrongOrFrequent);
        var alert = await clinic.OpenAlert(ben, "ideation");
        await clinic.Get<WorkAlert>().Acknowledge(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, "");
        await clinic.Wait(TimeSpan.FromMinutes(1));
        await clinic.Screened(ben, ScreenerAnswer.Yes, ScreenerAnswer.No, ScreenerAnswer.Yes, ScreenerAnswer.No, ScreenerAnswer.Yes);
        // Imani is on call; Dr Osei, who thought that it was in hand, must hear that it is worse.
        Assert.Equal([(1, "Imani"), (1, "Dr Osei")], (await clinic.Told(alert)).Skip(1));
        var raised = await clinic.OpenAlert(ben, "ideation");
        Assert.Equal((Priority.Stat, null, clinic.Now), (raised.Priority, raised.AcknowledgedAt, raised.LadderStartedAt));
    }

    private static async Task<(Patient Ben, Alert Alert)> Taken(TestClinic clinic)
    {
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        var alert = await clinic.OpenAlert(ben);
        Assert.True((await clinic.Get<WorkAlert>().Acknowledge(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, "I am calling")).Done);
        return (ben, alert);
    }

    /// <summary>Stat: push, mail and webhook for each person told, every time, and the clinic's own gateway at the last rung.</summary>
    private static async Task EachToldPersonHasAMessage(TestClinic clinic, Alert alert)
    {
        var told = await clinic.Read(db => db.AlertSteps.CountAsync(s => s.AlertId == alert.Id && s.Kind == StepKind.Told && s.UserId != null));
        var messages = await clinic.Read(db => db.Messages.AsNoTracking().Where(m => m.AlertId == alert.Id).ToListAsync());
        Assert.All([Channel.Push, Channel.Email, Channel.Webhook], c => Assert.Equal(told, messages.Count(m => m.UserId != null && m.Channel == c)));
        Assert.Single(messages, m => m.UserId == null);
    }
}
