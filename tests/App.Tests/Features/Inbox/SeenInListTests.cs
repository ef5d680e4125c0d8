using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Inbox;

[Trait("Row", "10.2")]
[Trait("Hazard", "altered-record")]
public sealed class SeenInListTests
{
    private const string Open = "saw your name in the list of open alerts";
    private const string Closed = "saw your name in the list of closed alerts";

    [Theory, OnBothDatabases]
    public async Task Whoever_reads_the_list_stands_in_the_access_log_of_each_patient_on_it_once_a_day(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, ben, chi) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"), await clinic.Enrol("Chi"));
        await clinic.Says(ana, ReportKind.FeelWorse);
        await clinic.Says(ben, ReportKind.FeelWorse);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        await osei.Page("/inbox");
        await osei.Page("/inbox?handler=list");
        await clinic.Restart();
        osei = await clinic.SignedIn(clinic.DrOsei);
        await osei.Page("/inbox");
        await (await clinic.SignedIn(clinic.Imani)).Page("/inbox");
        Assert.Equal([(ana.Id, 2), (ben.Id, 2)], (await Looks(clinic, Open)).OrderBy(l => l.Patient == ana.Id ? 0 : 1));
        Assert.Contains($"Dr Osei</td><td>{Open}", await (await clinic.SignedIn(await clinic.AccountOf(ana))).Page("/account/accesslog"));
        Assert.DoesNotContain("saw your name", await (await clinic.SignedIn(await clinic.AccountOf(chi))).Page("/account/accesslog"));
        // The clinic's day rolls over at 04:00.
        clinic.Time.SetUtcNow(TestClinic.Monday.AddHours(18).AddSeconds(-1));
        await osei.Page("/inbox");
        Assert.Equal(4, (await Looks(clinic, Open)).Sum(l => l.Times));
        clinic.Time.SetUtcNow(TestClinic.Monday.AddHours(18));
        await osei.Page("/inbox");
        Assert.Equal(6, (await Looks(clinic, Open)).Sum(l => l.Times));
    }

    [Theory, OnBothDatabases]
    public async Task The_list_of_closed_alerts_is_a_look_of_its_own(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Says(ana, ReportKind.FeelWorse);
        await clinic.Get<WorkAlert>().Close(clinic.Imani.Caller().Actor, (await clinic.OpenAlert(ana)).Id, ana.Id, new ClosingWords(Outcome.Reached, "We spoke."));
        var osei = await clinic.SignedIn(clinic.DrOsei);
        await osei.Page("/inbox");
        Assert.Empty(await Looks(clinic, Closed));
        await osei.Page("/inbox?show=closed");
        Assert.Equal([(ana.Id, 1)], await Looks(clinic, Closed));
        Assert.Empty(await Looks(clinic, Open));
    }

    private static async Task<List<(Guid Patient, int Times)>> Looks(TestClinic clinic, string action) =>
        [.. (await clinic.Read(db => db.AuditEvents.AsNoTracking().Where(a => a.Action == action).ToListAsync())).GroupBy(a => a.PatientId!.Value).Select(g => (g.Key, g.Count()))];
}
