using System.Net;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Clinic;

[Trait("Row", "4.7")]
[Trait("Row", "10.22")]
[Trait("Hazard", "locked-out-at-night")]
[Trait("Hazard", "nobody-watching")]
public sealed class GoLiveTests
{
    [Theory, OnBothDatabases]
    public async Task A_clinician_does_not_run_the_clinic(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Equal(HttpStatusCode.Forbidden, (await osei.Get("/clinic")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_clinic_whose_numbers_nobody_confirmed_does_not_go_live(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        Assert.Contains("Not yet confirmed by this clinic.", (await noor.Get("/clinic")).Text);
        Assert.Contains("Please confirm the crisis numbers first.", (await noor.Fill("/clinic", "Go live")).Text);
        Assert.Null(await LiveSince(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task Confirming_keeps_who_and_when(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        await noor.Fill("/clinic", "I have checked them");
        clinic.Time.Advance(TimeSpan.FromDays(2));
        Assert.Contains("Checked on Mon 2 Nov, 10:00 by Noor.", (await noor.Get("/clinic")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task A_hole_within_seven_days_is_named_and_keeps_the_clinic_closed(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await OnlyUntil(clinic, clinic.Now.AddDays(7).AddHours(-1));
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        await noor.Fill("/clinic", "I have checked them");
        var refused = await noor.Fill("/clinic", "Go live");
        Assert.Contains("Nobody is first on call from Mon 9 Nov, 09:00 until Mon 9 Nov, 10:00. Please fill the rota", refused.Text);
        Assert.Null(await LiveSince(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task Confirmed_and_watched_for_seven_days_it_goes_live_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await OnlyUntil(clinic, clinic.Now.AddDays(7));
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        await noor.Fill("/clinic", "I have checked them");
        var form = await noor.Form("/clinic", "Go live");
        Assert.Equal("/clinic", (await noor.Send(form)).Location);
        var since = await LiveSince(clinic);
        Assert.Equal(clinic.Now, since);
        clinic.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("/clinic", (await noor.Send(form)).Location);
        Assert.Equal(since, await LiveSince(clinic));
        Assert.Contains("Live since 10:00.", (await noor.Get("/clinic")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task A_country_that_is_not_listed_says_what_patients_are_told_instead(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Change(db => db.Clinics.Single().Country = "XX");
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        Assert.Contains("This country is not listed yet.", (await noor.Get("/clinic")).Text);
    }

    private static Task<DateTimeOffset?> LiveSince(TestClinic clinic) => clinic.Read(db => db.Clinics.Select(c => c.LiveSince).SingleAsync());

    private static async Task OnlyUntil(TestClinic clinic, DateTimeOffset until)
    {
        await clinic.Read(db => db.OnCallShifts.ExecuteDeleteAsync());
        await clinic.Change(db => db.OnCallShifts.Add(
            new OnCallShift { ClinicId = 1, Id = Guid.CreateVersion7(), UserId = clinic.Imani.Id, Place = 1, From = clinic.Now, Until = until }));
    }
}
