using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

[Trait("Row", "1.1")]
[Trait("Hazard", "worsening-unseen")]
public sealed class SubmitReportTests
{
    [Theory, OnBothDatabases]
    public async Task An_answer_changed_on_the_same_page_is_kept_too_and_only_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        var (submit, id) = (clinic.Get<SubmitReport>(), Guid.CreateVersion7());
        await submit.Run(id, ben.Key(), ReportKind.ComparedBetter, Guid.Empty);
        var kept = await submit.Run(id, ben.Key(), ReportKind.FeelWorse, Guid.Empty);
        Assert.Equal(kept, await submit.Run(id, ben.Key(), ReportKind.FeelWorse, Guid.Empty));
        Assert.Equal(2, await clinic.Read(db => db.Reports.CountAsync()));
        Assert.Equal("feels-worse", (await clinic.OpenAlert(ben)).Sign);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "wrong-patient")]
    public async Task A_page_that_lost_its_number_loses_no_cry_for_help(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, ben) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"));
        await clinic.Get<SubmitReport>().Run(Guid.Empty, ana.Key(), ReportKind.NeedHelpNow, Guid.Empty);
        await clinic.Get<SubmitReport>().Run(Guid.Empty, ben.Key(), ReportKind.NeedHelpNow, Guid.Empty);
        Assert.Equal(Priority.Stat, (await clinic.OpenAlert(ana)).Priority);
        Assert.Equal(Priority.Stat, (await clinic.OpenAlert(ben)).Priority);
    }
}
