using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Features.Inbox;
using Evenkeel.Features.Reminders;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Reminders;

[Trait("Row", "N4")]
[Trait("Hazard", "silence-read-as-fine")]
public sealed class PauseTests
{
    private static readonly DateOnly Today = new(2026, 11, 2);

    [Theory, OnBothDatabases]
    public async Task Days_that_cannot_be_are_refused_with_what_would_be_right_and_keep_what_was_typed(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        async Task Refused(string why, string first, string last)
        {
            var page = await ana.Fill("/reminders/pause", "Ask for this pause", new() { ["first"] = first, ["last"] = last });
            Assert.Contains(why, page.Text);
            Assert.True(last.Length == 0 || page.Html.Contains($"value=\"{last}\"", StringComparison.Ordinal), last);
        }

        await Refused("The last day lies before the first.", "2026-11-05", "2026-11-04");
        await Refused("A pause cannot begin in the past. Please choose Mon 2 Nov or later.", "2026-11-01", "2026-11-04");
        await Refused("A pause is at most 14 days long.", "2026-11-02", "2026-11-16");
        await Refused("Please choose the last day.", "2026-11-02", "");
        await Refused("Please choose the first day.", "yesterday", "2026-11-04");
        Assert.Empty(await Pauses(clinic));
        await ana.Fill("/reminders/pause", "Ask for this pause", new() { ["first"] = "2026-11-02", ["last"] = "2026-11-15" });
        Assert.Single(await Pauses(clinic));
        await Refused("You have a pause in these days already.", "2026-11-15", "2026-11-16");
        await Refused("more than 14 days in a row", "2026-11-16", "2026-11-17");
    }

