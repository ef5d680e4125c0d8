using Evenkeel.Clinical.Plans;
using System.Net;
using Evenkeel.Data;
using Evenkeel.Tests.Features.Sessions;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Preparation;

[Trait("Row", "3.15")]
public sealed class RestTests
{
    [Theory, OnBothDatabases]
    public async Task What_is_picked_stands_once_is_private_until_it_is_shared_and_can_be_taken_out(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        using var sam = new Visitor(day.Clinic);
        var (_, card) = await ChecklistTests.Person(day, "Sam");
        var form = await ana.Form(Path(day), "Add to my plan");
        Dictionary<string, string> typed = new() { ["picked"] = "A short walk, with somebody", ["own"] = "Bake bread" };
        Assert.Equal(Path(day), (await ana.Send(form, typed)).Location);
        await ana.Send(form, typed);
        Assert.Equal(["A short walk, with somebody", "Bake bread"], (await Items(day)).Select(i => i.Words));
        Assert.DoesNotContain("Bake bread", (await sam.Get(card)).Text, StringComparison.Ordinal);
        await ana.Fill(Path(day), "Let my support people see it");
        var seen = (await sam.Get(card)).Text;
        Assert.Contains("What Ana would like for resting afterwards A short walk, with somebody", seen);
        Assert.DoesNotContain("Bake bread", seen, StringComparison.Ordinal);
        await ana.Fill(Path(day), "Keep it to myself");
        Assert.DoesNotContain("A short walk", (await sam.Get(card)).Text, StringComparison.Ordinal);
        await ana.Fill(Path(day), "Take it out");
        Assert.Equal(["Bake bread"], (await Items(day)).Where(i => i.RemovedAt is null).Select(i => i.Words));
    }

    [Theory, OnBothDatabases]
    public async Task Home_shows_it_in_the_window_after_that_session_and_not_before_or_longer(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        await ana.Fill(Path(day), "Add to my plan", new() { ["own"] = "Bake bread" });
        Assert.DoesNotContain("Bake bread", (await ana.Get("/home")).Text, StringComparison.Ordinal);
        var end = day.Clinic.Now.AddHours(2);
        await day.Clinic.Change(db => db.Sessions.Add(new TreatmentSession
        {
            ClinicId = day.Patient.ClinicId, Id = Guid.CreateVersion7(), PatientId = day.Patient.Id, AppointmentId = day.Appointment, StartedAt = day.Clinic.Now, DosedAt = day.Clinic.Now, EndedAt = end,
            On = new(2026, 11, 2), Route = RouteOfAdministration.Oral, RecordedBy = day.Clinic.DrOsei.Id, RecordedAt = day.Clinic.Now,
        }));
        day.Clinic.Time.SetUtcNow(end);
        Assert.Contains("What you chose for resting Bake bread", (await ana.Get("/home")).Text);
        Assert.Contains("What you chose for resting Bake bread", (await ana.Get("/home?usual=true")).Text);
        // Sharing waits while judgement is altered; a wish more does not.
        Assert.Contains("waits", (await ana.Fill(Path(day), "Let my support people see it")).Text);
        Assert.False((await Items(day)).Single().IsShared);
        Assert.Equal(Path(day), (await ana.Fill(Path(day), "Add to my plan", new() { ["own"] = "Sleep" })).Location);
        day.Clinic.Time.SetUtcNow(end.AddDays(14).AddTicks(-10));
        using var still = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        Assert.Contains("Bake bread", (await still.Get("/home")).Text);
        day.Clinic.Time.SetUtcNow(end.AddDays(14));
        Assert.DoesNotContain("Bake bread", (await still.Get("/home")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_picked_or_too_long_is_said_and_what_was_typed_stays_and_it_is_one_patients()
    {
        await using var day = await TreatmentDay.Open(Store.Sqlite);
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        Assert.Contains("Please tick something, or write it in your own words.", (await ana.Fill(Path(day), "Add to my plan")).Text);
        var refused = await ana.Fill(Path(day), "Add to my plan", new() { ["own"] = new string('a', 201) });
        Assert.Contains("Please keep it to 200 letters.", refused.Text);
        Assert.Contains(new string('a', 201), refused.Html);
        await ana.Fill(Path(day), "Add to my plan", new() { ["own"] = new string('a', 200) });
        using var ben = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(await day.Clinic.Enrol("Ben")));
        Assert.Equal(HttpStatusCode.NotFound, (await ben.Get(Path(day))).Status);
        var item = (await Items(day)).Single();
        await ben.Send(new($"{Path(day)}?handler=Remove", (await ben.Form("/home", "")).Fields), new() { ["item"] = item.Id.ToString() });
        Assert.Null((await Items(day)).Single().RemovedAt);
    }

    private static string Path(TreatmentDay day) => $"/preparation/rest/{day.Appointment}";

    private static Task<List<RestPlanItem>> Items(TreatmentDay day) => day.Clinic.Read(db => db.RestPlanItems.AsNoTracking().OrderBy(i => i.PickedAt).ThenBy(i => i.Id).ToListAsync());
}
