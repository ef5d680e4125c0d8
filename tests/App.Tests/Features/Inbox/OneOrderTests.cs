using Evenkeel.Clinical;
using Evenkeel.Clinical.Instruments;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Features.Inbox;

/// <summary>Who stands where in the inbox, and what their one line says (design 5b, one order).</summary>
[Trait("Row", "4.7")]
[Trait("Row", "6.4")]
public sealed class OneOrderTests
{
    private const string Lately = "Thoughts of ending their life in the last 14 days (level 3 of 3), closed or known.";

    [Theory, OnBothDatabases]
    public async Task Who_thinks_of_ending_their_life_stands_first_though_the_clock_of_others_ends_sooner(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, ben, chi) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"), await clinic.Enrol("Chi"));
        var dee = await clinic.Enrol("Dee");
        await clinic.Dips(ben);
        await clinic.Says(chi, ReportKind.FeelWorse);
        await clinic.Says(ana, ReportKind.CallMe);
        clinic.Time.Advance(TimeSpan.FromMinutes(20));
        await clinic.Answers(dee, 2, SafetyAnswer.PassingThoughts);
        var page = await Inbox(clinic);
        Assert.Equal(["Dee", "Ana", "Chi", "Ben"], InboxPage.Names(page));
        Assert.Contains("Acknowledge by 11:20, in 1 h.", InboxPage.Line(page, dee));
        Assert.Contains("Acknowledge by 11:00, in 40 min.", InboxPage.Line(page, ana));
    }

    [Theory, OnBothDatabases]
    public async Task Within_one_need_what_nobody_has_taken_stands_first_and_then_the_earlier_clock(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, ben, chi) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"), await clinic.Enrol("Chi"));
        foreach (var patient in new[] { chi, ben, ana })
        {
            await clinic.Says(patient, ReportKind.CallMe);
            clinic.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["Chi", "Ben", "Ana"], InboxPage.Names(await Inbox(clinic)));
        await Takes(clinic, clinic.Imani, await clinic.OpenAlert(chi));
        Assert.Equal(["Ben", "Ana", "Chi"], InboxPage.Names(await Inbox(clinic)));
    }

    [Theory, OnBothDatabases]
    public async Task A_patient_is_one_line_the_worst_reason_the_earliest_clock_what_waits_and_the_owners(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var dee = await clinic.Enrol("Dee");
        await clinic.Says(dee, ReportKind.CallMe);
        await clinic.Says(dee, ReportKind.FeelWorse);
        clinic.Time.Advance(TimeSpan.FromMinutes(20));
        await clinic.Answers(dee, 2, SafetyAnswer.PassingThoughts);
        await Takes(clinic, clinic.Imani, await clinic.OpenAlert(dee, FeelsWorse.Code));
        var page = await Inbox(clinic);
        var line = InboxPage.Line(page, dee);
        Assert.Contains("3 open alerts, 1 patient.", page);
        Assert.Equal(["Dee"], InboxPage.Names(page));
        // The call was asked for first, so its clock runs out first; the reason is the danger.
        Assert.Contains("Thoughts of ending their life. Acknowledge by 11:00, in 40 min. 2 of 3 not taken;", line);
        Assert.Contains("not taken; Imani has 1.", line);
        await Takes(clinic, clinic.DrOsei, await clinic.OpenAlert(dee, CallMe.Code));
        line = InboxPage.Line(await Inbox(clinic), dee);
        Assert.Contains("Acknowledge by 11:20, in 1 h. 1 of 3 not taken; You have 1, Imani has 1.", line);
        await Takes(clinic, clinic.DrOsei, await clinic.OpenAlert(dee, Ideation.Code));
        line = InboxPage.Line(await Inbox(clinic), dee);
        Assert.Contains("Next action by 14:20, in 4 h. All are taken; You have 2, Imani has 1.", line);
    }

    [Theory, OnBothDatabases]
    public async Task Once_her_Stat_alert_is_closed_she_stands_behind_urgent_danger_before_who_feels_worse(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (chi, dee, eve) = (await clinic.Enrol("Chi"), await clinic.Enrol("Dee"), await clinic.Enrol("Eve"));
        await clinic.Says(chi, ReportKind.FeelWorse);
        // A day later: whoever spoke first has the earlier clock.
        clinic.Time.Advance(TimeSpan.FromDays(1));
        await clinic.Says(dee, ReportKind.FeelWorse);
        await clinic.Says(eve, ReportKind.FeelWorse);
        await clinic.Answers(eve, 3, SafetyAnswer.PreferNotToSay);
        await clinic.IsInDanger(dee);
        Assert.Equal(["Dee", "Eve", "Chi"], InboxPage.Names(await Inbox(clinic)));
        await Closes(clinic, await clinic.OpenAlert(dee, Ideation.Code));
        var page = await Inbox(clinic);
        Assert.Equal(["Eve", "Dee", "Chi"], InboxPage.Names(page));
        Assert.Contains(Lately, InboxPage.Line(page, dee));
    }

    [Theory, OnBothDatabases]
    public async Task For_fourteen_days_after_it_was_said_and_not_for_a_second_more(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (chi, dee) = (await clinic.Enrol("Chi"), await clinic.Enrol("Dee"));
        await clinic.Says(chi, ReportKind.FeelWorse);
        clinic.Time.Advance(TimeSpan.FromDays(1));
        await clinic.Says(dee, ReportKind.FeelWorse);
        await clinic.IsInDanger(dee);
        var said = clinic.Now;
        clinic.Time.Advance(TimeSpan.FromHours(2));
        await Closes(clinic, await clinic.OpenAlert(dee, Ideation.Code));
        clinic.Time.SetUtcNow(said.AddDays(14));
        var page = await Inbox(clinic);
        Assert.Equal(["Dee", "Chi"], InboxPage.Names(page));
        Assert.Contains(Lately, InboxPage.Line(page, dee));
        clinic.Time.SetUtcNow(said.AddDays(14).AddSeconds(1));
        page = await Inbox(clinic);
        Assert.Equal(["Chi", "Dee"], InboxPage.Names(page));
        Assert.Contains("Says that they feel worse.", InboxPage.Line(page, dee));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_known_and_was_said_again_keeps_its_place_after_the_first_alert_has_grown_old(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (chi, dee) = (await clinic.Enrol("Chi"), await clinic.Enrol("Dee"));
        var first = clinic.Now;
        await SaysPassingThoughts(clinic, dee);
        await Closes(clinic, await clinic.OpenAlert(dee, Ideation.Code));
        clinic.Time.SetUtcNow(first.AddDays(6));
        await SaysPassingThoughts(clinic, dee);
        // It is known, so nothing opens; the review does, a week after the first closing.
        Assert.Empty(await clinic.OpenAlerts(dee));
        await clinic.Wait(TimeSpan.FromHours(36), TimeSpan.FromHours(6));
        await Closes(clinic, await clinic.OpenAlert(dee, Ideation.Code));
        clinic.Time.SetUtcNow(first.AddDays(13));
        await clinic.Says(chi, ReportKind.FeelWorse);
        clinic.Time.SetUtcNow(first.AddDays(14).AddHours(1));
        await clinic.Answers(dee, 3);
        await clinic.Says(dee, ReportKind.FeelWorse);
        Assert.Equal([FeelsWorse.Code], (await clinic.OpenAlerts(dee)).Select(a => a.Sign));
        Assert.Equal(["Dee", "Chi"], InboxPage.Names(await Inbox(clinic)));
    }

    [Theory, OnBothDatabases]
    public async Task On_the_caseload_she_stands_there_too_with_nothing_open_any_more(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (chi, dee) = (await clinic.Enrol("Chi"), await clinic.Enrol("Dee"));
        await clinic.Says(chi, ReportKind.FeelWorse);
        await clinic.IsInDanger(dee);
        await Closes(clinic, await clinic.OpenAlert(dee));
        Assert.Empty(await clinic.OpenAlerts(dee));
        Assert.Equal(["Chi"], InboxPage.Names(await Inbox(clinic)));
        var caseload = await (await clinic.SignedIn(clinic.DrOsei)).Page("/patients");
        Assert.Contains(Lately.TrimEnd('.'), caseload);
        int[] places = [.. new[] { ">Dee<", ">Chi<" }.Select(name => caseload.IndexOf(name, StringComparison.Ordinal))];
        Assert.True(places[0] > 0 && places[0] < places[1], string.Join(' ', places));
    }

    private static async Task SaysPassingThoughts(TestClinic clinic, Patient patient)
    {
        await clinic.Answers(patient, 3, SafetyAnswer.PassingThoughts);
        var (yes, no) = (ScreenerAnswer.Yes, ScreenerAnswer.No);
        await clinic.Screened(patient, yes, no, no, no, no);
    }

    private static async Task Takes(TestClinic clinic, User who, Alert alert)
    {
        var browser = await clinic.SignedIn(who);
        await browser.Post(InboxPage.At(alert), InboxPage.Take(alert));
        Assert.Equal(who.Id, (await clinic.Reload(alert)).OwnerId);
    }

    private static async Task Closes(TestClinic clinic, Alert alert)
    {
        var osei = await clinic.SignedIn(clinic.DrOsei);
        await osei.Post(InboxPage.At(alert), InboxPage.Close(alert), ("outcome", "Reached"), ("note", "We spoke"));
        Assert.NotNull((await clinic.Reload(alert)).ClosedAt);
    }

    private static async Task<string> Inbox(TestClinic clinic) =>
        await (await clinic.SignedIn(clinic.DrOsei)).Page("/inbox");
}
