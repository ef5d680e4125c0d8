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

    private static Task Picks(LiveDay day, string words, bool isShared, Guid? visit = null, Patient? of = null) => day.Clinic.Change(db => db.RestPlanItems.Add(new RestPlanItem
    {
        ClinicId = day.Ana.ClinicId, Id = Guid.CreateVersion7(), PatientId = (of ?? day.Ana).Id, AppointmentId = visit ?? day.Visit, Words = words, IsShared = isShared, PickedAt = day.Clinic.Now,
    }));
}
