using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Features.Inbox;

/// <summary>
/// Thoughts of ending one's life, what a person asked for, and every Stat close one by one and with words; the first
/// two never as "not a concern". The page does not offer it, and a form that somebody changed does not get it.
/// </summary>
[Trait("Row", "4.8")]
public sealed class OneByOneTests
{
    private const string Alone = "Only Urgent and Routine alerts are closed together.";
    private const string Contact = "close only after somebody spoke with the patient, or passed on to somebody";
    private static readonly string[] Grave = [Ideation.Code, NeedsHelpNow.Code, CallMe.Code];

    [Theory, OnBothDatabases]
    public async Task The_page_offers_to_close_together_only_what_may_be(Store store)
    {
        var (clinic, ana) = await InNeed(store);
        await using var _ = clinic;
        await clinic.Says(ana, ReportKind.SupportWorried);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var worried = InboxPage.Drawn(await clinic.OpenAlert(ana, WorriedSupportPerson.Code));
        var worse = await clinic.OpenAlert(ana, FeelsWorse.Code);
        Assert.Equal([worried], Browserless.Fields(await osei.Page(InboxPage.At(worse)), "also"));
        foreach (var sign in Grave)
        {
            Assert.Empty(Browserless.Fields(await osei.Page(InboxPage.At(await clinic.OpenAlert(ana, sign))), "also"));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Ideation_help_now_and_call_me_close_with_no_other_whichever_of_them_the_form_was_for(Store store)
    {
        var (clinic, ana) = await InNeed(store);
        await using var _ = clinic;
        await NotTogether(clinic, ana, Grave);
    }

    [Theory, OnBothDatabases]
    public async Task Ideation_that_is_only_Urgent_closes_with_no_other(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Answers(ana, 3, SafetyAnswer.PreferNotToSay);
        await clinic.Says(ana, ReportKind.FeelWorse);
        Assert.Equal(Priority.Urgent, (await clinic.OpenAlert(ana, Ideation.Code)).Priority);
        await NotTogether(clinic, ana, Ideation.Code);
    }

    [Theory, OnBothDatabases]
    public async Task A_worry_that_is_Stat_closes_with_no_other(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Says(ana, ReportKind.SupportWorriedInSession);
        await clinic.Says(ana, ReportKind.FeelWorse);
        Assert.Equal(Priority.Stat, (await clinic.OpenAlert(ana, WorriedSupportPerson.Code)).Priority);
        await NotTogether(clinic, ana, WorriedSupportPerson.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Not_a_concern_is_neither_offered_nor_taken_for_ideation_help_now_and_call_me(Store store)
    {
        var (clinic, ana) = await InNeed(store);
        await using var _ = clinic;
        var osei = await clinic.SignedIn(clinic.DrOsei);
        foreach (var sign in Grave)
        {
            var alert = await clinic.OpenAlert(ana, sign);
            Assert.DoesNotContain("FalseAlarm", Browserless.Fields(await osei.Page(InboxPage.At(alert)), "outcome"));
            (string, string)[] form = [("outcome", "FalseAlarm"), ("note", "A slip")];
            var refused = await (await osei.Post(InboxPage.At(alert), InboxPage.Close(alert), form)).Text();
            Assert.Contains(sign == Ideation.Code ? Contact : "This outcome cannot be given to this alert.", refused);
            Assert.Contains("A slip</textarea>", refused);
            Assert.True((await clinic.Reload(alert)).IsOpen);
        }

        var worse = await clinic.OpenAlert(ana, FeelsWorse.Code);
        Assert.Contains("FalseAlarm", Browserless.Fields(await osei.Page(InboxPage.At(worse)), "outcome"));
    }

    [Theory, OnBothDatabases]
    public async Task Ideation_does_not_close_as_no_change_which_is_no_contact(Store store)
    {
        var (clinic, ana) = await InNeed(store);
        await using var _ = clinic;
        var (alert, osei) = (await clinic.OpenAlert(ana, Ideation.Code), await clinic.SignedIn(clinic.DrOsei));
        (string, string)[] form = [("outcome", "NoChange"), ("note", "She seems well")];
        Assert.Contains(Contact, await (await osei.Post(InboxPage.At(alert), InboxPage.Close(alert), form)).Text());
        Assert.True((await clinic.Reload(alert)).IsOpen);
    }

    [Theory, OnBothDatabases]
    public async Task Each_of_them_closes_only_with_what_was_said_or_done(Store store)
    {
        var (clinic, ana) = await InNeed(store);
        await using var _ = clinic;
        var osei = await clinic.SignedIn(clinic.DrOsei);
        foreach (var sign in Grave)
        {
            var alert = await clinic.OpenAlert(ana, sign);
            var close = InboxPage.Close(alert);
            var refused = await osei.Post(InboxPage.At(alert), close, ("outcome", "Reached"), ("note", "  "));
            Assert.Contains("Please write what was said or done.", await refused.Text());
            Assert.True((await clinic.Reload(alert)).IsOpen);
            await osei.Post(InboxPage.At(alert), close, ("outcome", "Reached"), ("note", "Her sister is with her"));
            alert = await clinic.Reload(alert);
            Assert.Equal((Outcome.Reached, "Her sister is with her"), (alert.Outcome, alert.OutcomeNote));
        }
    }

    /// <summary>Neither the grave alert's form with the lesser one ticked, nor the other way about.</summary>
    private static async Task NotTogether(TestClinic clinic, Patient patient, params string[] signs)
    {
        var (osei, before) = (await clinic.SignedIn(clinic.DrOsei), await clinic.OpenAlerts(patient));
        var worse = await clinic.OpenAlert(patient, FeelsWorse.Code);
        foreach (var grave in before.Where(a => signs.Contains(a.Sign)))
        {
            foreach (var (main, also) in new[] { (worse, grave), (grave, worse) })
            {
                (string, string)[] form = [("outcome", "Reached"), ("note", "Spoke"), ("also", InboxPage.Drawn(also))];
                var refused = await osei.Post(InboxPage.At(main), InboxPage.Close(main), form);
                Assert.Contains(Alone, await refused.Text());
            }
        }

        Assert.Equal(before.Select(a => a.Id), (await clinic.OpenAlerts(patient)).Select(a => a.Id));
    }

    /// <summary>Ana thinks of ending her life, needs help now, wants to be called, and feels worse.</summary>
    private static async Task<(TestClinic Clinic, Patient Ana)> InNeed(Store store)
    {
        var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Answers(ana, 3, SafetyAnswer.PassingThoughts);
        foreach (var says in new[] { ReportKind.NeedHelpNow, ReportKind.CallMe, ReportKind.FeelWorse })
        {
            await clinic.Says(ana, says);
        }

        Assert.Superset(Grave.ToHashSet(), (await clinic.OpenAlerts(ana)).Select(a => a.Sign).ToHashSet());
        return (clinic, ana);
    }
}
