using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Inbox;

/// <summary>Several Urgent or Routine alerts of one cause close with one outcome, after each was ticked.</summary>
[Trait("Row", "4.8")]
public sealed class CloseTogetherTests
{
    private const string Father = "His father is ill; we see him twice a week.";

    [Theory, OnBothDatabases]
    public async Task Several_of_one_cause_close_with_one_outcome_and_what_was_not_ticked_stays_open(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Dips(ben);
        await clinic.Says(ben, ReportKind.FeelWorse);
        await clinic.Says(ben, ReportKind.SupportWorried);
        var dip = await clinic.OpenAlert(ben, ProlongedDip.Code);
        var worse = await clinic.OpenAlert(ben, FeelsWorse.Code);
        var worried = await clinic.OpenAlert(ben, WorriedSupportPerson.Code);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var page = await osei.Page(InboxPage.At(dip));
        var boxes = Browserless.Fields(page, "also");
        Assert.Contains(InboxPage.Drawn(worse), boxes);
        Assert.Contains(InboxPage.Drawn(worried), boxes);
        (string, string)[] form =
        [
            ("outcome", "PlanChanged"), ("note", Father),
            ("also", InboxPage.Drawn(worse)), ("seen", Browserless.Field(page, "seen")),
        ];
        var token = await osei.Token(InboxPage.At(dip));
        for (var tap = 0; tap < 2; tap++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await osei.PostWith(token, InboxPage.Close(dip), form)).StatusCode);
        }

        foreach (var alert in new[] { await clinic.Reload(dip), await clinic.Reload(worse) })
        {
            Assert.Equal((clinic.Now, clinic.DrOsei.Id), (alert.ClosedAt, alert.ClosedBy));
            Assert.Equal((Outcome.PlanChanged, Father), (alert.Outcome, alert.OutcomeNote));
            var steps = await clinic.Read(db => db.AlertSteps.Where(s => s.AlertId == alert.Id).ToListAsync());
            Assert.Single(steps, s => s.Kind == StepKind.Closed);
        }

        Assert.True((await clinic.Reload(worried)).IsOpen);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_ticked_and_typed_stays_when_the_outcome_is_lacking_and_nothing_is_closed(Store store)
    {
        var (clinic, ana, worse, worried) = await Worse(store);
        await using var _ = clinic;
        var osei = await clinic.SignedIn(clinic.DrOsei);
        (string, string)[] form = [("note", "One cause: the move"), ("also", InboxPage.Drawn(worried))];
        var refused = await (await osei.Post(InboxPage.At(worse), InboxPage.Close(worse), form)).Text();
        Assert.Contains("an alert closes only with an outcome.", refused);
        Assert.Contains("One cause: the move</textarea>", refused);
        Assert.Contains($"value=\"{InboxPage.Drawn(worried)}\" checked", refused);
        Assert.Equal(2, (await clinic.OpenAlerts(ana)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Something_new_in_one_that_was_ticked_closes_neither(Store store)
    {
        var (clinic, ana, worse, worried) = await Worse(store);
        await using var _ = clinic;
        var osei = await clinic.SignedIn(clinic.DrOsei);
        clinic.Time.Advance(TimeSpan.FromSeconds(30));
        await clinic.Says(ana, ReportKind.SupportWorried);
        (string, string)[] form = [("outcome", "Reached"), ("also", InboxPage.Drawn(worried))];
        var refused = await osei.Post(InboxPage.At(worse), InboxPage.Close(worse), form);
        Assert.Contains("Something new came at 10:00. Please read it first.", await refused.Text());
        Assert.Equal(2, (await clinic.OpenAlerts(ana)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Another_patients_alert_cannot_be_ticked_by_a_changed_form(Store store)
    {
        var (clinic, ana, worse, _) = await Worse(store);
        await using var _ = clinic;
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.FeelWorse);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        (string, string)[] form = [("outcome", "Reached"), ("also", InboxPage.Drawn(await clinic.OpenAlert(ben)))];
        var refused = await osei.Post(InboxPage.At(worse), InboxPage.Close(worse), form);
        Assert.Contains("One of these alerts is not there, or not yours to open.", await refused.Text());
        Assert.True((await clinic.OpenAlert(ben)).IsOpen);
        Assert.Equal(2, (await clinic.OpenAlerts(ana)).Count);
    }

    private static async Task<(TestClinic Clinic, Patient Ana, Alert Worse, Alert Worried)> Worse(Store store)
    {
        var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Says(ana, ReportKind.FeelWorse);
        await clinic.Says(ana, ReportKind.SupportWorried);
        var worse = await clinic.OpenAlert(ana, FeelsWorse.Code);
        return (clinic, ana, worse, await clinic.OpenAlert(ana, WorriedSupportPerson.Code));
    }
}
