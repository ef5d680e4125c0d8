using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Inbox;

/// <summary>One act takes all of one patient's alerts that the page has shown and nobody holds.</summary>
[Trait("Row", "4.7")]
public sealed class TakeAllTests
{
    private const string TakeAll = "/inbox?handler=takeAll";

    [Theory, OnBothDatabases]
    public async Task All_of_one_patients_alerts_are_taken_together_and_nobody_elses(Store store)
    {
        var (clinic, ana, ben) = await Two(store);
        await using var _ = clinic;
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var page = await osei.Page("/inbox");
        Assert.Contains("Take all 2", InboxPage.Block(page, ana));
        // For one alone there is "Take it".
        Assert.DoesNotContain("Take all", InboxPage.Block(page, ben));
        var token = await osei.Token("/inbox");
        for (var tap = 0; tap < 2; tap++)
        {
            var taken = await osei.PostWith(token, TakeAll, Form(page, ana));
            Assert.Equal($"/inbox#patient-{ana.Id}", taken.Headers.Location?.OriginalString);
        }

        Assert.Equal([clinic.DrOsei.Id, clinic.DrOsei.Id], await Owners(clinic, ana));
        Assert.Null((await clinic.OpenAlert(ben)).AcknowledgedAt);
        Assert.Equal(2, await clinic.Read(db => db.AlertSteps.CountAsync(s => s.Kind == StepKind.Acknowledged)));
        Assert.Equal(2, await clinic.Read(db => db.AuditEvents.CountAsync(a => a.Action == "took your alert")));
        Assert.Contains("All are taken; You have 2.", InboxPage.Line(await osei.Page("/inbox"), ana));
    }

    [Theory, OnBothDatabases]
    public async Task A_link_takes_nothing_and_neither_does_a_form_that_this_page_did_not_give(Store store)
    {
        var (clinic, ana, _) = await Two(store);
        await using var _ = clinic;
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var form = Form(await osei.Page("/inbox"), ana);
        await osei.Page(TakeAll + string.Concat(form.Select(f => $"&{f.Item1}={Uri.EscapeDataString(f.Item2)}")));
        Assert.Equal([null, null], await Owners(clinic, ana));
        Assert.Equal(HttpStatusCode.BadRequest, (await osei.PostWith("not a token", TakeAll, form)).StatusCode);
        Assert.Equal([null, null], await Owners(clinic, ana));
        var self = await clinic.SignedIn(await clinic.AccountOf(ana));
        var token = await self.Token("/help/now");
        Assert.Equal(HttpStatusCode.Forbidden, (await self.PostWith(token, TakeAll, form)).StatusCode);
        Assert.Equal([null, null], await Owners(clinic, ana));
    }

    [Theory, OnBothDatabases]
    public async Task What_came_since_the_page_was_drawn_refuses_them_all_and_the_page_says_so(Store store)
    {
        var (clinic, ana, _) = await Two(store);
        await using var _ = clinic;
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var form = Form(await osei.Page("/inbox"), ana);
        clinic.Time.Advance(TimeSpan.FromMinutes(1));
        await clinic.Says(ana, ReportKind.CallMe);
        var refused = await (await osei.PostWith(await osei.Token("/inbox"), TakeAll, form)).Text();
        Assert.Contains("Something new came at 10:01. Please read it first.", refused);
        Assert.Equal([null, null], await Owners(clinic, ana));
        await osei.PostWith(await osei.Token("/inbox"), TakeAll, Form(refused, ana));
        Assert.Equal([clinic.DrOsei.Id, clinic.DrOsei.Id], await Owners(clinic, ana));
    }

    [Theory, OnBothDatabases]
    public async Task What_a_colleague_took_in_the_meantime_stays_theirs_and_what_is_new_stays_waiting(Store store)
    {
        var (clinic, ana, _) = await Two(store);
        await using var _ = clinic;
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var form = Form(await osei.Page("/inbox"), ana);
        var call = await clinic.OpenAlert(ana, CallMe.Code);
        var imani = await clinic.SignedIn(clinic.Imani);
        await imani.Post(InboxPage.At(call), InboxPage.Take(call), ("plan", "I call her now"));
        await clinic.Says(ana, ReportKind.NeedHelpNow);
        await osei.PostWith(await osei.Token("/inbox"), TakeAll, form);
        call = await clinic.Reload(call);
        Assert.Equal((clinic.Imani.Id, "I call her now"), (call.OwnerId, call.PlannedAction));
        Assert.Equal(clinic.DrOsei.Id, (await clinic.OpenAlert(ana, FeelsWorse.Code)).OwnerId);
        // It was not on the page, so nobody has read it.
        Assert.Null((await clinic.OpenAlert(ana, NeedsHelpNow.Code)).AcknowledgedAt);
    }

    [Theory, OnBothDatabases]
    public async Task Another_patients_alert_in_the_form_is_not_taken_with_hers(Store store)
    {
        var (clinic, ana, ben) = await Two(store);
        await using var _ = clinic;
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var token = await osei.Token("/inbox");
        var others = InboxPage.Drawn(await clinic.OpenAlert(ben));
        await osei.PostWith(token, TakeAll, [.. Form(await osei.Page("/inbox"), ana), ("shown", others)]);
        Assert.Equal([clinic.DrOsei.Id, clinic.DrOsei.Id], await Owners(clinic, ana));
        Assert.Null((await clinic.OpenAlert(ben)).AcknowledgedAt);
        var alone = await osei.PostWith(token, TakeAll, ("patientId", ana.Id.ToString()), ("shown", others));
        Assert.Contains("These alerts are not there, or not yours to open.", await alone.Text());
        Assert.Null((await clinic.OpenAlert(ben)).AcknowledgedAt);
    }

    /// <summary>Ana with two alerts, Ben with one.</summary>
    private static async Task<(TestClinic Clinic, Patient Ana, Patient Ben)> Two(Store store)
    {
        var clinic = await TestClinic.Open(store);
        var (ana, ben) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"));
        await clinic.Says(ana, ReportKind.CallMe);
        await clinic.Says(ana, ReportKind.FeelWorse);
        await clinic.Says(ben, ReportKind.FeelWorse);
        return (clinic, ana, ben);
    }

    /// <summary>Who has taken each of a patient's alerts; null for one that waits.</summary>
    private static async Task<Guid?[]> Owners(TestClinic clinic, Patient patient) =>
        [.. (await clinic.OpenAlerts(patient)).Select(a => a.AcknowledgedAt is null ? null : a.OwnerId)];

    /// <summary>The form of one patient's "Take all", as it stands on the page.</summary>
    private static (string, string)[] Form(string page, Patient patient)
    {
        var shown = Browserless.Fields(InboxPage.Block(page, patient), "shown");
        Assert.NotEmpty(shown);
        return [("patientId", patient.Id.ToString()), .. shown.Select(s => ("shown", s))];
    }
}
