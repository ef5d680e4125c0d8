using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Inbox;

/// <summary>Somebody telephoned: what came of it stands in the record; it closes nothing and takes nothing.</summary>
[Trait("Row", "4.8")]
public sealed class CallingTests
{
    private const string Button = "Write down the call";

    [Theory, OnBothDatabases]
    public async Task What_came_of_each_call_stands_in_the_record_with_who_called_and_when(Store store)
    {
        var (clinic, ana, alert) = await Ana(store);
        await using var _ = clinic;
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        (string, string, string, string)[] calls =
        [
            ("NoAnswer", "", "", "10:00: Dr Osei called: no answer"),
            ("AgainAt", "15", "", "10:01: Dr Osei called: no answer; again at 10:16"),
            ("SomebodyGoes", "", "Her brother goes", "10:02: Dr Osei asked somebody to go there. “Her brother goes”"),
            ("Reached", "", "Spoke for ten minutes", "10:03: Dr Osei called and reached them. “Spoke for ten minutes”"),
        ];
        foreach (var (call, again, note, record) in calls)
        {
            Assert.DoesNotContain(record, (await osei.Get(InboxPage.At(alert))).Text);
            var kept = await osei.Fill(InboxPage.At(alert), Button, Form(call, again, note));
            Assert.Equal(InboxPage.At(alert), kept.Location);
            Assert.Contains(record, (await osei.Get(InboxPage.At(alert))).Text);
            clinic.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var seen = await clinic.Read(db => db.AuditEvents.Where(a => a.PatientId == ana.Id).ToListAsync());
        Assert.Equal(4, seen.Count(a => a.Action == "called you, or tried to"));
    }

    [Theory, OnBothDatabases]
    public async Task The_patient_reads_that_somebody_called_and_never_what_was_written_about_it(Store store)
    {
        var (clinic, ana, alert) = await Ana(store);
        await using var _ = clinic;
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        await osei.Fill(InboxPage.At(alert), Button, Form("AgainAt", "15", "Sounded drunk on the answering machine"));
        await osei.Fill(InboxPage.At(alert), Button, Form("SomebodyGoes", "", "Her brother goes now"));
        using var herself = await Visitor.SignedIn(clinic, await clinic.AccountOf(ana));
        var home = (await herself.Get("/home")).Text;
        Assert.Contains("Dr Osei called you at 10:00 and did not reach you. They will call again at 10:15.", home);
        Assert.Contains("At 10:00 Dr Osei asked somebody to come and see how you are.", home);
        Assert.DoesNotContain("drunk", home);
        Assert.DoesNotContain("brother", home);
    }

    [Theory, OnBothDatabases]
    public async Task A_call_is_one_call_however_often_the_button_is_pressed_and_the_next_one_is_another(Store store)
    {
        var (clinic, _, alert) = await Ana(store);
        await using var _ = clinic;
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var form = await osei.Form(InboxPage.At(alert), Button);
        for (var tap = 0; tap < 2; tap++)
        {
            Assert.Equal(InboxPage.At(alert), (await osei.Send(form, Form("NoAnswer"))).Location);
        }

        Assert.Equal(1, await Calls(clinic, alert));
        await osei.Fill(InboxPage.At(alert), Button, Form("NoAnswer"));
        Assert.Equal(2, await Calls(clinic, alert));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_lacking_is_asked_for_and_what_was_written_is_kept(Store store)
    {
        var (clinic, _, alert) = await Ana(store);
        await using var _ = clinic;
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        string[] noCall = ["", "9"], noTime = ["", "0", "-1", "1441", "2147483647"];
        (string Call, string Again, string Says)[] lacking =
        [
            .. noCall.Select(call => (call, "", "Please choose what came of the call.")),
            .. noTime.Select(again => ("AgainAt", again, "Please choose when you call again: within 24 hours.")),
        ];
        foreach (var (call, again, says) in lacking)
        {
            var refused = await osei.Fill(InboxPage.At(alert), Button, Form(call, again, "Left word"));
            Assert.Contains(says, refused.Text);
            Assert.Contains("value=\"Left word\"", refused.Html);
        }

        var nobody = await osei.Fill(InboxPage.At(alert), Button, Form("SomebodyGoes"));
        Assert.Contains("Please write who was asked to go there.", nobody.Text);
        Assert.Equal(0, await Calls(clinic, alert));
        await osei.Fill(InboxPage.At(alert), Button, Form("AgainAt", "1440"));
        Assert.Equal(1, await Calls(clinic, alert));
    }

    [Theory, OnBothDatabases]
    public async Task A_call_takes_nothing_closes_nothing_and_stops_no_ladder(Store store)
    {
        var (clinic, ana, alert) = await Ana(store);
        await using var _ = clinic;
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        await osei.Fill(InboxPage.At(alert), Button, Form("Reached", "", "She says that she is well"));
        await osei.Fill(InboxPage.At(alert), Button, Form("AgainAt", "240"));
        var after = await clinic.OpenAlert(ana);
        Assert.Equal((null, null, alert.NextStepAt), (after.AcknowledgedAt, after.OwnerId, after.NextStepAt));
        await clinic.Wait(TimeSpan.FromMinutes(60));
        Assert.Contains((60, "Dr Osei"), await clinic.Told(alert));
    }

    [Theory, OnBothDatabases]
    public async Task Calling_again_sooner_than_was_promised_moves_the_owners_clock_and_later_does_not(Store store)
    {
        var (clinic, ana, alert) = await Ana(store);
        await using var _ = clinic;
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        await osei.Fill(InboxPage.At(alert), "Take it");
        var promised = (await clinic.OpenAlert(ana)).NextStepAt;
        Assert.Equal(clinic.Now.AddHours(4), promised);
        await osei.Fill(InboxPage.At(alert), Button, Form("AgainAt", "600"));
        Assert.Equal(promised, (await clinic.OpenAlert(ana)).NextStepAt);
        await osei.Fill(InboxPage.At(alert), Button, Form("AgainAt", "15"));
        Assert.Equal(clinic.Now.AddMinutes(15), (await clinic.OpenAlert(ana)).NextStepAt);
    }

    [Theory, OnBothDatabases]
    public async Task A_closed_alert_takes_no_call(Store store)
    {
        var (clinic, ana, alert) = await Ana(store);
        await using var _ = clinic;
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var form = await osei.Form(InboxPage.At(alert), Button);
        var outcome = new Dictionary<string, string> { ["outcome"] = "Reached", ["note"] = "Spoke with her" };
        await osei.Fill(InboxPage.At(alert), "Close with this outcome", outcome);
        Assert.Empty(await clinic.OpenAlerts(ana));
        var late = await osei.Send(form, Form("Reached"));
        Assert.Contains("This alert is closed. Please write down the call at one that is open.", late.Text);
        Assert.Equal(0, await Calls(clinic, alert));
    }

    private static async Task<(TestClinic Clinic, Patient Ana, Alert Alert)> Ana(Store store)
    {
        var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Says(ana, ReportKind.CallMe);
        return (clinic, ana, await clinic.OpenAlert(ana, CallMe.Code));
    }

    private static Dictionary<string, string> Form(string call, string again = "", string note = "") =>
        new() { ["call"] = call, ["againMinutes"] = again, ["callNote"] = note };

    private static Task<int> Calls(TestClinic clinic, Alert alert) =>
        clinic.Read(db => db.AlertSteps.CountAsync(s => s.AlertId == alert.Id && s.Kind == StepKind.Called));
}
