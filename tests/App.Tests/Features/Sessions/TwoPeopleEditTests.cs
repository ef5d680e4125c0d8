using System.Net;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Features.Sessions;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Sessions;

/// <summary>Two people have the same page open; what one of them has changed is not written back by the other (mission 10.28).</summary>
[Trait("Row", "10.28")]
[Trait("Hazard", "wrong-patient")]
public sealed class TwoPeopleEditTests
{
    [Theory, OnBothDatabases]
    public async Task A_stale_page_changes_only_what_was_changed_on_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (path, _) = await Recorded(clinic);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        using var imani = await Visitor.SignedIn(clinic, clinic.Imani);
        var stale = await imani.Form(path, "Save the change");
        Assert.Equal(HttpStatusCode.Found, (await osei.Fill(path, "Save the change", new() { ["DoseMg"] = "40" })).Status);
        Assert.Equal(HttpStatusCode.Found, (await imani.Send(stale, new() { ["EndedAt"] = "15:10" })).Status);
        var session = await clinic.Read(db => db.Sessions.SingleAsync());
        Assert.Equal((40m, new DateTimeOffset(2026, 10, 30, 15, 10, 0, TimeSpan.Zero)), (session.DoseMg, session.EndedAt));
    }

    [Theory, OnBothDatabases]
    public async Task A_dose_that_both_changed_is_asked_about_with_both_and_before_and_after_stand_in_the_audit(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (path, _) = await Recorded(clinic);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        using var imani = await Visitor.SignedIn(clinic, clinic.Imani);
        var stale = await imani.Form(path, "Save the change");
        await osei.Fill(path, "Save the change", new() { ["DoseMg"] = "40" });
        var asked = await imani.Send(stale, new() { ["DoseMg"] = "35" });
        Assert.Contains("It is now: 40. You typed: 35.", asked.Text);
        Assert.Equal(40m, (await clinic.Read(db => db.Sessions.SingleAsync())).DoseMg);
        Assert.Equal(HttpStatusCode.Found, (await imani.Send(Visitor.FormOn(asked, "Save the change"))).Status);
        Assert.Equal(35m, (await clinic.Read(db => db.Sessions.SingleAsync())).DoseMg);
        var notes = await clinic.Read(db => db.AuditEvents.Select(a => a.Action).ToListAsync());
        Assert.Contains(notes, n => n.StartsWith("before: ", StringComparison.Ordinal) && n.Contains("40 mg", StringComparison.Ordinal));
        Assert.Contains(notes, n => n.StartsWith("after: ", StringComparison.Ordinal) && n.Contains("35 mg", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task A_second_watch_plan_does_not_replace_one_that_its_writer_has_not_seen(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var path = $"/sessions/watchplan/{ana.Id}";
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        using var imani = await Visitor.SignedIn(clinic, clinic.Imani);
        var stale = await imani.Form(path, "Keep this plan");
        await osei.Send(await osei.Form(path, "Keep this plan"), new() { ["words"] = "Call us if you cannot sleep." });
        var asked = await imani.Send(stale, new() { ["words"] = "Call us if you feel far away." });
        Assert.Contains("Somebody has written another watch plan meanwhile", asked.Text);
        Assert.Contains("Call us if you cannot sleep.", asked.Text);
        Assert.Contains("Call us if you feel far away.", asked.Text);
        Assert.Equal(1, await clinic.Read(db => db.WatchPlans.CountAsync()));
        Assert.Equal(HttpStatusCode.Found, (await imani.Send(Visitor.FormOn(asked, "Keep this plan"), new() { ["words"] = "Call us if you feel far away." })).Status);
        Assert.Equal(2, await clinic.Read(db => db.WatchPlans.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task When_to_call_is_not_written_over_by_a_page_that_was_drawn_before(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var path = $"/patients/chart/{(await clinic.Enrol("Ana")).Id}";
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        using var imani = await Visitor.SignedIn(clinic, clinic.Imani);
        var stale = await imani.Form(path, "Keep");
        await osei.Fill(path, "Keep", new() { ["CallWhen"] = "you cannot sleep", ["CallWhom"] = "Dr Osei" });
        var mine = new Dictionary<string, string> { ["CallWhen"] = "it is bad", ["CallWhom"] = "Imani" };
        var asked = await imani.Send(stale, mine);
        Assert.Contains("It is now: if “you cannot sleep”, call “Dr Osei”.", asked.Text);
        Assert.Equal("Dr Osei", (await clinic.Read(db => db.Patients.SingleAsync(p => p.Name == "Ana"))).CallWhom);
        Assert.Equal(HttpStatusCode.Found, (await imani.Send(Visitor.FormOn(asked, "Keep", path), mine)).Status);
        Assert.Equal("Imani", (await clinic.Read(db => db.Patients.SingleAsync(p => p.Name == "Ana"))).CallWhom);
    }

    [Theory]
    [InlineData("35", "35", "40", "40", false)]
    [InlineData("30", "35", "35", "30", false)]
    [InlineData("40", "35", "40", "40", false)]
    [InlineData("30", "35", "40", "30", true)]
    [InlineData("30", null, "40", "30", true)]
    public void A_field_is_written_when_it_was_changed_here_and_asked_about_when_it_was_changed_twice(
        string typed, string? was, string now, string kept, bool asks)
    {
        var drawn = was is null ? new Dictionary<string, string>() : SessionMerge.Drawn(new SessionForm { DoseMg = was }).ToDictionary(f => f.Field, f => f.Value);
        var (merged, conflicts) = SessionMerge.Of(new SessionForm { DoseMg = typed }, drawn, new SessionForm { DoseMg = now });
        Assert.Equal((kept, asks), (merged.DoseMg, conflicts.ContainsKey("DoseMg")));
    }

    [Theory]
    [InlineData("/sessions/record/{0}?id={1}", "Save the change", "was-DoseMg")]
    [InlineData("/sessions/watchplan/{0}", "Keep this plan", "seen")]
    [InlineData("/patients/chart/{0}", "Keep", "wasWhen")]
    [InlineData("/patients/eligibility/{0}", "Keep", "Seen")]
    [InlineData("/programmes/edit", "Save", "Form.Revision")]
    public async Task Every_form_that_changes_what_stands_says_what_it_was_drawn_from(string path, string button, string field)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var (_, session) = await Recorded(clinic);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var at = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, session.PatientId, session.Id);
        Assert.Contains(field, (await osei.Form(at, button)).Fields.Keys);
    }

    private static async Task<(string Path, TreatmentSession Session)> Recorded(TestClinic clinic)
    {
        var ana = await clinic.Enrol("Ana");
        var start = new DateTimeOffset(2026, 10, 30, 14, 0, 0, TimeSpan.Zero);
        var body = new SessionBody(Guid.CreateVersion7(), ana.Id, default, start, start.AddMinutes(40), RouteOfAdministration.Intravenous, 0.5m, false);
        Assert.Empty(await clinic.Get<RecordSession>().Run(clinic.DrOsei.Caller(), body));
        return ($"/sessions/record/{ana.Id}?id={body.Id}", await clinic.Read(db => db.Sessions.SingleAsync()));
    }
}
