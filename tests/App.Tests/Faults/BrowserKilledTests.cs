using Evenkeel.Clinical;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Faults;

/// <summary>The browser is killed after each question; on opening it again everything that was tapped is there.</summary>
[Trait("Row", "10.7")]
[Trait("Hazard", "offline-queue")]
public sealed class BrowserKilledTests
{
    private static readonly (string Question, int Answer)[] Questions = [("LowMood", 6), ("Anxiety", 3), ("Restlessness", 5), ("Hope", 4), ("Energy", 2)];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Killed_after_each_question_nothing_typed_is_lost_and_nothing_is_there_twice(bool offline)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ana = await clinic.Enrol("Ana");
        await using var phone = await Phone.Open(clinic);
        await phone.SignIn(await clinic.AccountOf(ana));
        for (var asked = 0; asked < Questions.Length; asked++)
        {
            await phone.Offline(offline);
            await phone.Open("/checkins/today");
            await ShowsFirst(phone, asked);
            await phone.Tap(Questions[asked].Question, Questions[asked].Answer);
            await phone.HasKept(1);
            await phone.KillBrowser();
            await phone.Start();
        }

        await phone.Open("/checkins/today");
        await ShowsFirst(phone, Questions.Length);
        await phone.Press("No");
        await phone.Page.WaitForURLAsync("**/checkins/today?id=*");
        await phone.KillBrowser();
        await phone.Start();
        await phone.Open("/checkins/today");
        await ShowsFirst(phone, Questions.Length);
        await phone.Press("Keep my answers");
        await phone.Page.WaitForURLAsync("**/home?kept=*");
        var kept = await clinic.Read(db => db.CheckIns.AsNoTracking().Where(c => c.IsWhole).SingleAsync());
        Assert.Equal((Answer.Of(6), Answer.Of(3), Answer.Of(5), Answer.Of(4), Answer.Of(2), SafetyAnswer.No), (kept.LowMood, kept.Anxiety, kept.Restlessness, kept.Hope, kept.Energy, kept.Safety));
        Assert.Equal(1, await clinic.Read(db => db.CheckIns.Select(c => c.Id).Distinct().CountAsync()));
    }

    private static async Task ShowsFirst(Phone phone, int asked)
    {
        foreach (var (question, answer) in Questions.Take(asked))
        {
            await Assertions.Expect(phone.Page.Locator($"input[name='Form.{question}'][value='{answer}']")).ToBeCheckedAsync();
        }
    }
}
