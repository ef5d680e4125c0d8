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
    [Trait("Hazard", "silence-read-as-fine")]
    public async Task A_year_ahead_for_ten_minutes_who_answered_then_and_falls_silent_is_called_after_48_hours_and_not_after_a_year(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var chi = await clinic.Enrol("Chi");
        await clinic.HadASession(chi, TimeSpan.FromHours(20));
        await AYearAhead(clinic, () => clinic.Answers(chi, 7));
        await clinic.Wait(TimeSpan.FromHours(47), TimeSpan.FromHours(1));
        Assert.DoesNotContain(await clinic.OpenAlerts(chi), a => a.Sign == "silent-after-dip");
        await clinic.Wait(TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(chi, "silent-after-dip")).Priority);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "altered-record")]
    public async Task A_year_ahead_for_ten_minutes_what_was_said_then_is_judged_marked_and_its_move_written_down_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await AYearAhead(clinic, async () =>
        {
            await clinic.Answers(ana, 3);
            clinic.Time.Advance(TimeSpan.FromMinutes(4));
            await clinic.Answers(ana, 7);
        });
        var seen = (await clinic.Read(db => Trajectories.Read(db, ana, clinic.Now))).CheckIns.OrderBy(c => c.AnsweredAt).ToArray();
        Assert.Equal((2, TimeSpan.FromMinutes(4), new DateOnly(2026, 11, 2)), (seen.Length, seen[1].AnsweredAt - seen[0].AnsweredAt, seen[1].On));
        await clinic.Wait(TimeSpan.FromMinutes(3));
        Assert.All(await clinic.Read(db => db.CheckIns.AsNoTracking().ToListAsync()), c => Assert.True(c.ClockWasOff && c.ReceivedAt < clinic.Now));
        Assert.False(await clinic.Read(db => db.Assessments.AnyAsync(a => a.PatientId == ana.Id && a.AsOf > clinic.Now)));
        Assert.Single(await clinic.Read(db => db.AuditEvents.Where(a => a.PatientId == ana.Id && a.Action.StartsWith("set right")).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_year_ahead_for_ten_minutes_what_is_Urgent_since_waits_for_a_working_day_and_not_for_a_year(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await AYearAhead(clinic, () => clinic.Says(ben, ReportKind.FeelWorse));
        // Monday 10:11; the next working day ends on Tuesday at 18:00.
        Assert.Equal(TestClinic.Monday.AddHours(32), (await clinic.OpenAlert(ben, "feels-worse")).NextStepAt);
        await clinic.Wait(TimeSpan.FromHours(32), TimeSpan.FromHours(1));
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(ben, "feels-worse")).Priority);
    }

    [Theory, OnBothDatabases]
    public async Task Set_back_with_more_ladders_than_a_round_takes_Stat_comes_first_and_nobody_waits_for_the_next_minute(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ahead = clinic.Now + Jump;
        await clinic.Change(db =>
        {
            for (var i = 0; i <= DueTurns.AtOnce; i++)
            {
                var patient = new Patient { ClinicId = TestClinic.ClinicId, Id = Guid.CreateVersion7(clinic.Now.AddSeconds(i)), Name = $"Patient {i}", Zone = TestClinic.Zone };
                var priority = i == DueTurns.AtOnce ? Priority.Stat : Priority.Asap;
                db.Patients.Add(patient);
                db.Alerts.Add(new Alert
                {
                    ClinicId = TestClinic.ClinicId, Id = Guid.CreateVersion7(clinic.Now.AddSeconds(i)), PatientId = patient.Id, Sign = "call-me", Priority = priority, Reason = priority,
                    NextRung = 1, OpenedAt = clinic.Now, NextStepAt = ahead,
                });
            }
        });
        var round = clinic.Get<IEnumerable<Evenkeel.Platform.Time.IRound>>().OfType<ClockMovedBack>().Single();
        Assert.Equal(DueTurns.AtOnce, await round.Run(clinic.Now, default));
        var waiting = Assert.Single(await Steps(clinic), s => s.NextStepAt == ahead);
        Assert.Equal(Priority.Asap, waiting.Priority);
        Assert.Equal(1, await round.Run(clinic.Now, default));
        Assert.Equal(0, await round.Run(clinic.Now, default));
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
        Assert.Equal((MessageState.Handed, Channel.Webhook), ((await clinic.Again(message)).State, (await clinic.Again(message)).Channel));
    }

    /// <summary>The server's clock is a year ahead for ten minutes while something is said; a minute later the watch has looked.</summary>
    private static async Task AYearAhead(TestClinic clinic, Func<Task> said)
    {
        clinic.Time.AdjustTime(clinic.Now.AddDays(364));
        await said();
        clinic.Time.AdjustTime(TestClinic.Monday.AddMinutes(10));
        await clinic.Wait(TimeSpan.FromMinutes(1));
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
