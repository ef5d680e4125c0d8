using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Patients;

[Trait("Row", "3.3")]
[Trait("Hazard", "false-calm")]
public sealed class CallThresholdTests
{
    [Theory, OnBothDatabases]
    public async Task A_clinician_writes_down_when_to_call_and_whom_and_the_patient_reads_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var chart = $"/patients/chart/{patient.Id}";
        var half = await osei.Fill(chart, "Keep", new() { ["CallWhen"] = "you feel worse for two days", ["CallWhom"] = "" });
        Assert.Contains("Please fill in both: from when they should call, and whom.", half.Text);
        Assert.Contains("you feel worse for two days", half.Html);
        for (var time = 0; time < 2; time++)
        {
            await osei.Fill(chart, "Keep", new() { ["CallWhen"] = "you feel worse for two days", ["CallWhom"] = "Dr Osei" });
        }

        Assert.Contains("If you feel worse for two days, call Dr Osei.", (await ana.Get("/home")).Text);
        Assert.Equal(1, await clinic.Read(db => db.AuditEvents.CountAsync(a => a.Action == "wrote down when you should call, and whom")));
    }
}
