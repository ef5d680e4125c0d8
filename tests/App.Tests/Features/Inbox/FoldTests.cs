using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Features.Inbox;

/// <summary>
/// A patient's alerts fold away beneath their line. What somebody folded away by hand stays so in an open page until
/// the fold has other news: the page compares just that, so it is what these tests read.
/// </summary>
[Trait("Row", "4.7")]
public sealed class FoldTests
{
    [Theory, OnBothDatabases]
    public async Task What_somebody_has_taken_is_folded_away_and_something_new_opens_the_fold(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, ben) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"));
        await clinic.Says(ana, ReportKind.FeelWorse);
        await clinic.Says(ben, ReportKind.FeelWorse);
        Assert.True((await Fold(clinic, ana)).IsOpen);
        await Taken(clinic, ana, FeelsWorse.Code);
        Assert.Equal((false, ""), await Fold(clinic, ana));
        Assert.True((await Fold(clinic, ben)).IsOpen);
        await clinic.Says(ana, ReportKind.CallMe);
        var fold = await Fold(clinic, ana);
        Assert.True(fold.IsOpen);
        Assert.NotEmpty(fold.News);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_said_once_more_after_it_was_taken_opens_the_fold_again(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Says(ana, ReportKind.CallMe);
        var before = await Fold(clinic, ana);
        await Taken(clinic, ana, CallMe.Code);
        Assert.False((await Fold(clinic, ana)).IsOpen);
        clinic.Time.Advance(TimeSpan.FromMinutes(1));
        await clinic.Says(ana, ReportKind.CallMe);
        var again = await Fold(clinic, ana);
        Assert.True(again.IsOpen);
        Assert.NotEqual(before.News, again.News);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_raised_while_it_waits_is_news_though_it_is_the_same_alert(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Answers(ana, 3, SafetyAnswer.PassingThoughts);
        var before = await Fold(clinic, ana);
        await clinic.IsInDanger(ana);
        var raised = await Fold(clinic, ana);
        Assert.True(raised.IsOpen);
        Assert.NotEqual(before.News, raised.News);
    }

    [Theory, OnBothDatabases]
    public async Task What_nobody_took_in_its_working_day_is_raised_and_that_is_news_too(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Says(ana, ReportKind.FeelWorse);
        var before = await Fold(clinic, ana);
        // Monday 10:00; Tuesday's working day ends at 18:00.
        await clinic.Wait(TimeSpan.FromHours(32), TimeSpan.FromHours(1));
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(ana)).Priority);
        Assert.NotEqual(before.News, (await Fold(clinic, ana)).News);
    }

    [Theory, OnBothDatabases]
    public async Task A_ladder_that_only_tells_the_next_person_is_no_news(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Says(ana, ReportKind.NeedHelpNow);
        var before = await Fold(clinic, ana);
        await clinic.Wait(TimeSpan.FromMinutes(6));
        Assert.Equal([(0, "Imani"), (5, "Dr Osei")], await clinic.Told(await clinic.OpenAlert(ana)));
        Assert.Equal(before, await Fold(clinic, ana));
    }

    private static async Task<(bool IsOpen, string News)> Fold(TestClinic clinic, Patient patient) =>
        InboxPage.Fold(await (await clinic.SignedIn(clinic.DrOsei)).Page("/inbox?handler=list"), patient);

    private static async Task Taken(TestClinic clinic, Patient patient, string sign)
    {
        var alert = await clinic.OpenAlert(patient, sign);
        await (await clinic.SignedIn(clinic.Imani)).Post(InboxPage.At(alert), InboxPage.Take(alert));
        Assert.NotNull((await clinic.Reload(alert)).AcknowledgedAt);
    }
}
