using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Journeys;

/// <summary>Journey G: Chi feels worse and then falls silent; what was agreed is done, nothing else, and somebody calls.</summary>
[Trait("Row", "9.8")]
[Trait("Row", "N4")]
[Trait("Hazard", "silence-read-as-fine")]
public sealed class SilenceAfterADip
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(Store.Sqlite, Wide.Phone)]
    [InlineData(Store.Sqlite, Wide.Desk, Explicit = true)]
    [InlineData(Store.Postgres, Wide.Phone, Explicit = true)]
    public async Task Nudge_support_person_and_call_come_as_agreed_and_only_a_person_closes(Store store, int width)
    {
        // Given Chi, who agrees to each step on her page, more than a day after a session
        await using var clinic = await TestClinic.Open(store);
        var patient = await clinic.Enrol("Chi");
        await clinic.HadASession(patient, TimeSpan.FromHours(30));
        await clinic.Supports(patient, "Dana");
        await using var chromium = await Chromium.Open();
        await using var chi = await Screen.Open(clinic, chromium, new(width));
        await chi.SignIn(await clinic.AccountOf(patient));
        await chi.Page.GetByText("More", new() { Exact = true }).ClickAsync();
        await chi.Page.GetByRole(AriaRole.Link, new() { Name = "Reminders, pauses and travel" }).ClickAsync();
        await chi.Sees("Nothing here is on unless you turn it on.");
        await chi.IsSound();
        foreach (var step in (string[])["After 24 hours: ask me once", "After 36 hours: ask Dana", "After 48 hours: call me"])
        {
            var region = chi.Page.GetByRole(AriaRole.Region, new() { Name = step, Exact = true });
            await region.GetByRole(AriaRole.Button, new() { Name = "I agree" }).ClickAsync();
            await Assertions.Expect(region).ToContainTextAsync("You agreed");
        }

        await chi.IsSound();

        // When she answers 7, says that she feels worse, and then nothing more
        await clinic.Answers(patient, 7);
        await chi.Go("/help/worse");
        await chi.Press("Tell my clinic that I feel worse");
        await chi.Page.WaitForURLAsync("**/home?told=*");
        await clinic.Wait(24 * Hour, Hour);

        // Then after 24 hours she is asked once, and her home says so
        Assert.Equal(MessageState.Queued, (await clinic.Read(db => db.Messages.SingleAsync(m => m.Kind == MessageKind.Nudge))).State);
        await chi.Go("/home");
        await chi.Sees("Are you there?");
        await chi.Sees("Two taps are enough");
        await chi.IsSound();

        // and after 36 hours Dana, who learns nothing and finds that all seems well
        await clinic.Wait(12 * Hour, Hour);
        await using var dana = await Screen.Open(clinic, chromium, new(width));
        await dana.SignIn(await clinic.Read(db => db.Users.SingleAsync(u => u.DisplayName == "Dana")));
        await dana.Go("/support");
        await dana.Sees("Have you heard from Chi today?");
        await dana.SeesNot("silent");
        await dana.IsSound();
        await dana.Press("Yes, all seems well");
        await dana.Sees("They go on as planned, whatever the answer was.");
        await dana.SeesNot("Have you heard from Chi today?");
        await dana.IsSound();

        // and after 48 hours a call stands in the inbox all the same, with what was agreed and done
        await clinic.Wait(12 * Hour, Hour);
        await using var osei = await Screen.Open(clinic, chromium, new(width));
        await osei.SignIn(clinic.DrOsei);
        await osei.Sees("Silent when it matters");
        await osei.IsSound();
        var alert = await clinic.OpenAlert(patient, SilentAfterDip.Code);
        Assert.Equal(Priority.Asap, alert.Priority);
        await osei.Go($"/inbox/alert/{patient.Id}/{alert.Id}");
        await osei.Sees("They agreed to be called after silence");
        await osei.Sees("24 hours of silence: nudge sent, agreed on Mon 2 Nov.");
        await osei.Sees("36 hours of silence: Dana asked, agreed on Mon 2 Nov.");
        await osei.Sees("Dana said that all seems well. This lowers nothing");
        await osei.IsSound();

        // When Chi answers at last, calmly
        var open = (await clinic.OpenAlerts(patient)).Count;
        await clinic.Answers(patient, 4);
        await chi.Go("/home");

        // Then she is asked no more, and nothing has closed by itself
        await chi.SeesNot("Are you there?");
        await chi.IsSound();
        Assert.Equal(open, (await clinic.OpenAlerts(patient)).Count);
        await chi.Go("/home/timeline");
        await chi.Sees("36 hours of silence: Dana asked");
        await chi.IsSound();
    }

    [Fact]
    public async Task Without_consent_nobody_is_asked_and_the_clinician_reads_that()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ben = await clinic.Enrol("Ben");
        await clinic.HadASession(ben, TimeSpan.FromHours(20));
        await clinic.Supports(ben, "Sam");
        await clinic.Answers(ben, 7);
        await clinic.Wait(48 * Hour, Hour);
        Assert.False(await clinic.Read(db => db.Messages.AnyAsync(m => m.Kind == MessageKind.Nudge || m.Kind == MessageKind.SupportAsked)));
        await using var chromium = await Chromium.Open();
        await using var sam = await Screen.Open(clinic, chromium, new(Wide.Phone));
        await sam.SignIn(await clinic.Read(db => db.Users.SingleAsync(u => u.DisplayName == "Sam")));
        await sam.Go("/support");
        await sam.SeesNot("Have you heard from Ben");
        await using var osei = await Screen.Open(clinic, chromium, new(Wide.Desk));
        await osei.SignIn(clinic.DrOsei);
        await osei.Go($"/inbox/alert/{ben.Id}/{(await clinic.OpenAlert(ben, SilentAfterDip.Code)).Id}");
        await osei.Sees("They have not agreed to a call after silence.");
        await osei.Sees("36 hours of silence: nobody asked, because nobody was agreed.");
        await osei.IsSound();
    }

    [Theory]
    [InlineData(Wide.Phone)]
    [InlineData(Wide.Desk, Explicit = true)]
    public async Task A_pause_in_a_hard_time_waits_for_a_yes_and_is_then_respected(int width)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var patient = await clinic.Enrol("Chi");
        await clinic.HadASession(patient, TimeSpan.FromHours(30));
        await clinic.Answers(patient, 7);
        await using var chromium = await Chromium.Open();
        await using var chi = await Screen.Open(clinic, chromium, new(width));
        await chi.SignIn(await clinic.AccountOf(patient));
        await chi.Go("/reminders/pause");
        await chi.Sees("What it never stops");
        await chi.IsSound();
        await chi.Press("Ask for this pause");
        await chi.Sees("Your care team has not answered yet, and until then nothing is paused.");
        await chi.IsSound();
        await using var osei = await Screen.Open(clinic, chromium, new(width));
        await osei.SignIn(clinic.DrOsei);
        await osei.Sees("Asks for a pause");
        await osei.Go($"/inbox/alert/{patient.Id}/{(await clinic.OpenAlert(patient, OpenAlerts.PauseAskedCode)).Id}");
        await osei.IsSound();
        await osei.Press("Yes, pause");
        await osei.Sees("Please write a line for the patient");
        await osei.IsSound();
        await osei.Page.GetByLabel("Why (the patient reads this, with your name)").FillAsync("Rest. I call you on Friday.");
        await osei.Press("Yes, pause");
        await osei.Sees("Plan changed");
        await osei.IsSound();
        await chi.Go("/reminders/pause");
        await chi.Sees("You are paused now. Dr Osei wrote: “Rest. I call you on Friday.”");
        await chi.IsSound();
        await clinic.Wait(72 * Hour, Hour);
        Assert.DoesNotContain(await clinic.OpenAlerts(patient), a => a.Sign == SilentAfterDip.Code);
        await osei.Go($"/patients/chart/{patient.Id}");
        await osei.Sees("Cannot tell: paused until Mon 9 Nov, 04:00");
        await osei.IsSound();
    }

    [Theory]
    [InlineData(Wide.Phone)]
    [InlineData(Wide.Desk, Explicit = true)]
    [Trait("Row", "10.9")]
    [Trait("Hazard", "clock-and-zone")]
    public async Task The_zone_of_the_device_is_offered_and_the_day_goes_by_it(int width)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var patient = await clinic.Enrol("Ana");
        await using var chromium = await Chromium.Open();
        await using var ana = await Screen.Open(clinic, chromium, new(width) { Zone = "Asia/Tokyo" });
        await ana.SignIn(await clinic.AccountOf(patient));
        await ana.Go("/reminders/travel");
        await Assertions.Expect(ana.Page.GetByLabel("Place with the same time")).ToHaveValueAsync("Asia/Tokyo");
        await ana.Sees("This is what your device says. Please check it.");
        await ana.IsSound();
        await ana.Press("Use the clock there");
        await ana.Sees("You are in Asia/Tokyo");
        await ana.IsSound();
        await ana.Go("/reminders");
        await ana.Sees("At this time, where you are (Asia/Tokyo)");
        await ana.Page.GetByLabel("At this time").FillAsync("21:30");
        await ana.Press("Remind me");
        await ana.Sees("On. The next one comes 21:30");
        await ana.IsSound();
        // 19:00 in Tokyo; two and a half hours later it is time.
        await clinic.Wait(TimeSpan.FromMinutes(149), Hour);
        Assert.Empty(await clinic.Read(db => db.Messages.ToListAsync()));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal(MessageKind.Reminder, (await clinic.Read(db => db.Messages.SingleAsync())).Kind);
    }
}
