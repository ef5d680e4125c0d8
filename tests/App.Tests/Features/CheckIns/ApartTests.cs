using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.CheckIns;

/// <summary>Hopelessness, low mood and anxiety: asked apart, kept apart, and each enough by itself.</summary>
[Trait("Row", "4.5")]
public sealed class ApartTests
{
    private const string Calm = "3";

    [Theory]
    [InlineData("Form.LowMood", "8", "low mood 8, anxiety 3, restlessness 3", "")]
    [InlineData("Form.LowMood", "9", "low mood 9, anxiety 3, restlessness 3", "severe-answer")]
    [InlineData("Form.Anxiety", "8", "low mood 3, anxiety 8, restlessness 3", "")]
    [InlineData("Form.Anxiety", "9", "low mood 3, anxiety 9, restlessness 3", "severe-answer")]
    [InlineData("Form.Hope", "2", "restlessness 3, hope 2", "")]
    [InlineData("Form.Hope", "1", "restlessness 3, hope 1", "hopelessness severe-answer")]
    public async Task Each_has_its_own_series_and_its_own_limit(string field, string answer, string series, string alerts)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var ana = await clinic.Visit("Ana");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await clinic.HadASession(patient, TimeSpan.FromHours(20));
        await ana.Fill("/checkins/today", "No", []);
        await ana.Fill("/checkins/today", "Keep my answers", new()
        {
            ["Form.LowMood"] = Calm, ["Form.Anxiety"] = Calm, ["Form.Restlessness"] = Calm, ["Form.Hope"] = "7", [field] = answer,
        });
        Assert.Equal(alerts, string.Join(' ', (await clinic.OpenAlerts(patient)).Select(a => a.Sign)));
        using var osei = await clinic.SignedIn(clinic.DrOsei);
        Assert.Contains(series, await osei.Page($"/patients/chart/{patient.Id}"));
    }
}
