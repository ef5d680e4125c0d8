using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

/// <summary>A begun form is no answer anywhere, and what came without a number is never called silence.</summary>
[Trait("Row", "2.5")]
[Trait("Row", "N4")]
[Trait("Hazard", "silence-read-as-fine")]
public sealed class AnsweredTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory, OnBothDatabases]
    public async Task The_safety_question_alone_leaves_the_reminder_the_check_in_after_a_session_and_todays_question_open(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await clinic.HadASession(patient, 3 * Hour);
        await Reminded(clinic, patient);
        await ana.Fill("/checkins/today", "No");
        var home = (await ana.Get("/home?usual=true")).Text;
        Assert.DoesNotContain("You have answered today", home, StringComparison.Ordinal);
        Assert.Contains("You began today's check-in. We do not know yet how hard today is.", home, StringComparison.Ordinal);
        await clinic.Wait(2 * Hour, Hour);
        Assert.Matches(@"check-in 4 hours after the session\W+now", (await ana.Get("/home/programme")).Text);
        Assert.Equal(1, await clinic.Read(db => db.Messages.CountAsync(m => m.Kind == MessageKind.CheckInDue)));
        await clinic.Wait(8 * Hour, Hour);
        Assert.Equal(1, await clinic.Read(db => db.Messages.CountAsync(m => m.Kind == MessageKind.Reminder)));
    }

    [Theory, OnBothDatabases]
    public async Task A_whole_form_without_a_number_is_asked_one_light_question_and_after_that_nothing(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await Reminded(clinic, patient);
        await ana.Fill("/checkins/today", "No");
        await ana.Fill("/checkins/today", "Keep my answers", new() { ["Form.Hope"] = "5" });
        Assert.Contains("You answered today, but not how hard it is. One tap is enough.", (await ana.Get("/home")).Text, StringComparison.Ordinal);
        var light = (await ana.Get("/checkins/today")).Text;
        Assert.Contains("How hard is today?", light, StringComparison.Ordinal);
        Assert.DoesNotContain("Low mood", light, StringComparison.Ordinal);
        Assert.Contains("Low mood", (await ana.Get("/checkins/today?mode=all")).Text, StringComparison.Ordinal);
        await ana.Fill("/checkins/today", "Keep my answers", new() { ["Form.Overall"] = "6" });
        Assert.Contains("You have answered today.", (await ana.Get("/home")).Text, StringComparison.Ordinal);
        await clinic.Wait(10 * Hour, Hour);
        Assert.Equal(0, await clinic.Read(db => db.Messages.CountAsync(m => m.Kind == MessageKind.Reminder)));
    }

    [Theory, OnBothDatabases]
    public async Task A_silence_that_stays_open_after_an_answer_says_that_she_has_answered(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.HadASession(ana, Hour);
        await clinic.Wait(48 * Hour, Hour);
        var alert = await clinic.OpenAlert(ana, SilentAfterDip.Code);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.DoesNotContain("answered since", (await osei.Get("/inbox")).Text, StringComparison.Ordinal);
        // The safety question alone ends no silence.
        await clinic.Get<SubmitCheckIn>().Run(new CheckInBody(Guid.CreateVersion7(), ana.Key(), clinic.Now, null, false) { Safety = SafetyAnswer.No });
        Assert.DoesNotContain("answered since", (await osei.Get("/inbox")).Text, StringComparison.Ordinal);
        Assert.Contains("began to answer, but did not say how bad it is", (await osei.Get("/inbox")).Text, StringComparison.Ordinal);
        await clinic.Wait(Hour);
        await clinic.Answers(ana, 3);
        Assert.Contains("They have answered since, at", (await osei.Get("/inbox")).Text, StringComparison.Ordinal);
        Assert.Contains("they have answered since", (await osei.Get("/patients")).Text, StringComparison.Ordinal);
        Assert.Contains("They have answered since", (await osei.Get($"/inbox/alert/{ana.Id}/{alert.Id}")).Text, StringComparison.Ordinal);
        Assert.Null((await clinic.OpenAlert(ana, SilentAfterDip.Code)).ClosedAt);
        using var her = await Visitor.SignedIn(clinic, await clinic.AccountOf(ana));
        Assert.DoesNotContain("for a while", (await her.Get("/home")).Text, StringComparison.Ordinal);
    }

    /// <summary>At 20:00, where they are.</summary>
    private static async Task Reminded(TestClinic clinic, Patient patient)
    {
        await clinic.Get<Evenkeel.Features.Reminders.SetReminder>()
            .Run((await clinic.AccountOf(patient)).Caller(), new TimeOnly(20, 0), TestContext.Current.CancellationToken);
    }
}
