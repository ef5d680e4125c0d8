using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Journeys;

/// <summary>A yes at two in the morning, and nobody answers.</summary>
[Trait("Row", "4.6")]
[Trait("Row", "4.7")]
[Trait("Row", "9.7")]
[Trait("Row", "10.14")]
[Trait("Hazard", "missed-crisis")]
[Trait("Hazard", "nobody-watching")]
public sealed class CrisisAtNight
{
    private static readonly DateTimeOffset TwoInTheMorning = TestClinic.Monday.AddDays(1).Date.AddHours(2);

    [Theory]
    [InlineData(Wide.Phone)]
    [InlineData(Wide.Desk, Explicit = true)]
    public async Task Numbers_come_first_and_the_ladder_climbs_until_everybody_has_been_told(int width)
    {
        // Given Ben, awake at two in the morning, and Imani on call
        await using var clinic = await TestClinic.Open(Store.Sqlite, TwoInTheMorning);
        var patient = await clinic.Enrol("Ben");
        await using var chromium = await Chromium.Open();
        await using var ben = await Screen.Open(clinic, chromium, new(width));
        await ben.SignIn(await clinic.AccountOf(patient));

        // When he says that the thoughts are strong or frequent
        await SaysStrongOrFrequent(ben);

        // Then the numbers stand above everything else, and the alert stands already
        await NumbersComeFirst(ben);
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(patient, "ideation")).Priority);
        await ben.IsSound();

        // When he answers the screener with a yes to "right now"
        await AnswersTheScreener(ben);

        // Then it is an emergency, and his page says who is awake and that nobody has seen it, while the ladder climbs
        await ben.Go("/home");
        await ben.Sees("The clinic is closed and opens");
        await ben.Sees("Imani is on call until");
        await ben.Sees("Nobody has seen it yet.");
        await ben.IsSound();
        var alert = await clinic.OpenAlert(patient, "ideation");
        Assert.Equal(Priority.Stat, alert.Priority);
        await clinic.Wait(TimeSpan.FromMinutes(15));
        var told = (await clinic.Told(alert)).Distinct().ToArray();
        Assert.Equal((0, "Imani"), told[0]);
        Assert.Contains((5, "Dr Osei"), told);
        Assert.Equal(["Dr Osei", "Imani"], told.Where(t => t.Minutes == 10).Select(t => t.Who).Order());
        Assert.Equal(["Dr Osei", "Imani", "Noor"], told.Where(t => t.Minutes == 15).Select(t => t.Who).Order());

        await EachWasTold(clinic, alert);

        // When the second person takes it at her own screen, he reads her name and her plan without touching his
        await using var osei = await Screen.Open(clinic, chromium, new(width));
        await osei.SignIn(clinic.DrOsei);
        await osei.Go("/inbox");
        await osei.Sees("Acknowledge by 02:05, 10 min past.");
        await osei.IsSound();
        await osei.Go($"/inbox/alert/{patient.Id}/{alert.Id}");
        await Watches(ben);
        await osei.Page.GetByLabel("What you will do, and by when").FillAsync("I am calling you now");
        await osei.Press("Take it");
        await osei.Sees("Dr Osei saw it and took it");
        await Live(clinic);
        await ben.Sees("Dr Osei saw it at 02:15.");
        await ben.Sees("“I am calling you now”");
        await ben.IsSound();

        // When she is called away and forgets it, it climbs again, and he reads that too
        await clinic.Wait(TimeSpan.FromMinutes(29));
        await Watches(ben);
        await clinic.Wait(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));
        await ben.Sees("At 02:45 we asked again, because the next step had not been taken.");
        await ben.Sees("Nobody has seen it yet.");
        await clinic.Wait(TimeSpan.FromMinutes(15));
        await EachWasTold(clinic, alert);

        // and at last she closes it: the record has every step, in order
        await osei.Go($"/inbox/alert/{patient.Id}/{alert.Id}");
        await osei.Page.GetByLabel("Spoke with the patient", new() { Exact = true }).CheckAsync();
        await osei.Page.GetByLabel("What was said or done").FillAsync("Spoke with him, his sister is on her way.");
        await Watches(ben);
        await osei.Press("Close with this outcome");
        await osei.Sees("Closed by Dr Osei");
        await osei.IsSound();
        await RecordReads(
            osei, "Opened", "Raised to a higher priority; the ladder starts again", "Step 1, for Imani: ", "Step 2, for Dr Osei: ", "Step 4, for Noor: ",
            "Dr Osei saw it and took it. “I am calling you now”", "No outcome in time; it climbs again", "Step 1, for Imani: ", "Step 4, for Noor: ", "Closed by Dr Osei");
        await Live(clinic);
        await ben.Sees("Dr Osei spoke with you about it.");
        await ben.Go("/help/now");
        await NumbersComeFirst(ben);
        await ben.IsSound();
    }

    [Theory]
    [InlineData(Wide.Phone)]
    [InlineData(Wide.Desk, Explicit = true)]
    public async Task With_nobody_on_the_rota_the_page_says_so(int width)
    {
        // Given a night that nobody has taken
        await using var clinic = await TestClinic.Open(Store.Sqlite, TwoInTheMorning);
        await clinic.Read(db => db.OnCallShifts.ExecuteDeleteAsync());
        var patient = await clinic.Enrol("Ben");
        await using var chromium = await Chromium.Open();
        await using var ben = await Screen.Open(clinic, chromium, new(width));
        await ben.SignIn(await clinic.AccountOf(patient));

        // When Ben says yes and that it is now
        await SaysStrongOrFrequent(ben);
        await NumbersComeFirst(ben);
        await ben.Sees("Nobody at the clinic is watching right now");
        await ben.IsSound();
        await AnswersTheScreener(ben);

        // Then his page does not pretend, and the record says it as plainly
        await ben.Go("/home");
        await ben.Sees("Nobody at the clinic is watching right now");
        await ben.Sees("nobody at the clinic was on call");
        await Assertions.Expect(ben.Page.Locator("#truth a[href='tel:999']")).ToBeVisibleAsync();
        await ben.IsSound();
        await ben.Go("/help/now");
        await NumbersComeFirst(ben);
        await ben.Sees("Nobody at the clinic is watching right now");
        await ben.IsSound();
        var alert = await clinic.OpenAlert(patient, "ideation");
        Assert.Contains((0, "nobody"), await clinic.Told(alert));
        await clinic.Wait(TimeSpan.FromMinutes(15));
        Assert.Contains(await clinic.Told(alert), t => t.Who == "Noor");
    }

    /// <summary>Each person whom the record names as told has a message of their own on every channel, for every time that they were told.</summary>
    private static async Task EachWasTold(TestClinic clinic, Alert alert)
    {
        var told = await clinic.Read(db => db.AlertSteps.AsNoTracking().Where(s => s.AlertId == alert.Id && s.Kind == StepKind.Told && s.UserId != null).ToListAsync());
        var messages = await clinic.Read(db => db.Messages.AsNoTracking().Where(m => m.AlertId == alert.Id).ToListAsync());
        foreach (var step in told.Where(s => s.At >= alert.LadderStartedAt))
        {
            Assert.All([Channel.Push, Channel.Email, Channel.Webhook], c => Assert.Contains(messages, m => m.UserId == step.UserId && m.Channel == c && m.CreatedAt == step.At));
        }

        // The channel of last resort is the clinic's own.
        Assert.Contains(messages, m => m.UserId is null && m.Channel == Channel.Webhook);
    }

    /// <summary>Opens his home and leaves it open, once it listens.</summary>
    private static Task Watches(Screen ben) => ben.Page.RunAndWaitForResponseAsync(() => ben.Go("/home"), "**/home/live");

    /// <summary>Lets the open pages look: they look once a second by the clinic's clock.</summary>
    private static Task Live(TestClinic clinic) => clinic.Wait(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1));

    private static async Task RecordReads(Screen who, params string[] lines)
    {
        var record = await who.Page.Locator("section[aria-labelledby=record] li").AllTextContentsAsync();
        var next = 0;
        foreach (var line in record)
        {
            next += next < lines.Length && line.Contains(lines[next], StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.True(next == lines.Length, $"'{lines[Math.Min(next, lines.Length - 1)]}' is not in its place in the record:\n{string.Join("\n", record)}");
    }

    private static async Task SaysStrongOrFrequent(Screen ben)
    {
        await ben.Go("/checkins/today");
        await ben.IsSound();
        await ben.Press("Strong or frequent");
        await ben.Page.WaitForURLAsync("**/checkins/screener/*");
    }

    private static async Task AnswersTheScreener(Screen ben)
    {
        foreach (var question in await ben.Page.Locator("fieldset").AllAsync())
        {
            await question.GetByLabel("Yes", new() { Exact = true }).CheckAsync();
        }

        await ben.Press("Send");
        // The form is still open, and he is not sent back to it: numbers, what was received and the ways to a person come first.
        await ben.Page.WaitForURLAsync("**/help/now?told=*");
        await ben.Sees("You told us of thoughts of ending your life or of hurting yourself: “Strong or frequent”.");
        await NumbersComeFirst(ben);
        await ben.IsSound();
    }

    /// <summary>The first thing under the heading is a number to call, and it can be seen without scrolling.</summary>
    private static async Task NumbersComeFirst(Screen ben)
    {
        var number = ben.Page.Locator("main a[href^='tel:']").First;
        Assert.InRange((await number.BoundingBoxAsync())!.Y, 0, 844);
        Assert.True(await number.EvaluateAsync<bool>("n => [...document.querySelectorAll('main form, main fieldset, main button')].every(other => n.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING)"));
        await Assertions.Expect(ben.Page.GetByRole(AriaRole.Link, new() { Name = "My safety plan" })).ToBeVisibleAsync();
    }
}
