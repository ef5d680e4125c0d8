using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Journal;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Journal;

/// <summary>Looking back on a session is offered when judgement is clear again, and not before.</summary>
[Trait("Row", "5.7")]
[Trait("Hazard", "consent-while-altered")]
public sealed class ReflectionTests
{
    private const string Offer = "Look back on it";

    [Theory, OnBothDatabases]
    public async Task It_is_offered_from_the_end_of_the_altered_hours_for_a_day_and_not_a_moment_before(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var patient = await clinic.Enrol("Ana");
        var start = await Session(clinic, patient);
        using var ana = await Visitor.SignedIn(clinic, await clinic.AccountOf(patient));
        async Task<bool> Offered(TimeSpan after)
        {
            clinic.Time.SetUtcNow(start + after);
            return (await ana.Get("/home")).Text.Contains(Offer) || (await ana.Get("/home?usual=true")).Text.Contains(Offer);
        }

        Assert.False(await Offered(TimeSpan.FromHours(3)));
        Assert.False(await Offered(TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1)));
        Assert.True(await Offered(TimeSpan.FromHours(24)));
        Assert.True(await Offered(TimeSpan.FromHours(48) - TimeSpan.FromMilliseconds(1)));
        Assert.False(await Offered(TimeSpan.FromHours(48)));
    }

    [Fact]
    public async Task Where_a_clinician_set_the_end_it_counts_from_there_and_where_no_dose_was_given_nothing_is_asked()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var patient = await clinic.Enrol("Ana");
        var start = await Session(clinic, patient);
        using var ana = await Visitor.SignedIn(clinic, await clinic.AccountOf(patient));
        await clinic.Read(async db => await db.Sessions.ExecuteUpdateAsync(u => u.SetProperty(s => s.AlteredUntil, start.AddHours(5))));
        clinic.Time.SetUtcNow(start.AddHours(5).AddMilliseconds(-1));
        Assert.DoesNotContain(Offer, (await ana.Get("/home?usual=true")).Text);
        clinic.Time.SetUtcNow(start.AddHours(5));
        Assert.Contains(Offer, (await ana.Get("/home")).Text);
        await clinic.Read(async db => await db.Sessions.ExecuteUpdateAsync(u => u.SetProperty(s => s.NotGivenAt, start)));
        Assert.DoesNotContain(Offer, (await ana.Get("/home")).Text);
    }

    [Fact]
    public async Task A_second_dose_that_still_counts_puts_it_off()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var patient = await clinic.Enrol("Ana");
        var start = await Session(clinic, patient);
        clinic.Time.SetUtcNow(start.AddHours(20));
        await Session(clinic, patient);
        using var ana = await Visitor.SignedIn(clinic, await clinic.AccountOf(patient));
        clinic.Time.SetUtcNow(start.AddHours(25));
        Assert.DoesNotContain(Offer, (await ana.Get("/home?usual=true")).Text);
        // Also where a clinician has set the first to last longer than the second.
        await clinic.Read(async db => await db.Sessions.Where(s => s.StartedAt == start).ExecuteUpdateAsync(u => u.SetProperty(s => s.AlteredUntil, start.AddHours(72))));
        await clinic.Read(async db => await db.Sessions.Where(s => s.StartedAt != start).ExecuteUpdateAsync(u => u.SetProperty(s => s.AlteredUntil, start.AddHours(22))));
        Assert.DoesNotContain(Offer, (await ana.Get("/home?usual=true")).Text);
        clinic.Time.SetUtcNow(start.AddHours(72));
        Assert.DoesNotContain(Offer, (await ana.Get("/home")).Text);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "5.3")]
    public async Task The_intention_of_that_session_stands_beside_it_and_once_written_it_is_not_offered_again(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var patient = await clinic.Enrol("Ana");
        var account = await clinic.AccountOf(patient);
        var visit = await Sessions.TreatmentDay.Book(clinic, patient, clinic.Now);
        var keep = clinic.Get<KeepWriting>();
        Assert.Empty(await keep.Run(account.Caller(), new(Guid.CreateVersion7(), JournalKind.Intention, visit, [PartBody.OfWords(Guid.CreateVersion7(), "To be curious.")])));
        Assert.Empty(await keep.Run(account.Caller(), new(Guid.CreateVersion7(), JournalKind.Intention, null, [PartBody.OfWords(Guid.CreateVersion7(), "Of another day.")])));
        var start = await Session(clinic, patient, visit);
        clinic.Time.SetUtcNow(start.AddHours(24));
        using var ana = await Visitor.SignedIn(clinic, account);
        var session = await clinic.Read(db => db.Sessions.Select(s => s.Id).SingleAsync());
        var page = await ana.Get($"/journal/capture?session={session}");
        Assert.Contains("What you went in with To be curious.", page.Text);
        Assert.DoesNotContain("Of another day.", page.Text);
        Assert.Contains("you can leave it for another day, or for never", page.Text);
        await ana.Fill($"/journal/capture?session={session}", "Keep it", new() { ["words"] = "I was." });
        var kept = await clinic.Read(db => db.JournalEntries.SingleAsync(e => e.Kind == JournalKind.Reflection));
        Assert.Equal(visit, kept.AppointmentId);
        Assert.DoesNotContain(Offer, (await ana.Get("/home")).Text);
    }

    [Fact]
    public async Task Anothers_session_cannot_be_looked_back_on()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await Session(clinic, await clinic.Enrol("Ben"));
        using var ana = await clinic.Visit("Ana");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await ana.Get($"/journal/capture?session={await clinic.Read(db => db.Sessions.Select(s => s.Id).SingleAsync())}")).Status);
    }

    /// <summary>Begins now, with the dose at its start.</summary>
    private static async Task<DateTimeOffset> Session(TestClinic clinic, Patient patient, Guid? visit = null)
    {
        await clinic.Change(db => db.Sessions.Add(new TreatmentSession
        {
            ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(), PatientId = patient.Id, Route = RouteOfAdministration.Intravenous, AppointmentId = visit,
            StartedAt = clinic.Now, DosedAt = clinic.Now, EndedAt = clinic.Now.AddHours(2), On = DateOnly.FromDateTime(clinic.Now.UtcDateTime),
        }));
        return clinic.Now;
    }
}
