using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

[Trait("Row", "4.7")]
[Trait("Hazard", "nobody-watching")]
[Trait("Hazard", "late-alert")]
public sealed class HandOverShiftTests
{
    private static readonly DateTimeOffset TwoAtNight = new(2026, 11, 3, 2, 0, 0, TimeSpan.Zero);

    [Theory, OnBothDatabases]
    public async Task The_rest_of_a_shift_goes_to_the_colleague_from_now_and_the_patient_reads_the_new_name_at_once(Store store)
    {
        var (clinic, leila) = await WithLeila(store);
        await using var _ = clinic;
        var ben = await clinic.Enrol("Ben");
        Assert.Contains("Imani is on call until", await Truth(clinic, ben));
        var shift = await Shift(clinic, clinic.Imani);
        Assert.True((await Hand(clinic, clinic.Imani, shift, leila)).Done);
        Assert.Contains("Leila is on call until", await Truth(clinic, ben));
        var rows = await clinic.Read(db => db.OnCallShifts.AsNoTracking().Where(s => s.Place == Rota.First).OrderBy(s => s.From).ToListAsync());
        Assert.Equal([(clinic.Imani.Id, shift.From, clinic.Now), (leila.Id, clinic.Now, shift.Until)], rows.Select(r => (r.UserId, r.From, r.Until)));
        var noted = await clinic.Read(db => db.AuditEvents.SingleAsync(a => a.Action == "handed a shift over"));
        Assert.Equal((clinic.Imani.Id, true), (noted.UserId, noted.Subject.Contains(leila.Id.ToString(), StringComparison.Ordinal)));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_takes_over_inherits_the_next_step_of_an_alert_that_nobody_has_taken(Store store)
    {
        var (clinic, leila) = await WithLeila(store);
        await using var _ = clinic;
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        await clinic.Wait(TimeSpan.FromMinutes(3));
        Assert.True((await Hand(clinic, clinic.DrOsei, await Shift(clinic, clinic.DrOsei), leila)).Done);
        await clinic.Wait(TimeSpan.FromMinutes(3));
        Assert.Equal([(0, "Imani"), (5, "Leila")], await clinic.Told(await clinic.OpenAlert(ben, "needs-help-now")));
    }

    [Theory, OnBothDatabases]
    public async Task Taken_over_a_minute_before_a_forgotten_alert_climbs_again_it_is_the_new_person_who_is_told(Store store)
    {
        var (clinic, leila) = await WithLeila(store);
        await using var _ = clinic;
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        var alert = await clinic.OpenAlert(ben);
        await clinic.Get<WorkAlert>().Acknowledge(clinic.Imani.Caller().Actor, alert.Id, ben.Id, "");
        await clinic.Wait(TimeSpan.FromMinutes(29));
        Assert.True((await Hand(clinic, clinic.Imani, await Shift(clinic, clinic.Imani), leila)).Done);
        await clinic.Wait(TimeSpan.FromMinutes(1));
        // Leila has opened nothing yet, so the second hears of it at the same moment; and so does Imani, who had taken it.
        Assert.Equal([(30, "Leila"), (30, "Dr Osei"), (30, "Imani")], (await clinic.Told(alert)).Skip(1));
    }

    [Theory, OnBothDatabases]
    public async Task A_second_tap_changes_nothing_and_of_two_at_once_one_is_told_that_it_is_gone(Store store)
    {
        var (clinic, leila) = await WithLeila(store);
        await using var _ = clinic;
        var omar = await clinic.Account("Omar", Role.Clinician);
        var shift = await Shift(clinic, clinic.Imani);
        var once = new HandedShift(Guid.CreateVersion7(), shift.Id, leila.Id, null);
        var hands = clinic.Get<HandOverShift>();
        var stop = TestContext.Current.CancellationToken;
        var twice = await Task.WhenAll(hands.Run(clinic.Imani.Caller().Actor, once, false, stop), hands.Run(clinic.Imani.Caller().Actor, once, false, stop));
        Assert.All(twice, t => Assert.True(t.Done, t.Why));
        var theirs = await clinic.Read(db => db.OnCallShifts.AsNoTracking().SingleAsync(s => s.UserId == leila.Id));
        var both = await Task.WhenAll(
            hands.Run(clinic.Admin.Caller().Actor, new(Guid.CreateVersion7(), theirs.Id, omar.Id, clinic.Now.AddHours(1)), true, stop),
            hands.Run(clinic.Admin.Caller().Actor, new(Guid.CreateVersion7(), theirs.Id, clinic.Imani.Id, clinic.Now.AddHours(1)), true, stop));
        Assert.Contains(both, b => b.Done);
        var firsts = await clinic.Read(db => db.OnCallShifts.AsNoTracking().Where(s => s.Place == Rota.First).OrderBy(s => s.From).ToListAsync());
        Assert.All(firsts.Zip(firsts.Skip(1)), pair => Assert.Equal(pair.First.Until, pair.Second.From));
    }

    [Theory, OnBothDatabases]
    public async Task The_second_person_may_take_the_first_place_and_leaves_the_second_empty_for_that_time_only(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        var (first, second) = (await Shift(clinic, clinic.Imani), await Shift(clinic, clinic.DrOsei));
        await clinic.Change(db =>
        {
            db.Attach(first);
            first.Until = clinic.Now.AddHours(6);
        });
        Assert.True((await Hand(clinic, clinic.Imani, first, clinic.DrOsei, clinic.Now.AddHours(1))).Done);
        var seconds = await clinic.Read(db => db.OnCallShifts.AsNoTracking().Where(s => s.Place == Rota.Second).OrderBy(s => s.From).ToListAsync());
        Assert.Equal([(second.From, clinic.Now.AddHours(1)), (clinic.Now.AddHours(6), second.Until)], seconds.Select(s => (s.From, s.Until)));
        Assert.Empty(Rota.Holes(await clinic.Read(db => db.OnCallShifts.AsNoTracking().ToListAsync()), clinic.Now, clinic.Now.AddHours(6)));
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_handed_over_is_refused_with_what_would_be_right(Store store)
    {
        var (clinic, leila) = await WithLeila(store);
        await using var _ = clinic;
        var (first, second) = (await Shift(clinic, clinic.Imani), await Shift(clinic, clinic.DrOsei));
        async Task Refused(string why, User by, OnCallShift shift, User to, DateTimeOffset? from = null) =>
            Assert.Contains(why, (await Hand(clinic, by, shift, to, from)).Why);

        await Refused("not yours to hand over", clinic.DrOsei, first, leila);
        await Refused("Imani is first on call at that time already", clinic.DrOsei, second, clinic.Imani);
        await Refused("Please choose a colleague who is a clinician", clinic.Imani, first, clinic.Admin);
        await Refused("Please choose a colleague who is a clinician", clinic.Imani, first, clinic.Imani);
        await Refused("a time that lies ahead", clinic.Imani, first, leila, clinic.Now.AddMinutes(-1));
        await Refused("a time within the shift", clinic.Imani, first, leila, first.Until);
        Assert.Equal(2, await clinic.Read(db => db.OnCallShifts.CountAsync()));
        Assert.True((await Hand(clinic, clinic.Imani, first, leila, first.Until.AddMinutes(-1))).Done);
        clinic.Time.SetUtcNow(first.Until);
        await Refused("is over already", clinic.Imani, first, leila);
    }

    [Theory, OnBothDatabases]
    public async Task A_shift_that_lies_ahead_goes_as_a_whole_when_no_time_is_given(Store store)
    {
        var (clinic, leila) = await WithLeila(store);
        await using var _ = clinic;
        var ahead = new OnCallShift { ClinicId = 1, Id = Guid.CreateVersion7(), UserId = clinic.Imani.Id, Place = 1, From = clinic.Now.AddDays(90), Until = clinic.Now.AddDays(91) };
        await clinic.Change(db => db.OnCallShifts.Add(ahead));
        Assert.Contains("a time within the shift", (await Hand(clinic, clinic.Imani, ahead, leila, ahead.From.AddMinutes(-1))).Why);
        Assert.True((await Hand(clinic, clinic.Imani, ahead, leila)).Done);
        var theirs = await clinic.Read(db => db.OnCallShifts.AsNoTracking().SingleAsync(s => s.UserId == leila.Id));
        Assert.Equal((ahead.From, ahead.Until), (theirs.From, theirs.Until));
        Assert.False(await clinic.Read(db => db.OnCallShifts.AnyAsync(s => s.Id == ahead.Id)));
    }

    private static async Task<(TestClinic Clinic, User Leila)> WithLeila(Store store)
    {
        var clinic = await TestClinic.Open(store, TwoAtNight);
        return (clinic, await clinic.Account("Leila", Role.Clinician));
    }

    private static Task<OnCallShift> Shift(TestClinic clinic, User of) => clinic.Read(db => db.OnCallShifts.AsNoTracking().SingleAsync(s => s.UserId == of.Id));

    private static Task<Worked> Hand(TestClinic clinic, User by, OnCallShift shift, User to, DateTimeOffset? from = null) =>
        clinic.Get<HandOverShift>().Run(by.Caller().Actor, new HandedShift(Guid.CreateVersion7(), shift.Id, to.Id, from), anybodys: false, TestContext.Current.CancellationToken);

    private static Task<string> Truth(TestClinic clinic, Patient patient) => clinic.Get<WhoIsAwake>().Say(patient.Key(), TestContext.Current.CancellationToken);
}
