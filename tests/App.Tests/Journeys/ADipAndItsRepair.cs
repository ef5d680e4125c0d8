using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Journeys;

/// <summary>Ben dips after his session, is seen, and sees that he is seen.</summary>
[Trait("Row", "3.1")]
[Trait("Row", "4.4")]
[Trait("Row", "4.8")]
[Trait("Row", "4.9")]
[Trait("Row", "9.2")]
[Trait("Row", "10.14")]
[Trait("Hazard", "worsening-unseen")]
[Trait("Hazard", "late-alert")]
public sealed class ADipAndItsRepair
{
    private static readonly LocatorAssertionsToContainTextOptions WithinASecond = new() { Timeout = 1000 };
    private static readonly LocatorAssertionsToContainTextOptions WithinFiveSeconds = new() { Timeout = 5000 };

    [Theory]
    [InlineData(Store.Sqlite, Wide.Phone)]
    [InlineData(Store.Sqlite, Wide.Desk, Explicit = true)]
    [InlineData(Store.Postgres, Wide.Phone, Explicit = true)]
    public async Task A_dip_of_two_days_is_told_seen_and_answered_and_the_patient_sees_every_step(Store store, int width)
    {
        // Given Ben, calm before his session two days ago, at 7 yesterday, and Dr Osei at her inbox
        await using var clinic = await TestClinic.Open(store);
        var patient = await clinic.Enrol("Ben");
        await clinic.Answers(patient, 7, at: clinic.Now.AddHours(-25));
        await clinic.HadASession(patient, TimeSpan.FromHours(48));
        await using var chromium = await Chromium.Open();
        await using var osei = await Screen.Open(clinic, chromium, new(width));
        await osei.SignIn(clinic.DrOsei);
        await osei.Sees("No open alerts.");
        await osei.IsSound();
        await using var ben = await Screen.Open(clinic, chromium, new(width));
        await ben.SignIn(await clinic.AccountOf(patient));
        await ben.IsSound();

        // When he answers 7 once more, with nothing but a keyboard
        await AnswersByKeyboard(clinic, ben);

        // Then he reads that it is kept and sent
        await ben.Sees("Kept at the clinic at 10:00. Thank you.");
        await ben.Sees("Sent to your care team at 10:00.");
        await ben.Sees("Nobody has seen it yet.");
        await ben.IsSound();

        // and her open inbox has it within the second, without being loaded again
        clinic.Time.Advance(TimeSpan.FromSeconds(1));
        await Assertions.Expect(osei.Page.Locator("#inbox")).ToContainTextAsync("Ben", WithinASecond);
        await osei.IsSound();

        // When she opens it, reads why and takes it
        await osei.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "48-hour rule" }).GetByRole(AriaRole.Link, new() { Name = "Open", Exact = true }).ClickAsync();
        var why = osei.Page.GetByRole(AriaRole.Region, new() { Name = "Why" });
        await Assertions.Expect(why).ToContainTextAsync("7");
        await Assertions.Expect(why).ToContainTextAsync("4");
        await osei.IsSound();
        await osei.Page.GetByLabel("What you will do, and by when").FillAsync("I will call you before noon.");
        await osei.Press("Take it");
        await osei.Sees("Dr Osei has it.");
        await osei.IsSound();

        // Then Ben's open page says so, at the next look that it takes each second
        clinic.Time.Advance(TimeSpan.FromSeconds(1));
        await Assertions.Expect(ben.Page.Locator("#alerts")).ToContainTextAsync("Dr Osei saw it at", WithinFiveSeconds);
        await ben.Sees("I will call you before noon.");
        await ben.IsSound();

        // When she has changed the plan and closes it
        await osei.Page.GetByLabel("Plan changed").CheckAsync();
        await osei.Page.GetByLabel("Note (for the record)").FillAsync("Next session moved up by a week.");
        await osei.Press("Close with this outcome");
        await osei.Sees("Plan changed");
        await osei.IsSound();

        // Then he reads that too, and who has looked at his record
        clinic.Time.Advance(TimeSpan.FromSeconds(1));
        await Assertions.Expect(ben.Page.Locator("#alerts")).ToContainTextAsync("Dr Osei changed your plan.", WithinFiveSeconds);
        await ben.IsSound();
        await ben.Page.Locator("#more > summary").ClickAsync();
        await ben.Page.GetByRole(AriaRole.Link, new() { Name = "Who has looked at my answers" }).ClickAsync();
        await ben.Sees("Dr Osei");
        await ben.IsSound();
        var alert = await clinic.Read(db => db.Alerts.SingleAsync(a => a.Sign == "prolonged-dip"));
        Assert.Equal((Outcome.PlanChanged, clinic.DrOsei.Id), (alert.Outcome, alert.ClosedBy));
    }

    /// <summary>Sevens for low mood, worry and restlessness, a quick Enter, then the safety question on purpose.</summary>
    private static async Task AnswersByKeyboard(TestClinic clinic, Screen ben)
    {
        var keys = ben.Page.Keyboard;
        await ben.TabTo(ben.Page.GetByRole(AriaRole.Link, new() { Name = "Start today's check-in" }));
        await keys.PressAsync("Enter");
        await ben.Page.WaitForURLAsync("**/checkins/today");
        await ben.IsSound();
        foreach (var question in (string[])["Form.LowMood", "Form.Anxiety", "Form.Restlessness"])
        {
            await ben.TabTo(ben.Page.Locator($"input[name='{question}'][value='0']"));
            for (var to = 1; to <= 7; to++)
            {
                await keys.PressAsync("ArrowRight");
            }
        }

        // Enter in the middle of a question keeps what is there and answers nothing else.
        await keys.PressAsync("Enter");
        await ben.Sees("One question is left.");
        Assert.All(await clinic.Read(db => db.CheckIns.Where(c => !c.IsWhole).ToListAsync()), c => Assert.Equal(SafetyAnswer.NotAsked, c.Safety));
        await ben.IsSound();
        await ben.TabTo(ben.Page.GetByRole(AriaRole.Button, new() { Name = "No", Exact = true }));
        await keys.PressAsync("Space");
        await ben.Sees("Your answer today: “No”. It has been sent.");
        await ben.IsSound();
        await ben.TabTo(ben.Page.GetByRole(AriaRole.Button, new() { Name = "Keep my answers" }));
        await keys.PressAsync("Enter");
        await ben.Page.WaitForURLAsync("**/home?kept=*");
        var kept = await clinic.Read(db => db.CheckIns.OrderByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Revision).FirstAsync());
        Assert.Equal((true, Answer.Of(7), Answer.Of(7), Answer.Of(7), Answer.Skipped, SafetyAnswer.No), (kept.IsWhole, kept.LowMood, kept.Anxiety, kept.Restlessness, kept.Hope, kept.Safety));
    }
}
