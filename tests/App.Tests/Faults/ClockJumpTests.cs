using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Faults;

/// <summary>The server's clock is set right, or wrong, by two hours while ladders run. Minutes are counted on the clock after the jump.</summary>
[Trait("Row", "4.7")]
[Trait("Hazard", "clock-and-zone")]
[Trait("Hazard", "late-alert")]
public sealed class ClockJumpTests
{
    private static readonly TimeSpan Jump = TimeSpan.FromHours(2);

    [Theory, OnBothDatabases]
    public async Task Set_back_two_hours_a_Stat_ladder_climbs_at_once_and_its_rungs_keep_their_distances(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        await clinic.Wait(TimeSpan.FromMinutes(2));
        var back = SetBack(clinic, Jump);
        await clinic.Wait(TimeSpan.FromMinutes(11));
        Assert.Equal([(1, "Dr Osei"), (6, "Dr Osei"), (6, "Imani"), (11, "Dr Osei"), (11, "Imani"), (11, "Noor")], await ToldSince(clinic, ben, back));
        await clinic.Wait(TimeSpan.FromMinutes(14) + TimeSpan.FromSeconds(59));
        Assert.DoesNotContain(await ToldSince(clinic, ben, back), t => t.Minutes > 11);
        await clinic.Wait(TimeSpan.FromSeconds(1));
        Assert.Equal(3, (await ToldSince(clinic, ben, back)).Count(t => t.Minutes == 26));
    }

    [Theory, OnBothDatabases]
    public async Task Set_back_while_no_server_runs_it_climbs_as_soon_as_one_does(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        var back = SetBack(clinic, Jump);
        await clinic.Restart();
        await clinic.Wait(TimeSpan.FromSeconds(1));
        Assert.Equal([(0, "Dr Osei")], await ToldSince(clinic, ben, back));
    }

    [Theory, OnBothDatabases]
    public async Task Set_back_two_hours_what_somebody_holds_has_its_promise_from_now_and_not_two_hours_more(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ben, _) = await Held(clinic, ReportKind.NeedHelpNow);
        SetBack(clinic, Jump);
        await clinic.Wait(TimeSpan.FromSeconds(1));
        await clinic.Wait(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        Assert.NotNull((await clinic.OpenAlert(ben)).AcknowledgedAt);
        await clinic.Wait(TimeSpan.FromSeconds(1));
        Assert.Null((await clinic.OpenAlert(ben)).AcknowledgedAt);
    }

