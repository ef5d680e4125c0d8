using System.Net;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Sessions;

[Trait("Row", "5.6")]
[Trait("Row", "2.4")]
public sealed class FormTests
{
    [Theory, OnBothDatabases]
    public async Task The_form_is_the_record_and_counts_down_seven_days(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await RunTests.Begin(day);
        day.Clinic.Time.Advance(TimeSpan.FromHours(2));
        await RunTests.Keep(day, new() { ["DoseMg"] = "40", ["Weight"] = "70", ["Lot"] = "KX-1", ["People"] = "Imani, nurse", ["DosedAt"] = "10:10", ["EndedAt"] = "12:00" });
        await RunTests.Read(day, VitalsMoment.End, "125", "82", "", "97");
        var path = $"/sessions/form/{(await day.Session()).Id}";
        var form = (await day.Osei.Get(path)).Text;
        foreach (var words in (string[])["Harbour Clinic", "Ana", "intramuscular", "40 mg, 0.57 mg for each kg", "KX-1", "Imani, nurse", "125/82", "2 Nov 2026, 10:10", "Walks safely not answered", "Not final"])
        {
            Assert.Contains(words, form);
        }

        Assert.Contains("Send it by 9 Nov 2026, 12:00: 7 days left.", form);
        Assert.Contains("monitoring form, due by Mon 9 Nov, 12:00", (await day.Osei.Get($"/sessions/of/{day.Patient.Id}")).Text);
        day.Clinic.Time.SetUtcNow(TestClinic.Monday.AddDays(7).AddHours(2));
        Assert.Contains("today is the last day", (await day.Osei.Get(path)).Text);
        day.Clinic.Time.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Contains("Was due by 9 Nov 2026, 12:00.", (await day.Osei.Get(path)).Text);
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.Get(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await day.Osei.Get($"/sessions/form/{Guid.NewGuid()}")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task That_it_was_sent_ends_the_countdown_stands_once_and_is_kept_by_whoever_sent_it(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await RunTests.Begin(day);
        var (path, of) = ($"/sessions/form/{(await day.Session()).Id}", $"/sessions/of/{day.Patient.Id}");
        day.Clinic.Time.Advance(TimeSpan.FromDays(6));
        foreach (var (on, isTaken) in new[] { ("2026-11-01", false), ("2026-11-09", false), ("soon", false), ("2026-11-02", true) })
        {
            var page = await day.Osei.Fill(path, "It was sent", new() { ["SentOn"] = on, ["To"] = "REMS, by fax" });
            Assert.Equal(isTaken, page.Location.Length > 0);
            Assert.Equal(!isTaken, page.Text.Contains("Please enter the day on which it went out: from the day of the session, Mon 2 Nov, to today.", StringComparison.Ordinal));
            Assert.Equal(isTaken ? 1 : 0, await day.Clinic.Read(db => db.FormsSent.CountAsync()));
        }

        Assert.Contains("Please write to whom it went and how", (await day.Osei.Fill(path, "It was sent", new() { ["To"] = " " })).Text);
        var form = (await day.Osei.Get(path)).Text;
        Assert.Contains("Sent on Mon 2 Nov : REMS, by fax. Written down by Dr Osei", form);
        Assert.DoesNotContain("Send it by", form, StringComparison.Ordinal);
        Assert.Contains("monitoring form, sent on Mon 2 Nov", (await day.Osei.Get(of)).Text);
        var again = await day.Osei.Form(path, "It was sent");
        await day.Osei.Send(again, new() { ["To"] = "REMS, again" });
        await day.Osei.Send(again, new() { ["To"] = "REMS, again" });
        Assert.Equal(2, await day.Clinic.Read(db => db.FormsSent.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task From_two_days_before_it_is_due_the_form_of_a_nasal_spray_stands_in_every_inbox_until_it_was_sent(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await RunTests.Begin(day);
        await day.Clinic.Read(db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.Route, RouteOfAdministration.Intranasal)));
        var due = MonitoringForm.DueBy((await day.Session()).StartedAt, null);
        day.Clinic.Time.SetUtcNow(due.AddDays(-2).AddTicks(-10));
        Assert.DoesNotContain("Monitoring forms to send", (await day.Osei.Get("/inbox")).Text, StringComparison.Ordinal);
        day.Clinic.Time.SetUtcNow(due.AddDays(-2));
        Assert.Contains("Monitoring forms to send Ana : due by", (await day.Osei.Get("/inbox")).Text);
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        Assert.Contains("saw your name in the list of forms to send", (await ana.Get("/account/accesslog")).Text);
        day.Clinic.Time.SetUtcNow(due.AddTicks(10));
        Assert.Contains("Ana : was due by", (await day.Osei.Get("/inbox")).Text);
        // For other ways of giving it no form is owed, and none is asked for.
        await day.Clinic.Read(db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.Route, RouteOfAdministration.Intramuscular)));
        Assert.DoesNotContain("Monitoring forms to send", (await day.Osei.Get("/inbox")).Text, StringComparison.Ordinal);
        await day.Clinic.Read(db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.Route, RouteOfAdministration.Intranasal)));
        await day.Osei.Fill($"/sessions/form/{(await day.Session()).Id}", "It was sent", new() { ["To"] = "REMS, by fax" });
        Assert.DoesNotContain("Monitoring forms to send", (await day.Osei.Get("/inbox")).Text, StringComparison.Ordinal);
    }
}
