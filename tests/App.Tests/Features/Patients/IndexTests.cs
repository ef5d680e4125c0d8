using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Patients;

[Trait("Row", "6.4")]
public sealed class IndexTests
{
    [Theory, OnBothDatabases]
    public async Task An_admin_does_not_see_the_caseload(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await clinic.SignedIn(clinic.Admin)).Get("/patients")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task Patients_stand_by_need_and_each_place_is_explained(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, ben, chi, dee, eva) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"), await clinic.Enrol("Chi"), await clinic.Enrol("Dee"), await clinic.Enrol("Eva"));
        await clinic.Answers(ana, 3);
        await clinic.Dips(ben);
        await clinic.Answers(chi, 3, SafetyAnswer.PassingThoughts);
        await clinic.Says(dee, ReportKind.CallMe);
        var page = await (await clinic.SignedIn(clinic.DrOsei)).Page("/patients");
        int[] places = [.. new[] { "Asap: danger", ">Chi<", ">Dee<", "A dip that does not subside", ">Ben<", "Cannot tell", ">Eva<", "Nothing open, nothing on watch", ">Ana<" }.Select(w => page.IndexOf(w))];
        Assert.True(places.All(p => p > 0) && places.SequenceEqual(places.Order()), string.Join(' ', places) + page);
        Assert.Contains("Asap, nobody has taken it: Thoughts of ending their life", page);
        Assert.Contains("On watch, no alert: Worse today than before the session", page);
    }

    [Theory, OnBothDatabases]
    public async Task Known_ideation_stays_in_sight_without_an_alert(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Answers(ana, 3, SafetyAnswer.PassingThoughts);
        var alert = await clinic.OpenAlert(ana);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        await osei.Post($"/inbox/alert/{ana.Id}/{alert.Id}", $"/inbox/alert/{ana.Id}/{alert.Id}?handler=close", ("outcome", "Reached"), ("note", "Spoke with her"));
        Assert.Empty(await clinic.Read(db => db.Alerts.Where(a => a.ClosedAt == null).ToListAsync()));
        Assert.Contains("Known to the team, no alert: thoughts of ending their life", await osei.Page("/patients"));
    }

    [Theory, OnBothDatabases]
    public async Task A_name_can_be_searched_for(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Enrol("Ana");
        await clinic.Enrol("Ben");
        var page = await (await clinic.SignedIn(clinic.DrOsei)).Page("/patients?q=be");
        Assert.Contains(">Ben<", page);
        Assert.DoesNotContain(">Ana<", page);
        Assert.Contains("1 of 2 patients", page);
    }
}