    [Theory, OnBothDatabases]
    public async Task Set_back_two_hours_who_asks_again_is_heard_again(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ben, _) = await Held(clinic, ReportKind.NeedHelpNow);
        SetBack(clinic, Jump);
        await clinic.Wait(TimeSpan.FromMinutes(2));
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        Assert.Null((await clinic.OpenAlert(ben)).AcknowledgedAt);
    }

    [Theory, OnBothDatabases]
    public async Task Set_back_by_less_than_a_rest_a_ladder_never_rests_longer_than_it_may(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        await clinic.Wait(TimeSpan.FromMinutes(4));
        var back = SetBack(clinic, TimeSpan.FromMinutes(3));
        await clinic.Wait(TimeSpan.FromMinutes(5));
        Assert.Equal((4, "Dr Osei"), (await ToldSince(clinic, ben, back))[0]);
    }

    [Theory, OnBothDatabases]
    public async Task Set_ahead_two_hours_what_fell_due_is_told_at_once_and_nobody_is_left_out(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        clinic.Time.AdjustTime(clinic.Now + Jump);
        await clinic.Wait(TimeSpan.FromSeconds(1));
        Assert.Equal(["Dr Osei", "Imani", "Noor"], (await clinic.Told(await clinic.OpenAlert(ben))).Where(t => t.Minutes == 120).Select(t => t.Who).Order());
    }

    [Theory, OnBothDatabases]
    public async Task Every_rest_that_a_ladder_may_take_is_left_alone(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await Held(clinic, ReportKind.NeedHelpNow, "Ana");
        await Held(clinic, ReportKind.CallMe, "Ben");
        await clinic.Says(await clinic.Enrol("Chi"), ReportKind.NeedHelpNow);
        await clinic.Says(await clinic.Enrol("Dee"), ReportKind.CallMe);
        await clinic.Dips(await clinic.Enrol("Eve"));
        await HandedOver(clinic, await Held(clinic, ReportKind.CallMe, "Fay"));
        var set = await Steps(clinic);
        Assert.Contains(set, s => s.Priority == Priority.Urgent);
        for (var minute = 0; minute < 4; minute++)
        {
            Assert.Equal(0, await clinic.Get<IEnumerable<Evenkeel.Platform.Time.IRound>>().OfType<ClockMovedBack>().Single().Run(clinic.Now, default));
            clinic.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(set, await Steps(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task Set_back_two_hours_what_falls_due_by_the_wall_clock_stays_where_it_was(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Dips(await clinic.Enrol("Eve"));
        var set = await Steps(clinic);
        Assert.Contains(set, s => s.Priority == Priority.Urgent);
        SetBack(clinic, Jump);
        await clinic.Wait(TimeSpan.FromMinutes(2));
        Assert.Equal(set.Where(s => s.Priority == Priority.Urgent), (await Steps(clinic)).Where(s => s.Priority == Priority.Urgent));
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "message-lost")]
    public async Task Set_back_two_hours_an_alert_that_waits_for_its_next_try_is_tried_now_and_then_the_next_way(Store store)
    {
        await using var service = await Receiver.Start();
        await using var gateway = await Receiver.Start();
        service.Answer = (_, http) => Receiver.Status(http, StatusCodes.Status503ServiceUnavailable);
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby());
        await clinic.HasWebhook(gateway.Address);
        using var browser = await clinic.Subscribes(clinic.Imani, service);
        var message = await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        Assert.Equal(1, await clinic.Deliver());
        clinic.Time.AdjustTime(clinic.Now - Jump);
        Assert.Equal(1, await clinic.Deliver());
        Assert.Equal(2, service.Posts.Count);
        await clinic.DeliverFor(TimeSpan.FromMinutes(2));
        Assert.Equal((MessageState.Delivered, Channel.Webhook), ((await clinic.Again(message)).State, (await clinic.Again(message)).Channel));
    }

    private static DateTimeOffset SetBack(TestClinic clinic, TimeSpan by)
    {
        clinic.Time.AdjustTime(clinic.Now - by);
        return clinic.Now;
    }

    private static async Task<(Patient Patient, Alert Alert)> Held(TestClinic clinic, ReportKind kind, string name = "Ben")
    {
        var patient = await clinic.Enrol(name);
        await clinic.Says(patient, kind);
        var alert = await clinic.OpenAlert(patient);
        Assert.True((await clinic.Get<WorkAlert>().Acknowledge(clinic.Imani.Caller().Actor, alert.Id, patient.Id, "I am calling")).Done);
        return (patient, alert);
    }

    private static async Task HandedOver(TestClinic clinic, (Patient Patient, Alert Alert) held) =>
        Assert.True((await clinic.Get<WorkAlert>().HandOver(clinic.Imani.Caller().Actor, held.Alert.Id, held.Patient.Id, clinic.DrOsei.Id, "")).Done);

    private static Task<List<(Guid Id, Priority Priority, DateTimeOffset? NextStepAt)>> Steps(TestClinic clinic) =>
        clinic.Read(async db => (await db.Alerts.AsNoTracking().OrderBy(a => a.Id).ToListAsync()).ConvertAll(a => (a.Id, a.Priority, a.NextStepAt)));

    /// <summary>Whole minutes after an instant of the new clock; without the one who was told first, before it.</summary>
    private static async Task<IReadOnlyList<(int Minutes, string Who)>> ToldSince(TestClinic clinic, Patient patient, DateTimeOffset back)
    {
        var alert = await clinic.OpenAlert(patient);
        var first = await clinic.Read(db => db.AlertSteps.AsNoTracking().Where(s => s.AlertId == alert.Id && s.Kind == StepKind.Told).MinAsync(s => s.Number));
        var steps = await clinic.Read(db => db.AlertSteps.AsNoTracking().Where(s => s.AlertId == alert.Id && s.Kind == StepKind.Told && s.Number > first).OrderBy(s => s.Number).ToListAsync());
        var names = await clinic.Read(db => db.Users.ToDictionaryAsync(u => u.Id, u => u.DisplayName));
        return [.. steps.Select(s => ((int)(s.At - back).TotalMinutes, s.UserId is { } id ? names[id] : "nobody")).OrderBy(t => t.Item1).ThenBy(t => t.Item2, StringComparer.Ordinal)];
    }
}
