using Evenkeel.Data;
using Evenkeel.Tests.Features.Live;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.AfterSession;

/// <summary>The pages after a session in a real browser: everyone can use them, and they fit.</summary>
[Trait("Row", "2.10")]
[Trait("Row", "3.4")]
[Trait("Row", "3.11")]
public sealed class AfterSessionOnScreenTests
{
    [Theory]
    [InlineData(Wide.Phone)]
    [InlineData(Wide.Desk, Explicit = true)]
    public async Task Each_page_is_sound_for_the_patient_the_support_person_and_staff(int width)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var day = await LiveDay.Of(clinic);
        await day.Begins();
        clinic.Time.Advance(TimeSpan.FromHours(1));
        var session = await clinic.Read(db => db.Sessions.Select(s => s.Id).SingleAsync());
        await using var chromium = await Chromium.Open();
        await using var ana = await Screen.Open(clinic, chromium, new(width));
        await ana.SignIn(await clinic.AccountOf(day.Ana));
        await Look(ana, "/home");
        await Look(ana, "/journal/capture");
        await Look(ana, $"/aftersession/perception/{session}");
        await ana.Page.GetByText("A little").First.ClickAsync();
        await ana.Press("Send it");
        await ana.Sees("We ask again later.");
        await ana.IsSound();
        await Look(ana, "/aftersession/experiences");
        await ana.Page.GetByLabel("A memory that came back").CheckAsync();
        await ana.Page.GetByLabel("What happened (may stay empty)").FillAsync("The hospital again.");
        await ana.Press("Keep it");
        await ana.Sees("Noted by you.");
        await ana.IsSound();

        await using var sam = await Screen.Open(clinic, chromium, new(width));
        await Look(sam, day.Address);
        await Look(sam, $"{day.Address}/perception");
        await Look(sam, $"{day.Address}/experience");

        await using var osei = await Screen.Open(clinic, chromium, new(width));
        await osei.SignIn(clinic.DrOsei);
        await Look(osei, $"/shared/{day.Ana.Id}");
        await Look(osei, $"/sessions/perception/{session}");

        clinic.Time.Advance(TimeSpan.FromHours(24));
        await Look(ana, "/home");
        await Look(ana, $"/journal/capture?session={session}");
        await Look(ana, $"/aftersession/rate/{session}");
        await ana.Page.GetByLabel("Yes").CheckAsync();
        await ana.Press("Send it");
        await ana.Sees("It is on the list of your care team that you want help with it.");
        await ana.IsSound();
    }

    private static async Task Look(Screen screen, string path)
    {
        await screen.Go(path);
        await screen.IsSound();
    }
}
