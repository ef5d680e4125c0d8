using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Home;

[Trait("Row", "1.4")]
public sealed class TimelineTests
{
    [Theory, OnBothDatabases]
    public async Task The_patient_sees_everything_once_in_their_own_words(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await clinic.Dips(patient);
        await clinic.Says(patient, ReportKind.FeelWorse, "since Sunday");
        var alert = await clinic.OpenAlert(patient, "feels-worse");
        await clinic.Get<WorkAlert>().Close(clinic.DrOsei.Caller().Actor, alert.Id, patient.Id, new ClosingWords(Outcome.FalseAlarm, "a slip of the thumb"));
        var kept = await clinic.Read(async db => await db.CheckIns.CountAsync() + await db.Sessions.CountAsync() + await db.Reports.CountAsync()
            + await db.Alerts.CountAsync() + await db.Alerts.CountAsync(a => a.ClosedAt != null));
        var page = (await ben.Get("/home/timeline")).Text;
        Assert.Contains($"{kept} in all, newest first", page);
        Assert.Contains("Dr Osei looked at it; no change for now.", page);
        Assert.Contains("“I feel worse”: since Sunday", page.Replace(", Ben", "", StringComparison.Ordinal));
        Assert.All(new[] { "slip of the thumb", "prolonged", "48-hour", "not a concern", "their life" }, word => Assert.DoesNotContain(word, page, StringComparison.OrdinalIgnoreCase));
    }
}
