using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Patients;

/// <summary>How long each dip took, on the clinician's chart and on the patient's own page.</summary>
[Trait("Row", "7.14")]
public sealed class RecoveryOnScreenTests
{
    [Theory, OnBothDatabases]
    public async Task Both_read_how_long_each_dip_took_and_that_the_latest_took_longer(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        var patient = await DippedTwice(clinic);
        var chart = await (await clinic.SignedIn(clinic.DrOsei)).Page($"/patients/chart/{patient.Id}");
        Assert.Contains("Time to recover from each dip", chart);
        Assert.Contains("Rising: the latest takes longer than the median of those before it.", chart);
        Assert.Contains("Dip of Wed 14 Oct: recovered after 3 days.", chart);
        Assert.Contains("Dip of Fri 23 Oct: recovered after 6 days, 2 of them without an answer.", chart);
        Assert.True(chart.IndexOf("Fri 23 Oct: recovered", StringComparison.Ordinal) < chart.IndexOf("Wed 14 Oct: recovered", StringComparison.Ordinal), "newest first");
        var home = (await ben.Get("/home")).Text;
        Assert.Contains("A harder time began on Wed 14 Oct. It eased after 3 days.", home);
        Assert.Contains("It eased after 6 days. We have no answer from 2 days of it, so we do not know how you were then.", home);
        Assert.Contains("The last one is longer than those before it. You can talk with your care team about it. This says nothing about how long another would last.", home);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "silence-read-as-fine")]
    public async Task A_dip_that_ends_in_silence_is_shown_as_not_recovered(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await clinic.HadASession(patient, TimeSpan.FromDays(20));
        await clinic.Answers(patient, 7, at: clinic.Now.AddDays(-18));
        await clinic.Answers(patient, 3, at: clinic.Now.AddDays(-17));
        await clinic.Answers(patient, 3, at: clinic.Now.AddDays(-16));
        var chart = await (await clinic.SignedIn(clinic.DrOsei)).Page($"/patients/chart/{patient.Id}");
        Assert.Contains("Dip of Thu 15 Oct: not recovered as of today, day 19; no answer on 16 days since.", chart);
        Assert.Contains("Neither falling nor rising can be told yet.", chart);
        Assert.Contains("Your answers do not show yet that it has eased. We have no answer from 16 days of it", (await ben.Get("/home")).Text);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "false-calm")]
    public async Task That_the_last_one_was_shorter_is_no_comfort_while_an_alert_is_open(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await clinic.HadASession(patient, TimeSpan.FromDays(20));
        foreach (var (day, distress) in new[] { (-19, 7), (-14, 3), (-13, 3), (-12, 3), (-10, 7), (-9, 3), (-8, 3), (-7, 3) })
        {
            await clinic.Answers(patient, distress, at: clinic.Now.AddDays(day));
        }

        foreach (var alert in await clinic.OpenAlerts(patient))
        {
            Assert.True((await clinic.Get<WorkAlert>().Close(clinic.DrOsei.Caller().Actor, alert.Id, patient.Id, new ClosingWords(Outcome.Reached, "We talked."))).Done);
        }

        const string Shorter = "The last one was shorter than those before it.";
        Assert.Contains(Shorter, (await ben.Get("/home")).Text);
        await clinic.Says(patient, ReportKind.CallMe);
        var home = (await ben.Get("/home")).Text;
        Assert.DoesNotContain(Shorter, home, StringComparison.Ordinal);
        Assert.Contains("It eased after 1 day.", home);
    }

    [Theory, OnBothDatabases]
    public async Task Who_had_no_dip_reads_nothing_of_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await clinic.HadASession(patient, TimeSpan.FromDays(3));
        await clinic.Answers(patient, 3);
        Assert.DoesNotContain("Time to recover", await (await clinic.SignedIn(clinic.DrOsei)).Page($"/patients/chart/{patient.Id}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Harder times after a session", (await ana.Get("/home")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Wide.Phone)]
    [InlineData(Wide.Desk, Explicit = true)]
    public async Task It_opens_from_the_keyboard_and_is_sound_on_a_phone_and_a_desk(int width)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await clinic.Enrol("Ben");
        var patient = await DippedTwice(clinic);
        await using var chromium = await Chromium.Open();
        await using var ben = await Screen.Open(clinic, chromium, new(width));
        await ben.SignIn(await clinic.AccountOf(patient));
        await ben.Go("/home");
        var summary = ben.Page.Locator("summary", new() { HasText = "Harder times after a session" });
        await ben.TabTo(summary);
        await ben.Page.Keyboard.PressAsync("Enter");
        await Microsoft.Playwright.Assertions.Expect(ben.Page.GetByText("It eased after 3 days.")).ToBeVisibleAsync();
        await ben.IsSound();
        await using var osei = await Screen.Open(clinic, chromium, new(width));
        await osei.SignIn(clinic.DrOsei);
        await osei.Go($"/patients/chart/{patient.Id}");
        await osei.Sees("Time to recover from each dip");
        await osei.IsSound();
    }

    /// <summary>Around 4 before a session three weeks ago, so a dip from 6 and calm below 5: 7 for three days, and later 7 for six with two of them missed.</summary>
    private static async Task<Patient> DippedTwice(TestClinic clinic)
    {
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await clinic.HadASession(patient, TimeSpan.FromDays(20));
        foreach (var (day, distress) in new[] { (-19, 7), (-18, 7), (-17, 7), (-16, 3), (-15, 3), (-14, 3), (-10, 7), (-9, 7), (-6, 7), (-5, 7), (-4, 3), (-3, 3), (-2, 3) })
        {
            await clinic.Answers(patient, distress, at: clinic.Now.AddDays(day));
        }

        return patient;
    }
}
