using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Features.CheckIns;
using Evenkeel.Platform.Time;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

[Trait("Hazard", "offline-queue")]
[Trait("Hazard", "altered-record")]
[Trait("Hazard", "late-alert")]
public sealed class SubmitCheckInTests
{
    [Theory, OnBothDatabases]
    public async Task The_same_body_twice_is_kept_once_and_judged_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var body = ana.Body(clinic.Now, 3);
        Assert.IsType<CheckInResult.Kept>(await clinic.Get<SubmitCheckIn>().Run(body));
        Assert.IsType<CheckInResult.AlreadyKept>(await clinic.Get<SubmitCheckIn>().Run(body));
        Assert.Equal(1, await clinic.Read(db => db.CheckIns.CountAsync()));
        Assert.Equal(1, await clinic.Read(db => db.Assessments.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_hundred_copies_at_once_leave_one(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var body = ana.Body(clinic.Now, 3);
        // Half of them through a second turn, as a second process would have: the store itself must tell them apart.
        var other = new SubmitCheckIn(new PatientTurn(clinic.Get<IDbContextFactory<CareDb>>()), clinic.Get<AssessPatient>(), clinic.Get<Clock>());
        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => (i % 2 == 0 ? clinic.Get<SubmitCheckIn>() : other).Run(body)));
        Assert.Single(results, r => r is CheckInResult.Kept);
        Assert.Equal(99, results.Count(r => r is CheckInResult.AlreadyKept));
        Assert.Equal(1, await clinic.Read(db => db.CheckIns.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Eight_check_ins_of_one_patient_at_one_instant_are_all_seen_in_order(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var other = new SubmitCheckIn(new PatientTurn(clinic.Get<IDbContextFactory<CareDb>>()), clinic.Get<AssessPatient>(), clinic.Get<Clock>());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? clinic.Get<SubmitCheckIn>() : other).Run(ana.Body(clinic.Now, i))));
        var assessments = await clinic.Read(db => db.Assessments.AsNoTracking().ToListAsync());
        // Each judgement saw one more than the one before it: nobody's answer was read past.
        Assert.Equal(Enumerable.Range(1, 8), assessments.Select(a => KeptJson.Trajectory(a.Input).CheckIns.Count).Order());
        Assert.Equal(8, await clinic.Read(db => db.Patients.Where(p => p.Id == ana.Id).Select(p => p.Version).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "4.6")]
    public async Task Another_body_under_the_same_id_is_an_amendment_and_a_later_yes_is_judged(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        var body = ben.Body(clinic.Now, 3);
        await clinic.Get<SubmitCheckIn>().Run(body);
        Assert.Empty(await clinic.OpenAlerts(ben));
        await clinic.Get<SubmitCheckIn>().Run(body with { Safety = SafetyAnswer.PassingThoughts });
        Assert.Equal([1, 2], await clinic.Read(db => db.CheckIns.OrderBy(c => c.Revision).Select(c => c.Revision).ToListAsync()));
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(ben, "ideation")).Priority);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "4.6")]
    [Trait("Hazard", "missed-crisis")]
    public async Task A_later_no_under_the_same_id_takes_nothing_back(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        var body = ben.Body(clinic.Now, 3, SafetyAnswer.StrongOrFrequent);
        await clinic.Get<SubmitCheckIn>().Run(body);
        await clinic.Get<SubmitCheckIn>().Run(body with { Safety = SafetyAnswer.No });
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(ben, "ideation")).Priority);
        var kept = await clinic.Read(db => db.Assessments.AsNoTracking().OrderBy(a => a.Id).LastAsync());
        Assert.Equal(SafetyAnswer.StrongOrFrequent, Assert.Single(KeptJson.Trajectory(kept.Input).CheckIns).Safety);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "missed-crisis")]
    public async Task A_yes_that_arrives_forty_hours_late_alerts_when_it_is_received_and_keeps_its_time(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        var said = clinic.Now.AddHours(-40);
        await clinic.Get<SubmitCheckIn>().Run(ben.Body(said, 5, SafetyAnswer.PassingThoughts) with { DeviceSentAt = clinic.Now });
        var alert = await clinic.OpenAlert(ben, "ideation");
        Assert.Equal((clinic.Now, Priority.Asap), (alert.OpenedAt, alert.Priority));
        Assert.Equal(said, await clinic.Read(db => db.CheckIns.Select(c => c.AnsweredAt).SingleAsync()));
    }

    [Theory]
    [InlineData(0, 10 * 60, false)]
    [InlineData(0, 10 * 60 + 1, true)]
    [InlineData(0, -10 * 60 - 1, true)]
    [InlineData(1, 0, true)]
    [Trait("Hazard", "clock-and-zone")]
    public async Task A_wrong_clock_or_a_time_to_come_falls_back_to_the_time_of_receipt_and_is_marked(int answeredAheadSeconds, int deviceAheadSeconds, bool marked)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ana = await clinic.Enrol("Ana");
        var answered = clinic.Now.AddSeconds(answeredAheadSeconds == 0 ? -60 : answeredAheadSeconds);
        await clinic.Get<SubmitCheckIn>().Run(ana.Body(answered, 3) with { DeviceSentAt = clinic.Now.AddSeconds(deviceAheadSeconds) });
        var kept = await clinic.Read(db => db.CheckIns.SingleAsync());
        Assert.Equal((marked, marked ? clinic.Now : answered), (kept.ClockWasOff, kept.AnsweredAt));
    }

    [Theory, OnBothDatabases]
    public async Task A_deleted_patient_has_no_check_ins_any_more(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var gone = await clinic.Enrol("Gone");
        await clinic.Read(db => db.Patients.Where(p => p.Id == gone.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.DeletedAt, clinic.Now)));
        Assert.IsType<CheckInResult.NoSuchPatient>(await clinic.Get<SubmitCheckIn>().Run(gone.Body(clinic.Now, 3)));
        Assert.Equal(0, await clinic.Read(db => db.CheckIns.CountAsync()));
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "wrong-patient")]
    public async Task Nobody_can_write_under_the_id_of_another_persons_check_in(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, ben) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"));
        var body = ana.Body(clinic.Now, 3);
        await clinic.Get<SubmitCheckIn>().Run(body);
        Assert.IsType<CheckInResult.NoSuchPatient>(await clinic.Get<SubmitCheckIn>().Run(body with { Patient = ben.Key(), Safety = SafetyAnswer.StrongOrFrequent }));
        Assert.Equal(ana.Id, (await clinic.Read(db => db.CheckIns.SingleAsync())).PatientId);
    }

    [Fact]
    [Trait("Hazard", "missed-crisis")]
    public async Task What_cannot_be_read_cannot_be_judged_so_the_answer_is_kept_and_a_person_is_told()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ben = await clinic.Enrol("Ben");
        await clinic.Answers(ben, 3, at: clinic.Now.AddDays(-1));
        await clinic.Read(db => db.Database.ExecuteSqlRawAsync("""UPDATE "CheckIns" SET "On" = 'not a day'"""));
        var kept = Assert.IsType<CheckInResult.Kept>(await clinic.Answers(ben, 9));
        Assert.Null(kept.Guidance);
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(ben, OpenAlerts.CouldNotBeAssessedCode)).Priority);
    }
}