    [Theory, OnBothDatabases]
    public async Task Sent_twice_it_is_one_pause_and_coming_back_ends_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var form = await ana.Form("/reminders/pause", "Ask for this pause");
        Assert.Equal("/reminders/pause", (await ana.Send(form)).Location);
        Assert.Equal("/reminders/pause", (await ana.Send(form)).Location);
        var pause = Assert.Single(await Pauses(clinic));
        Assert.Equal((clinic.Now, new DateTimeOffset(2026, 11, 9, 4, 0, 0, TimeSpan.Zero), false), (pause.From, pause.Until, pause.NeedsYes));
        Assert.Contains("You are paused now.", (await ana.Get("/reminders/pause")).Text);
        var end = await ana.Form("/reminders/pause", "End this pause now");
        await ana.Send(end);
        clinic.Time.Advance(TimeSpan.FromMinutes(1));
        await ana.Send(end);
        Assert.Equal(clinic.Now.AddMinutes(-1), Assert.Single(await Pauses(clinic)).EndedAt);
        Assert.Contains("You ended it, 10:00.", (await ana.Get("/reminders/pause")).Text);
        Assert.Empty(await clinic.Read(db => db.Alerts.ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task In_a_dip_nothing_is_paused_until_a_person_has_said_yes(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (chi, alert) = await ChiAsks(clinic);
        Assert.Equal((Priority.Urgent, OpenAlerts.PauseAskedCode), (alert.Priority, alert.Sign));
        await clinic.Wait(TimeSpan.FromHours(48), TimeSpan.FromHours(1));
        Assert.Contains(await clinic.OpenAlerts(chi), a => a.Sign == SilentAfterDip.Code);
    }

    [Theory, OnBothDatabases]
    public async Task With_a_yes_silence_waits_until_the_pause_is_over_and_what_is_open_stays_open(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (chi, alert) = await ChiAsks(clinic);
        Assert.True((await Answer(clinic, alert, agreed: true, "Enjoy the quiet. We talk on Friday.")).Done);
        Assert.Contains(await clinic.OpenAlerts(chi), a => a.Sign == FeelsWorse.Code);
        await clinic.Wait(TimeSpan.FromHours(48 + 18 + 47), TimeSpan.FromHours(1));
        // The pause ends on Thursday at 04:00; 48 hours after that somebody must call.
        Assert.DoesNotContain(await clinic.OpenAlerts(chi), a => a.Sign == SilentAfterDip.Code);
        await clinic.Wait(TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        Assert.Contains(await clinic.OpenAlerts(chi), a => a.Sign == SilentAfterDip.Code);
        using var visitor = await Visitor.SignedIn(clinic, await clinic.AccountOf(chi));
        Assert.Contains("Over. Dr Osei wrote: “Enjoy the quiet. We talk on Friday.”", (await visitor.Get("/reminders/pause")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task With_a_no_nothing_is_paused_and_the_patient_reads_why(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (chi, alert) = await ChiAsks(clinic);
        var refused = await Answer(clinic, alert, agreed: false, "");
        Assert.Contains("Please write a line for the patient", refused.Why);
        Assert.True((await Answer(clinic, alert, agreed: false, "I would like to hear from you first.")).Done);
        Assert.Equal(Worked.Already, await Answer(clinic, alert, agreed: true, "Changed my mind."));
        Assert.False(Assert.Single(await Pauses(clinic)).Agreed);
        using var visitor = await Visitor.SignedIn(clinic, await clinic.AccountOf(chi));
        Assert.Contains("Your care team said no. Dr Osei wrote: “I would like to hear from you first.”", (await visitor.Get("/reminders/pause")).Text);
        Assert.Contains("Dr Osei wrote about the pause: “I would like to hear from you first.”", (await visitor.Get("/home")).Text);
        await clinic.Wait(TimeSpan.FromHours(48), TimeSpan.FromHours(1));
        Assert.Contains(await clinic.OpenAlerts(chi), a => a.Sign == SilentAfterDip.Code);
    }

    [Theory, OnBothDatabases]
    public async Task A_request_is_answered_with_yes_or_no_and_not_closed_past_the_patient(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (chi, alert) = await ChiAsks(clinic);
        var close = new ClosingWords(Outcome.NoChange, "We spoke.");
        Assert.Contains("say yes or no", (await clinic.Get<WorkAlert>().Close(clinic.DrOsei.Caller().Actor, alert.Id, chi.Id, close)).Why);
        await clinic.Get<AskPause>().End((await clinic.AccountOf(chi)).Caller(), Assert.Single(await Pauses(clinic)).Id, default);
        Assert.Contains("taken the request back", (await Answer(clinic, alert, agreed: true, "Yes.")).Why);
        Assert.True((await clinic.OpenAlert(chi, OpenAlerts.PauseAskedCode)).IsOpen);
        Assert.True((await clinic.Get<WorkAlert>().Close(clinic.DrOsei.Caller().Actor, alert.Id, chi.Id, close)).Done);
    }

    [Theory, OnBothDatabases]
    public async Task A_second_request_waits_for_the_first_and_one_whose_days_are_over_gets_no_yes(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (chi, alert) = await ChiAsks(clinic);
        Assert.Contains("has not answered your last request", await Asks(clinic, chi, Today.AddDays(8), Today.AddDays(9)));
        clinic.Time.Advance(TimeSpan.FromDays(3));
        Assert.Contains("These days are over", (await Answer(clinic, alert, agreed: true, "Yes.")).Why);
        Assert.True((await Answer(clinic, alert, agreed: false, "Too late, I am sorry.")).Done);
    }

    [Theory, OnBothDatabases]
    public async Task A_request_that_was_made_anew_is_not_answered_from_the_page_that_showed_the_first(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (chi, alert) = await ChiAsks(clinic);
        clinic.Time.Advance(TimeSpan.FromMinutes(1));
        await clinic.Get<AskPause>().End((await clinic.AccountOf(chi)).Caller(), Assert.Single(await Pauses(clinic)).Id, default);
        Assert.Equal("", await Asks(clinic, chi, Today, Today.AddDays(9)));
        Assert.Equal("Something new came at 10:01. Please read it first.", (await Answer(clinic, alert, agreed: true, "Yes.")).Why);
        Assert.True((await Answer(clinic, await clinic.OpenAlert(chi, OpenAlerts.PauseAskedCode), agreed: true, "Yes.")).Done);
    }

    [Theory, OnBothDatabases]
    public async Task A_yes_counts_from_when_it_was_said(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (chi, alert) = await ChiAsks(clinic);
        clinic.Time.Advance(TimeSpan.FromHours(5));
        Assert.True((await Answer(clinic, alert, agreed: true, "Yes.")).Done);
        var pause = Assert.Single((await clinic.Read(db => Trajectories.Read(db, chi, clinic.Now))).Pauses);
        Assert.Equal((clinic.Now, true), (pause.From, pause.HasYes));
    }

    [Theory, OnBothDatabases]
    public async Task I_feel_worse_in_a_pause_opens_its_alert_ends_the_pause_and_the_page_says_so(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        Assert.Equal("", await Asks(clinic, ana, Today, Today.AddDays(6)));
        await clinic.Wait(TimeSpan.FromHours(5), TimeSpan.FromHours(1));
        await clinic.Says(ana, ReportKind.FeelWorse);
        Assert.Equal(Priority.Urgent, (await clinic.OpenAlert(ana, FeelsWorse.Code)).Priority);
        await clinic.Wait(TimeSpan.FromHours(48), TimeSpan.FromHours(1));
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(ana, SilentAfterDip.Code)).Priority);
        using var visitor = await Visitor.SignedIn(clinic, await clinic.AccountOf(ana));
        Assert.Contains("It has ended early, because of what we have heard from you since.", (await visitor.Get("/reminders/pause")).Text);
    }

    /// <summary>Chi feels worse the day after a session, and asks for a pause until Wednesday.</summary>
    private static async Task<(Patient Chi, Alert Alert)> ChiAsks(TestClinic clinic)
    {
        var chi = await clinic.Enrol("Chi");
        await clinic.HadASession(chi, TimeSpan.FromHours(20));
        await clinic.Answers(chi, 7);
        await clinic.Says(chi, ReportKind.FeelWorse);
        Assert.Equal("", await Asks(clinic, chi, Today, Today.AddDays(2)));
        return (chi, await clinic.OpenAlert(chi, OpenAlerts.PauseAskedCode));
    }

    private static async Task<string> Asks(TestClinic clinic, Patient patient, DateOnly first, DateOnly last) =>
        await clinic.Get<AskPause>().Run((await clinic.AccountOf(patient)).Caller(), Guid.CreateVersion7(), first, last, default);

    private static Task<Worked> Answer(TestClinic clinic, Alert alert, bool agreed, string reason) =>
        clinic.Get<AnswerPause>().Run(clinic.DrOsei.Caller().Actor, alert.PatientId, alert.Id, agreed, reason, Seen.Of(alert), default);

    private static Task<List<Pause>> Pauses(TestClinic clinic) => clinic.Read(db => db.Pauses.AsNoTracking().ToListAsync());
}
