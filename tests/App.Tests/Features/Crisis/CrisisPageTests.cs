using System.Net;
using Evenkeel.Data;
using Evenkeel.Platform.Crisis;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Crisis;

[Trait("Row", "10.22")]
[Trait("Row", "4.7")]
[Trait("Hazard", "locked-out-at-night")]
[Trait("Hazard", "nobody-watching")]
public sealed class CrisisPageTests
{
    private static readonly DateTimeOffset AtTwo = new(2026, 11, 3, 2, 0, 0, TimeSpan.Zero);

    [Theory, OnBothDatabases]
    public async Task Anybody_sees_the_emergency_number_first_then_the_lines_then_a_person_then_the_truth(Store store)
    {
        await using var clinic = await TestClinic.Open(store, AtTwo);
        await clinic.Change(db => db.OnCallShifts.ExecuteDelete());
        using var visitor = new Visitor(clinic);
        var page = await visitor.Get("/crisis");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        string[] inOrder =
        [
            "Call 999", "Samaritans", "Call 116 123", "Text SHOUT to 85258", "You can talk to a person right now", "While you wait",
            "Harbour Clinic opens 08:00 and cannot answer before then. Nobody there is watching now.", "We collected these numbers on Mon 23 Nov 2026.",
        ];
        var places = inOrder.Select(words => page.Text.IndexOf(words, StringComparison.Ordinal)).ToArray();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Contains("href=\"tel:116123\"", page.Html);
        Assert.Contains("href=\"sms:85258?body=SHOUT\"", page.Html);
    }

    [Theory, OnBothDatabases]
    public async Task With_somebody_on_call_at_night_it_says_so_without_a_name(Store store)
    {
        await using var clinic = await TestClinic.Open(store, AtTwo);
        using var visitor = new Visitor(clinic);
        var text = (await visitor.Get("/crisis")).Text;
        Assert.Contains("Harbour Clinic opens 08:00. Until then one person is on call", text);
        Assert.DoesNotContain("Imani", text);
        Assert.DoesNotContain("Nobody", text);
    }

    [Theory, OnBothDatabases]
    public async Task A_shift_that_ends_before_the_clinic_opens_is_said_to_end_then(Store store)
    {
        await using var clinic = await TestClinic.Open(store, AtTwo);
        await clinic.Read(db => db.OnCallShifts.ExecuteDeleteAsync());
        await clinic.Change(db => db.OnCallShifts.Add(
            new OnCallShift { ClinicId = 1, Id = Guid.CreateVersion7(), UserId = clinic.Imani.Id, Place = 1, From = clinic.Now.AddHours(-1), Until = clinic.Now.AddHours(5.5) }));
        using var visitor = new Visitor(clinic);
        Assert.Contains("Until 07:30 one person is on call", (await visitor.Get("/crisis")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task By_day_it_says_until_when_the_clinic_is_open(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var visitor = new Visitor(clinic);
        Assert.Contains("Harbour Clinic is open until 18:00.", (await visitor.Get("/crisis")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task Another_country_can_be_chosen_and_an_unlisted_one_gets_local_advice(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var visitor = new Visitor(clinic);
        Assert.Contains("Text HOME to 741741", (await visitor.Get("/crisis?country=us")).Text);
        foreach (var unlisted in new[] { "other", "XX", "%3Cscript%3E" })
        {
            var page = await visitor.Get($"/crisis?country={unlisted}");
            Assert.Contains("Call your local emergency number", page.Text);
            Assert.Contains("findahelpline.com", page.Text);
            Assert.DoesNotContain("href=\"http", page.Html);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Where_no_emergency_number_has_a_source_the_lines_are_shown_and_the_local_number_is_named_without_a_guess(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Read(db => db.Clinics.ExecuteUpdateAsync(s => s.SetProperty(c => c.Country, "ZA")));
        using var ana = await clinic.Visit("Ana");
        var page = (await ana.Get("/crisis")).Text;
        Assert.Contains("Call your local emergency number. If you do not know it:", page);
        Assert.Contains("Call 0800 567 567", page);
        Assert.Contains("try the next, or call your local emergency number.", page);
        var help = (await ana.Get("/help/now")).Text;
        Assert.Contains("Call your local emergency number", help);
        Assert.Contains("Suicide crisis line 0800 567 567", help);
        using var stranger = await Visitor.SignedIn(clinic, await clinic.Account("Sam", Role.Support));
        var support = await stranger.Get("/support");
        Assert.Contains("In danger, call your local emergency number", support.Text);
        Assert.DoesNotContain("href=\"tel:", support.Html);
    }

    [Theory, OnBothDatabases]
    public async Task Checked_on_is_said_only_of_the_country_that_the_clinic_checked(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Read(db => db.Clinics.ExecuteUpdateAsync(s => s.SetProperty(c => c.CrisisNumbersConfirmedAt, clinic.Now)));
        using var visitor = new Visitor(clinic);
        Assert.Contains("Harbour Clinic checked these numbers on Mon 2 Nov 2026.", (await visitor.Get("/crisis")).Text);
        Assert.Contains("We collected these numbers", (await visitor.Get("/crisis?country=US")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task Of_several_clinics_a_stranger_is_told_nothing_and_a_patient_is_told_of_the_own_one(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Change(db => db.Clinics.Add(new Data.Clinic { Id = 2, Name = "Other", Zone = TestClinic.Zone, Country = "DE" }));
        using var stranger = new Visitor(clinic);
        Assert.DoesNotContain("Your clinic", (await stranger.Get("/crisis")).Text);
        using var ana = await Visitor.SignedIn(clinic, await clinic.AccountOf(await clinic.Enrol("Ana")));
        Assert.Contains("Harbour Clinic is open", (await ana.Get("/crisis")).Text);
    }

    [Theory]
    [InlineData("DROP TABLE \"OnCallShifts\"", "Samaritans")]
    [InlineData("DROP TABLE \"Clinics\"", "findahelpline.com")]
    public async Task When_the_database_is_broken_there_is_still_somebody_to_call(string fault, string says)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await clinic.Read(db => db.Database.ExecuteSqlRawAsync(fault));
        using var visitor = new Visitor(clinic);
        var page = await visitor.Get("/crisis");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(says, page.Text);
        // Who is awake cannot be known, and is not claimed.
        Assert.DoesNotContain("is open", page.Text);
        Assert.DoesNotContain("on call", page.Text);
    }
}
