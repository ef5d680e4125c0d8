using System.Text.Json;
using Evenkeel.CommandLine;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.CommandLine;

[Trait("Row", "10.16")]
[Trait("Hazard", "altered-record")]
public sealed class ReplayTests
{
    [Theory, OnBothDatabases]
    public async Task Every_kept_decision_comes_out_again_and_one_that_was_tampered_with_is_found(Store store)
    {
        var file = Diaries.Written("person,date,low,anx,rest\n" + string.Concat(Enumerable.Range(1, 12).Select(d => $"mia,2026-01-{d:00},{(d > 6 ? "6,7,6" : "2,2,1")}\n")));
        await using var clinic = await TestClinic.Open(store);
        Assert.Equal(0, (await clinic.Import(file, () => Diaries.Plan(file, Diaries.PlainMap, sessionDay: 5))).Exit);
        var (exit, result) = await Judge(clinic);
        var count = await clinic.Read(db => db.Assessments.CountAsync());
        Assert.Equal((0, count, count), (exit, result.GetProperty("decisions").GetInt32(), result.GetProperty("equal").GetInt32()));

        var alert = await clinic.Read(db => db.Alerts.SingleAsync(a => a.Sign == "prolonged-dip"));
        var kept = await clinic.Read(db => db.Assessments.SingleAsync(a => a.Id == alert.AssessmentId));
        // One character of one number of the evidence.
        var tampered = kept.Guidance.Replace("6.3", "6.2", StringComparison.Ordinal);
        Assert.NotEqual(kept.Guidance, tampered);
        await clinic.Read(db => db.Assessments.Where(a => a.Id == kept.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.Guidance, tampered)));
        (exit, result) = await Judge(clinic);
        Assert.Equal((2, count - 1), (exit, result.GetProperty("equal").GetInt32()));
        Assert.Equal(kept.Id, result.GetProperty("differences")[0].GetProperty("Assessment").GetGuid());

        // What does not belong there, a changed column, and what cannot be read at all.
        await clinic.Read(db => db.Assessments.Where(a => a.Id == kept.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.Guidance, kept.Guidance.Insert(1, "\"Signed\":true,"))));
        Assert.Equal(2, (await Judge(clinic)).Exit);
        await clinic.Read(db => db.Assessments.Where(a => a.Id == kept.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.Guidance, kept.Guidance).SetProperty(a => a.Priority, Clinical.Priority.Routine)));
        Assert.Equal(2, (await Judge(clinic)).Exit);
        await clinic.Read(db => db.Assessments.Where(a => a.Id == kept.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.Priority, kept.Priority).SetProperty(a => a.Input, "{}")));
        Assert.Equal(2, (await Judge(clinic)).Exit);
        await clinic.Read(db => db.Assessments.Where(a => a.Id == kept.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.Input, kept.Input)));
        Assert.Equal(0, (await Judge(clinic)).Exit);
    }

    [Fact]
    public async Task Replay_can_be_narrowed_to_a_patient_and_a_day()
    {
        var file = Diaries.Written("person,date,low,anx,rest\nmia,2026-01-01,2,2,2\nmia,2026-01-02,2,2,2\nlou,2026-01-01,2,2,2\n");
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await clinic.Import(file, () => Diaries.Plan(file, Diaries.PlainMap));
        var mia = await clinic.Read(db => db.Patients.SingleAsync(p => p.Name == "Diary mia"));
        var all = await clinic.Read(db => db.Assessments.CountAsync());
        var hers = await clinic.Read(db => db.Assessments.Where(a => a.PatientId == mia.Id).CountAsync());
        var second = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);
        var later = await clinic.Read(db => db.Assessments.Where(a => a.PatientId == mia.Id && a.AsOf >= second).CountAsync());
        Assert.True(all > hers && hers > later && later > 0);
        Assert.Equal(hers, (await Judge(clinic, mia.Id)).Result.GetProperty("decisions").GetInt32());
        Assert.Equal(later, (await Judge(clinic, mia.Id, new DateOnly(2026, 1, 2))).Result.GetProperty("decisions").GetInt32());
    }

    private static async Task<(int Exit, JsonElement Result)> Judge(TestClinic clinic, Guid? patient = null, DateOnly? since = null)
    {
        var output = new StringWriter();
        var exit = await Replay.Run(clinic.Get<IServiceProvider>(), patient, since, true, output, TestContext.Current.CancellationToken);
        return (exit, JsonDocument.Parse(output.ToString()).RootElement);
    }
}
