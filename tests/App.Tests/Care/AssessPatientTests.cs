using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Features.CheckIns;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

[Trait("Row", "4.4")]
[Trait("Hazard", "altered-record")]
public sealed class AssessPatientTests
{
    [Theory, OnBothDatabases]
    public async Task Ben_worse_than_before_his_session_for_a_day_gets_an_alert_that_can_be_explained_and_replayed(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        var submit = clinic.Get<SubmitCheckIn>();
        async Task<CheckInResult> Answer(DateTimeOffset at, int distress) =>
            await submit.Run(new CheckInBody(Guid.CreateVersion7(), new PatientKey(1, ben.Id), at, null, true)
            {
                LowMood = Clinical.Answer.Of(distress), Anxiety = Clinical.Answer.Of(distress), Restlessness = Clinical.Answer.Of(distress),
                Safety = SafetyAnswer.No,
            }, at);
        for (var day = 6; day > 2; day--)
        {
            await Answer(clinic.Now.AddDays(-day), 4);
        }

        await clinic.Change(db => db.Sessions.Add(new Data.TreatmentSession { ClinicId = 1, Id = Guid.CreateVersion7(), PatientId = ben.Id, StartedAt = clinic.Now.AddDays(-2), EndedAt = clinic.Now.AddDays(-2).AddHours(1), On = new(2026, 10, 31) }));
        await Answer(clinic.Now.AddHours(-25), 7);
        Assert.Empty(await clinic.Read(db => db.Alerts.ToListAsync()));
        var result = await Answer(clinic.Now, 7);
        Assert.IsType<CheckInResult.Kept>(result);
        var alert = Assert.Single(await clinic.Read(db => db.Alerts.Where(a => a.Sign == "prolonged-dip").ToListAsync()));
        Assert.Equal(("prolonged-dip", Priority.Urgent), (alert.Sign, alert.Priority));
        var assessment = await clinic.Read(db => db.Assessments.SingleAsync(a => a.Id == alert.AssessmentId));
        var again = Clinical.Signs.Catalogue.Current.Assess(KeptJson.Trajectory(assessment.Input));
        Assert.Equal(KeptJson.Write(KeptJson.Guidance(assessment.Guidance)), KeptJson.Write(again));
    }

    [Fact]
    [Trait("Hazard", "alarm-fatigue")]
    public async Task Whose_record_cannot_be_read_rings_once_and_again_only_when_something_new_comes()
    {
        // Only SQLite lets a row be spoiled so that it cannot be read.
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ben = await clinic.Enrol("Ben");
        await clinic.Answers(ben, 3, at: clinic.Now.AddDays(-1));
        await clinic.Read(db => db.Database.ExecuteSqlRawAsync("""UPDATE "CheckIns" SET "On" = 'not a day'"""));
        await clinic.Answers(ben, 9);
        var alert = await clinic.OpenAlert(ben, OpenAlerts.CouldNotBeAssessedCode);
        Assert.True((await clinic.Get<WorkAlert>().Acknowledge(clinic.Imani.Caller().Actor, alert.Id, ben.Id, "")).Done);
        var steps = (await clinic.OpenAlert(ben, OpenAlerts.CouldNotBeAssessedCode)).Steps;
        await clinic.Wait(TimeSpan.FromHours(2));
        var tried = await clinic.OpenAlert(ben, OpenAlerts.CouldNotBeAssessedCode);
        Assert.Equal((steps, clinic.Imani.Id), (tried.Steps, tried.OwnerId!.Value));
        Assert.NotNull(tried.AcknowledgedAt);
        await clinic.Answers(ben, 8);
        Assert.Null((await clinic.OpenAlert(ben, OpenAlerts.CouldNotBeAssessedCode)).AcknowledgedAt);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "worsening-unseen")]
    public async Task A_band_that_cannot_be_made_stops_no_rule_and_somebody_is_told_that_it_failed(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.HadASession(ben, TimeSpan.FromHours(30));
        // Off the scale, as no form lets it be. The rules read it as it stands; the band takes no such number.
        await clinic.Read(db => db.Database.ExecuteSqlRawAsync("""UPDATE "CheckIns" SET "LowMood" = 99000 WHERE "AnsweredAt" = (SELECT MIN("AnsweredAt") FROM "CheckIns")"""));
        await clinic.Answers(ben, 7, at: clinic.Now.AddHours(-25));
        await clinic.Answers(ben, 7);
        Assert.Equal(["prolonged-dip", "sustained-worsening", "worse-away-from-sessions", "worse-than-before-treatment"], (await clinic.OpenAlerts(ben)).Select(a => a.Sign));
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var chart = await osei.Page($"/patients/chart/{ben.Id}");
        Assert.Contains("Could not be assessed: this sign failed; look at the chart yourself", chart);
        Assert.DoesNotContain("own range", chart, StringComparison.OrdinalIgnoreCase);
    }
}
