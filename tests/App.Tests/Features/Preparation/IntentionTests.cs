using Evenkeel.Clinical.Plans;
using System.Net;
using System.Text;
using Evenkeel.Data;
using Evenkeel.Tests.Features.Sessions;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Preparation;

[Trait("Row", "5.3")]
[Trait("Hazard", "private-writing-read")]
public sealed class IntentionTests
{
    private const string Mine = "I would like to meet my brother again";

    [Theory, OnBothDatabases]
    public async Task It_is_kept_sealed_once_and_stands_on_home_when_the_session_is_near_and_when_it_has_begun(Store store)
    {
        await using var day = await TreatmentDay.Open(store, startsIn: TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        var form = await ana.Form(Path(day), "Keep it");
        Assert.Equal(Path(day), (await ana.Send(form, new() { ["words"] = Mine })).Location);
        await ana.Send(form, new() { ["words"] = Mine });
        // Nor are the same words from a page that was drawn anew another version.
        await ana.Fill(Path(day), "Keep it", new() { ["words"] = Mine });
        var part = await day.Clinic.Read(db => db.JournalParts.SingleAsync());
        Assert.DoesNotContain("brother", Encoding.UTF8.GetString(part.Sealed), StringComparison.Ordinal);
        Assert.Contains(Mine, (await ana.Get(Path(day))).Html);
        Assert.DoesNotContain(Mine, (await ana.Get("/home")).Text, StringComparison.Ordinal);
        day.Clinic.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains(Mine, (await ana.Get("/home")).Text);
        await Begins(day);
        Assert.Contains(Mine, (await ana.Get("/home")).Text);
        Assert.Contains("Take it slowly", (await ana.Get("/home")).Text);
        Assert.Contains(Mine, (await ana.Get("/home?usual=true")).Text);
        day.Clinic.Time.Advance(TimeSpan.FromHours(24));
        Assert.DoesNotContain(Mine, (await ana.Get("/home?usual=true")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_else_reads_it_until_it_is_shared_and_no_longer_when_that_is_taken_back(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        await ana.Fill(Path(day), "Keep it", new() { ["words"] = Mine });
        Assert.DoesNotContain("brother", (await day.Osei.Get(day.Ready)).Text, StringComparison.Ordinal);
        await ana.Fill(Path(day), "Share it with my care team");
        Assert.Contains($"Their intention, which they share {Mine}", (await day.Osei.Get(day.Ready)).Text);
        await ana.Fill(Path(day), "Keep it to myself again");
        Assert.DoesNotContain("brother", (await day.Osei.Get(day.Ready)).Text, StringComparison.Ordinal);
        using var ben = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(await day.Clinic.Enrol("Ben")));
        Assert.Equal(HttpStatusCode.NotFound, (await ben.Get(Path(day))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await day.Osei.Get(Path(day))).Status);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "N12")]
    [Trait("Hazard", "consent-while-altered")]
    public async Task While_judgement_is_altered_it_can_be_written_and_not_shared(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        await ana.Fill(Path(day), "Keep it", new() { ["words"] = Mine });
        await Begins(day);
        day.Clinic.Time.Advance(TimeSpan.FromMinutes(1));
        await ana.Fill(Path(day), "Keep it", new() { ["words"] = "Peace" });
        Assert.Contains("waits", (await ana.Fill(Path(day), "Share it with my care team")).Text);
        Assert.Null((await day.Clinic.Read(db => db.JournalEntries.SingleAsync())).SharedAt);
        Assert.Contains("Peace", (await ana.Get("/home")).Text);
    }

    [Fact]
    public async Task Nothing_written_or_too_much_is_said_and_what_was_typed_stays()
    {
        await using var day = await TreatmentDay.Open(Store.Sqlite);
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        Assert.Contains("There are no words yet.", (await ana.Fill(Path(day), "Keep it")).Text);
        var refused = await ana.Fill(Path(day), "Keep it", new() { ["words"] = new string('a', 20_001) });
        Assert.Contains("Please keep it to 20,000 characters", refused.Text);
        Assert.Contains(new string('a', 20_001), refused.Html);
        Assert.Empty(await day.Clinic.Read(db => db.JournalEntries.ToListAsync()));
    }

    private static string Path(TreatmentDay day) => $"/preparation/intention/{day.Appointment}";

    private static Task Begins(TreatmentDay day) => day.Clinic.Read(async db =>
    {
        (await db.Appointments.SingleAsync()).State = AppointmentState.Fulfilled;
        db.Sessions.Add(new TreatmentSession
        {
            ClinicId = day.Patient.ClinicId, Id = Guid.CreateVersion7(), PatientId = day.Patient.Id, AppointmentId = day.Appointment, StartedAt = day.Clinic.Now, DosedAt = day.Clinic.Now,
            On = DateOnly.FromDateTime(day.Clinic.Now.UtcDateTime), Route = RouteOfAdministration.Oral, RecordedBy = day.Clinic.DrOsei.Id, RecordedAt = day.Clinic.Now,
        });
        return await db.SaveChangesAsync();
    });
}
