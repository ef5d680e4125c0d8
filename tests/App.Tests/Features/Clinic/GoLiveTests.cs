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
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby());
        await OnlyUntil(clinic, clinic.Now.AddDays(7));
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        await clinic.IsReadyToGoLive(noor);
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
    [Trait("Row", "6.22")]
    [Trait("Hazard", "told-nobody")]
    public async Task Everything_that_is_missing_is_named_in_one_list_and_keeps_the_clinic_closed(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.NobodyIsConfirmed();
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        var refused = await noor.Fill("/clinic", "Go live");
        Assert.All(
            [
                "Please confirm the crisis numbers", "There is no way to reach staff outside this program", "No backup of the last day is known here", "version 1 of the agreement",
                "Imani has never signed in", "Imani has opened no test message", "Imani has not yet said that a message rang with the phone silenced",
            ],
            words => Assert.Contains(words, refused.Text));
        Assert.Null(await LiveSince(clinic));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "6.22")]
    [Trait("Hazard", "told-nobody")]
    public async Task Each_point_alone_keeps_it_closed_and_a_clinic_that_is_live_is_closed_by_none(Store store)
    {
        await using var clinic = await TestClinic.Open(store, delivery: Messages.Nearby());
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        await clinic.IsReadyToGoLive(noor);
        async Task Misses(string words, Func<CareDb, Task<int>> take, Func<CareDb, Task<int>> giveBack)
        {
            await clinic.Read(take);
            Assert.Contains(words, (await noor.Fill("/clinic", "Go live")).Text);
            Assert.Null(await LiveSince(clinic));
            await clinic.Read(giveBack);
        }

        await Misses("of the agreement", db => db.Clinics.ExecuteUpdateAsync(c => c.SetProperty(x => x.AgreementReadVersion, 0)), db => db.Clinics.ExecuteUpdateAsync(c => c.SetProperty(x => x.AgreementReadVersion, 1)));
        await Misses(
            "rang with the phone silenced", db => db.ChannelProofs.ExecuteUpdateAsync(p => p.SetProperty(x => x.RangAt, (DateTimeOffset?)null)),
            db => db.ChannelProofs.Where(p => p.Channel == Channel.Email).ExecuteUpdateAsync(p => p.SetProperty(x => x.RangAt, clinic.Now)));
        File.Delete(Path.Combine(clinic.Place.Directory, "last-backup"));
        Assert.Contains("No backup of the last day", (await noor.Fill("/clinic", "Go live")).Text);
        Evenkeel.Platform.Backups.LastBackup.Keep(clinic.Place, clinic.Now.AddHours(-24).AddTicks(-1));
        Assert.Contains("No backup of the last day", (await noor.Fill("/clinic", "Go live")).Text);
        Evenkeel.Platform.Backups.LastBackup.Keep(clinic.Place, clinic.Now.AddHours(-24));
        await noor.Fill("/clinic", "Go live");
        Assert.NotNull(await LiveSince(clinic));
        await clinic.NobodyIsConfirmed();
        Assert.Contains("Nothing closes a clinic that is live.", (await noor.Get("/clinic")).Text);
        Assert.NotNull(await LiveSince(clinic));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "6.22")]
    [Trait("Hazard", "told-nobody")]
    public async Task Only_its_own_person_says_that_a_test_rang_and_only_of_one_that_was_opened(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.NobodyIsConfirmed();
        var test = await clinic.Tell(MessageKind.Test, clinic.Imani);
        using var imani = await Visitor.SignedIn(clinic, clinic.Imani);
        var tapped = await imani.Fill($"/told/{test.Id}", "Yes, it reached me");
        Assert.Equal($"/told/{test.Id}", tapped.Location);
        var page = await imani.Get(tapped.Location);
        Assert.Contains("Did it ring with your phone silenced?", page.Text);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Equal(HttpStatusCode.NotFound, (await osei.Send(Visitor.FormOn(page, "Yes, it rang") with { Fields = (await osei.Form("/account/notices", "Keep")).Fields })).Status);
        await imani.Send(Visitor.FormOn(page, "Yes, it rang"));
        Assert.Equal(clinic.Now, await clinic.Read(db => db.ChannelProofs.Where(p => p.UserId == clinic.Imani.Id && p.Channel == Channel.Push).Select(p => p.RangAt).SingleAsync()));
        Assert.Contains("You said at 10:00 that it rang.", (await imani.Get($"/told/{test.Id}")).Text);
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
