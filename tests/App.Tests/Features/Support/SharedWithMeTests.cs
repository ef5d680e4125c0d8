using Evenkeel.Clinical.Words;
using Evenkeel.Data;
using Evenkeel.Features.SupportPeople;
using Evenkeel.Tests.Features.Live;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Support;

/// <summary>What a support person with an account reads at /support: each thing by the patient's own yes, for as long as it stands.</summary>
[Trait("Row", "6.16")]
[Trait("Hazard", "private-writing-read")]
public sealed class SharedWithMeTests
{
    private const string NoDriving = "No driving and no big decisions for Ana";
    private const string Rest = "What Ana would like for resting now";

    [Theory, OnBothDatabases]
    [Trait("Row", "3.15")]
    public async Task Of_the_rest_plan_they_read_what_is_shared_in_the_window_after_the_session_and_with_the_yes(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        var account = await day.SamsAccount();
        using var sam = await Visitor.SignedIn(clinic, account);
        await Picks(day, "A short walk", isShared: true);
        await Picks(day, "Bake bread", isShared: false);
        await day.Shares(ConsentKind.SeesRestPlan);
        await day.Begins();
        await clinic.Wait(TimeSpan.FromHours(2));
        // While it goes on the card is there for it.
        Assert.DoesNotContain(Rest, (await sam.Get("/support")).Text, StringComparison.Ordinal);
        var end = clinic.Now;
        await clinic.Read(db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, end)));
        var seen = (await sam.Get("/support")).Text;
        Assert.Contains($"{Rest} A short walk Ana chose this before the session", seen);
        Assert.DoesNotContain("Bake bread", seen, StringComparison.Ordinal);
        Assert.Empty(BlockedClaims.In(seen));
        Assert.Empty(Tone.In(seen));
        using var ana = await Visitor.SignedIn(clinic, await clinic.AccountOf(day.Ana));
        Assert.Matches("Sam saw what you let them see: .*your rest plan", (await ana.Get("/account/accesslog")).Text);
        await day.Shares(ConsentKind.SeesRestPlan, give: false);
        Assert.DoesNotContain("A short walk", (await sam.Get("/support")).Text, StringComparison.Ordinal);
        await day.Shares(ConsentKind.SeesRestPlan);
        clinic.Time.SetUtcNow(end.AddDays(14).AddTicks(-10));
        using var still = await Visitor.SignedIn(clinic, account);
        Assert.Contains("A short walk", (await still.Get("/support")).Text);
        clinic.Time.SetUtcNow(end.AddDays(14));
        Assert.DoesNotContain("A short walk", (await still.Get("/support")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_thing_that_is_not_shared_any_more_and_one_of_another_session_or_patient_are_not_read(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        using var sam = await Visitor.SignedIn(clinic, await day.SamsAccount());
        await day.Shares(ConsentKind.SeesRestPlan);
        await Picks(day, "A short walk", isShared: true);
        await Picks(day, "Another day’s walk", isShared: true, visit: Guid.CreateVersion7());
        await Picks(day, "Ben’s walk", isShared: true, of: await clinic.Enrol("Ben"));
        await day.Begins();
        await clinic.Read(db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, clinic.Now)));
        var seen = (await sam.Get("/support")).Text;
        Assert.Contains($"{Rest} A short walk Ana chose", seen);
        Assert.DoesNotContain("Another day", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Ben", seen, StringComparison.Ordinal);
        await clinic.Read(db => db.RestPlanItems.ExecuteUpdateAsync(i => i.SetProperty(x => x.IsShared, false)));
        Assert.DoesNotContain(Rest, (await sam.Get("/support")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_yes_with_a_last_day_holds_until_that_day_ends_and_not_a_moment_longer(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        var account = await day.SamsAccount();
        await Picks(day, "A short walk", isShared: true);
        await day.Shares(ConsentKind.SeesRestPlan, until: new DateOnly(2026, 11, 3));
        await day.Begins();
        await clinic.Read(db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, clinic.Now)));
        // The patient's day ends at 04:00.
        clinic.Time.SetUtcNow(new DateTimeOffset(2026, 11, 4, 4, 0, 0, TimeSpan.Zero).AddTicks(-10));
        using var sam = await Visitor.SignedIn(clinic, account);
        Assert.Contains("A short walk", (await sam.Get("/support")).Text);
        clinic.Time.SetUtcNow(new DateTimeOffset(2026, 11, 4, 4, 0, 0, TimeSpan.Zero));
        Assert.DoesNotContain("A short walk", (await sam.Get("/support")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_is_shared_by_default_with_another_or_with_somebody_who_was_removed(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        using var sam = await Visitor.SignedIn(clinic, await day.SamsAccount());
        var (me, kim) = ((await clinic.AccountOf(day.Ana)).Caller(), Guid.CreateVersion7());
        Assert.Equal("", await clinic.Get<ChangePeople>().Name(me, kim, "Kim", ""));
        await Picks(day, "A short walk", isShared: true);
        await day.Begins();
        await clinic.Read(db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, clinic.Now)));
        Assert.DoesNotContain("A short walk", (await sam.Get("/support")).Text, StringComparison.Ordinal);
        Assert.Equal("", await clinic.Get<ChangePeople>().Share(me, kim, ConsentKind.SeesRestPlan, give: true, null));
        Assert.DoesNotContain("A short walk", (await sam.Get("/support")).Text, StringComparison.Ordinal);
        await day.Shares(ConsentKind.SeesRestPlan);
        Assert.Contains("A short walk", (await sam.Get("/support")).Text);
        Assert.Equal("", await clinic.Get<ChangePeople>().End(me, day.Sam.Id));
        var after = (await sam.Get("/support")).Text;
        Assert.Contains("You are not connected to anybody here", after);
        Assert.DoesNotContain("A short walk", after, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "3.12")]
    [Trait("Hazard", "consent-while-altered")]
    public async Task From_the_dose_to_the_end_that_the_clinic_set_they_read_until_when_there_is_no_driving_also_after_the_session(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        var account = await day.SamsAccount();
        await clinic.Read(db => db.Patients.Where(p => p.Id == day.Ana.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Zone, "America/New_York")));
        using var sam = await Visitor.SignedIn(clinic, account);
        var (dose, until) = (clinic.Now.AddMinutes(20), clinic.Now.AddHours(30));
        await day.Begins();
        await clinic.Read(db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.DosedAt, dose).SetProperty(x => x.AlteredUntil, until).SetProperty(x => x.EndedAt, dose.AddHours(2))));
        clinic.Time.SetUtcNow(dose.AddTicks(-10));
        Assert.DoesNotContain(NoDriving, (await sam.Get("/support")).Text, StringComparison.Ordinal);
        clinic.Time.SetUtcNow(dose);
        // 16:00 in London is 11:00 where Ana is.
        Assert.Contains($"{NoDriving} until Tue 3 Nov, 11:00 , by Ana’s clock, and not before a night of restful sleep.", (await sam.Get("/support")).Text);
        clinic.Time.SetUtcNow(dose.AddHours(3));
        Assert.Contains("This card has ended", (await sam.Get(day.Address)).Text);
        Assert.DoesNotContain(NoDriving, (await sam.Get(day.Address)).Text, StringComparison.Ordinal);
        Assert.Contains(NoDriving, (await sam.Get("/support")).Text);
        clinic.Time.SetUtcNow(until.AddTicks(-10));
        using var still = await Visitor.SignedIn(clinic, account);
        var shown = (await still.Get("/support")).Text;
        Assert.Contains($"{NoDriving} until 11:00", shown);
        Assert.Empty(BlockedClaims.In(shown));
        Assert.Empty(Tone.In(shown));
        clinic.Time.SetUtcNow(until);
        Assert.DoesNotContain(NoDriving, (await still.Get("/support")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "3.12")]
    [Trait("Hazard", "consent-while-altered")]
    public async Task Where_nobody_set_the_end_it_is_a_day_and_without_the_yes_it_is_not_told(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        var account = await day.SamsAccount();
        using var sam = await Visitor.SignedIn(clinic, account);
        await day.Begins();
        var dose = clinic.Now;
        Assert.Contains($"{NoDriving} until Tue 3 Nov, 10:00 , by Ana’s clock, and not before a night of restful sleep. This is a full day after the medicine.", (await sam.Get("/support")).Text);
        using var ana = await Visitor.SignedIn(clinic, await clinic.AccountOf(day.Ana));
        Assert.Contains("Sam saw what you let them see: until when you do not drive", (await ana.Get("/account/accesslog")).Text);
        await day.Shares(ConsentKind.SeesSessionDay, give: false);
        await day.Shares(ConsentKind.SeesProgramme);
        Assert.DoesNotContain(NoDriving, (await sam.Get("/support")).Text, StringComparison.Ordinal);
        await day.Shares(ConsentKind.SeesSessionDay);
        clinic.Time.SetUtcNow(dose.AddHours(24).AddTicks(-10));
        using var still = await Visitor.SignedIn(clinic, account);
        Assert.Contains(NoDriving, (await still.Get("/support")).Text);
        clinic.Time.SetUtcNow(dose.AddHours(24));
        Assert.DoesNotContain(NoDriving, (await still.Get("/support")).Text, StringComparison.Ordinal);
    }

    private static Task Picks(LiveDay day, string words, bool isShared, Guid? visit = null, Patient? of = null) => day.Clinic.Change(db => db.RestPlanItems.Add(new RestPlanItem
    {
        ClinicId = day.Ana.ClinicId, Id = Guid.CreateVersion7(), PatientId = (of ?? day.Ana).Id, AppointmentId = visit ?? day.Visit, Words = words, IsShared = isShared, PickedAt = day.Clinic.Now,
    }));
}
