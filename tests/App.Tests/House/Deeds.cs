using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Features.CheckIns;
using Evenkeel.Features.Help;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.House;

/// <summary>What patients do, through the same use cases as their pages.</summary>
public static class Deeds
{
    /// <summary>Says something outside the scales: help now is Stat, "call me" Asap, "I feel worse" Urgent.</summary>
    public static async Task Says(this TestClinic clinic, Patient patient, ReportKind kind, string words = "") =>
        Assert.True(await clinic.Get<SubmitReport>().Run(Guid.CreateVersion7(clinic.Now), new PatientKey(patient.ClinicId, patient.Id), kind, Guid.Empty, words));

    /// <summary>A check-in with one number for low mood, anxiety and restlessness.</summary>
    public static async Task Answers(this TestClinic clinic, Patient patient, int distress, SafetyAnswer safety = SafetyAnswer.No, DateTimeOffset? at = null)
    {
        var body = new CheckInBody(Guid.CreateVersion7(), new PatientKey(patient.ClinicId, patient.Id), at ?? clinic.Now, null, true)
        {
            LowMood = Answer.Of(distress), Anxiety = Answer.Of(distress), Restlessness = Answer.Of(distress), Hope = Answer.Of(6), Safety = safety,
        };
        Assert.IsType<CheckInResult.Kept>(await clinic.Get<SubmitCheckIn>().Run(body, at ?? clinic.Now));
    }

    /// <summary>Ben's story: calm days around 4, a session two days ago, then 7 twice, a day apart.</summary>
    public static async Task Dips(this TestClinic clinic, Patient patient)
    {
        for (var day = 6; day > 2; day--)
        {
            await clinic.Answers(patient, 4, at: clinic.Now.AddDays(-day));
        }

        await clinic.Change(db => db.Sessions.Add(new Data.TreatmentSession
        {
            ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(), PatientId = patient.Id, Route = RouteOfAdministration.Intravenous,
            StartedAt = clinic.Now.AddDays(-2), EndedAt = clinic.Now.AddDays(-2).AddHours(1), On = DateOnly.FromDateTime(clinic.Now.UtcDateTime).AddDays(-2),
        }));
        await clinic.Answers(patient, 7, at: clinic.Now.AddHours(-25));
        await clinic.Answers(patient, 7);
    }

    /// <summary>The open alert of a patient: the only one, or the one of a sign.</summary>
    public static Task<Alert> OpenAlert(this TestClinic clinic, Patient patient, string sign = "") =>
        clinic.Read(db => db.Alerts.AsNoTracking().SingleAsync(a => a.PatientId == patient.Id && a.ClosedAt == null && (sign == "" || a.Sign == sign)));
}
