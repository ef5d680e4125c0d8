using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Journeys;

/// <summary>The tap is the message: whoever says yes and is gone has been heard.</summary>
[Trait("Row", "4.6")]
[Trait("Hazard", "missed-crisis")]
public sealed class LeftAfterTheSafetyQuestion
{
    /// <summary>A page whose script is at work hands the answer to the phone's outbox; without it the form posts by itself.</summary>
    [Theory]
    [InlineData(Wide.Phone, true)]
    [InlineData(Wide.Desk, true, Explicit = true)]
    [InlineData(Wide.Phone, false)]
    [InlineData(Wide.Desk, false, Explicit = true)]
    public async Task A_yes_whose_page_is_closed_at_once_is_an_alert(int width, bool scripts)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var patient = await clinic.Enrol("Ben");
        await using var chromium = await Chromium.Open();
        var ben = await Screen.Open(clinic, chromium, new(width) { Scripts = scripts });
        await ben.SignIn(await clinic.AccountOf(patient));
        await ben.Go("/checkins/today");
        await ben.IsSound();
        if (scripts)
        {
            await Assertions.Expect(ben.Page.Locator("html")).ToHaveAttributeAsync("data-offline", "ready");
        }

        // When he taps while the clinic is still busy with something else of his, and the page is gone before any answer has come
        var free = new TaskCompletionSource();
        var busy = clinic.Get<PatientTurn>().Take(patient.Key(), async (_, _) =>
        {
            await free.Task;
            return 0;
        });
        var bell = clinic.Get<Doorbell>();
        bell.Expected = scripts ? "/outbox" : "handler=Safety";
        await ben.Page.EvaluateAsync("() => [...document.querySelectorAll('button')].find(b => b.textContent === 'Strong or frequent').click()");
        await bell.Arrived;
        await ben.DisposeAsync();
        using var nobody = new Visitor(clinic);
        await nobody.Get("/crisis");
        free.SetResult();
        await busy;

        // Then it stands, and the questions he never came to are not taken for answers
        await bell.Worked;
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(patient, "ideation")).Priority);
        var kept = await clinic.Read(db => db.CheckIns.SingleAsync());
        Assert.Equal((SafetyAnswer.StrongOrFrequent, false, Answer.NotAsked), (kept.Safety, kept.IsWhole, kept.LowMood));
    }
}
