using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Instruments;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Inbox;

/// <summary>Silence that an answer has ended closes in one tap, but only when that answer opened nothing.</summary>
[Trait("Row", "4.8")]
public sealed class AnsweredAgainTests
{
    private const string OneTap = "Close: has answered again";
    private const string Why = "No answer has ended this silence, or the answer has opened something itself.";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory, OnBothDatabases]
    public async Task Silence_that_an_answer_ended_closes_in_one_tap_and_the_patient_reads_that_it_was_seen(Store store)
    {
        var (clinic, chi, silence) = await Silent(store);
        await using var _ = clinic;
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.DoesNotContain(OneTap, (await osei.Get(InboxPage.At(silence))).Text);
        await clinic.Answers(chi, 3);
        var form = await osei.Form(InboxPage.At(silence), OneTap);
        for (var tap = 0; tap < 2; tap++)
        {
            Assert.Equal(InboxPage.At(silence), (await osei.Send(form)).Location);
        }

        var closed = await clinic.Reload(silence);
        Assert.Equal((Outcome.AnsweredAgain, clinic.DrOsei.Id), (closed.Outcome, closed.ClosedBy));
        Assert.Equal((clinic.Now, clinic.Now), (closed.ClosedAt, closed.QuietUntil));
        Assert.Equal(1, await clinic.Read(db => db.AlertSteps.CountAsync(s => s.Kind == StepKind.Closed)));
        Assert.Contains("Has answered again", (await osei.Get(InboxPage.At(silence))).Text);
        using var herself = await Visitor.SignedIn(clinic, await clinic.AccountOf(chi));
        Assert.Contains("Dr Osei saw that you have answered.", (await herself.Get("/home")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task When_the_silence_begins_again_it_opens_again(Store store)
    {
        var (clinic, chi, silence) = await Silent(store);
        await using var _ = clinic;
        await clinic.Answers(chi, 3);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        await osei.Fill(InboxPage.At(silence), OneTap);
        await clinic.Wait(47 * Hour, Hour);
        Assert.DoesNotContain(await clinic.OpenAlerts(chi), a => a.Sign == SilentAfterDip.Code);
        await clinic.Wait(Hour);
        Assert.NotEqual(silence.Id, (await clinic.OpenAlert(chi, SilentAfterDip.Code)).Id);
    }

    [Theory, OnBothDatabases]
    public async Task A_questionnaire_with_a_total_ends_a_silence_too(Store store)
    {
        var (clinic, chi, silence) = await Silent(store);
        await using var _ = clinic;
        Answer[] calm = [.. Enumerable.Repeat(Answer.Of(0), Gad7.Definition.Items.Count)];
        var mild = InstrumentBody.Scale(Guid.CreateVersion7(), chi.Key(), Gad7.Definition, calm);
        await clinic.Get<SubmitInstrument>().Run(mild, TestContext.Current.CancellationToken);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        await osei.Fill(InboxPage.At(silence), OneTap);
        Assert.Equal(Outcome.AnsweredAgain, (await clinic.Reload(silence)).Outcome);
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_that_opened_something_itself_offers_no_such_tap_and_takes_none(Store store)
    {
        var (clinic, chi, silence) = await Silent(store);
        await using var _ = clinic;
        await clinic.Answers(chi, 3, SafetyAnswer.PassingThoughts);
        await Refused(clinic, silence);
    }

    [Theory, OnBothDatabases]
    public async Task A_calmer_answer_an_hour_later_does_not_hide_what_the_first_one_opened(Store store)
    {
        var (clinic, chi, silence) = await Silent(store);
        await using var _ = clinic;
        await clinic.Answers(chi, 3, SafetyAnswer.StrongOrFrequent);
        clinic.Time.Advance(Hour);
        await clinic.Answers(chi, 2);
        await Refused(clinic, silence);
    }

    [Theory, OnBothDatabases]
    public async Task While_nobody_has_answered_the_tap_is_refused(Store store)
    {
        var (clinic, _, silence) = await Silent(store);
        await using var _ = clinic;
        await Refused(clinic, silence);
    }

    [Theory, OnBothDatabases]
    public async Task No_other_alert_is_closed_as_answered_again(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Says(ana, ReportKind.FeelWorse);
        clinic.Time.Advance(Hour);
        await clinic.Answers(ana, 2);
        await Refused(clinic, await clinic.OpenAlert(ana));
    }

    [Theory, OnBothDatabases]
    public async Task A_tap_on_a_page_that_was_drawn_before_something_opened_is_refused_and_says_why(Store store)
    {
        var (clinic, chi, silence) = await Silent(store);
        await using var _ = clinic;
        await clinic.Answers(chi, 3);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var form = await osei.Form(InboxPage.At(silence), OneTap);
        clinic.Time.Advance(Hour);
        await clinic.Says(chi, ReportKind.NeedHelpNow);
        Assert.Contains(Why, (await osei.Send(form)).Text);
        Assert.True((await clinic.Reload(silence)).IsOpen);
    }

    /// <summary>Neither drawn on the page nor taken from a form that somebody made.</summary>
    private static async Task Refused(TestClinic clinic, Alert alert)
    {
        var osei = await clinic.SignedIn(clinic.DrOsei);
        Assert.DoesNotContain(OneTap, await osei.Page(InboxPage.At(alert)));
        foreach (var (handler, field) in new[] { ("answered", ("note", "")), ("close", ("outcome", "AnsweredAgain")) })
        {
            var refused = await osei.Post(InboxPage.At(alert), $"{InboxPage.At(alert)}?handler={handler}", field);
            Assert.Contains(Why, await refused.Text());
            Assert.True((await clinic.Reload(alert)).IsOpen);
        }
    }

    /// <summary>Chi was calm, had a session, was at 7 the day after, and then said nothing for two days.</summary>
    private static async Task<(TestClinic Clinic, Patient Chi, Alert Silence)> Silent(Store store)
    {
        var clinic = await TestClinic.Open(store);
        var chi = await clinic.Enrol("Chi");
        await clinic.HadASession(chi, 20 * Hour);
        await clinic.Answers(chi, 7);
        await clinic.Wait(48 * Hour, Hour);
        clinic.Time.Advance(TimeSpan.FromMinutes(30));
        return (clinic, chi, await clinic.OpenAlert(chi, SilentAfterDip.Code));
    }
}
