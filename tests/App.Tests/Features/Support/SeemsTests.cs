using System.Net;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Words;
using Evenkeel.Data;
using Evenkeel.Tests.Features.Live;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Support;

/// <summary>"How does Ana seem to you today?": asked only if she lets them be asked, read by her, and no answer of hers.</summary>
[Trait("Row", "6.19")]
public sealed class SeemsTests
{
    private const string Question = "How does Ana seem to you today?";

    [Theory, OnBothDatabases]
    [Trait("Row", "6.16")]
    public async Task They_are_asked_with_the_yes_until_its_last_day_ends_and_not_once_it_is_taken_back(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        var account = await day.SamsAccount();
        using var sam = await Visitor.SignedIn(clinic, account);
        Assert.DoesNotContain(Question, (await sam.Get("/support")).Text, StringComparison.Ordinal);
        await day.Shares(ConsentKind.AsksHowISeem);
        var form = await sam.Form("/support", "Not sure");
        await day.Shares(ConsentKind.AsksHowISeem, give: false);
        Assert.DoesNotContain(Question, (await sam.Get("/support")).Text, StringComparison.Ordinal);
        var late = (await sam.Send(form, new() { ["Words"] = "Quiet at breakfast" })).Text;
        Assert.Contains("You are not asked about this any more.", late);
        Assert.Contains("You wrote: “Quiet at breakfast”", late);
        Assert.Empty(await Kept(clinic));
        await day.Shares(ConsentKind.AsksHowISeem, until: new DateOnly(2026, 11, 2));
        // The patient's day ends at 04:00.
        clinic.Time.SetUtcNow(new DateTimeOffset(2026, 11, 3, 4, 0, 0, TimeSpan.Zero).AddTicks(-10));
        using var still = await Visitor.SignedIn(clinic, account);
        Assert.Contains(Question, (await still.Get("/support")).Text);
        clinic.Time.SetUtcNow(new DateTimeOffset(2026, 11, 3, 4, 0, 0, TimeSpan.Zero));
        Assert.DoesNotContain(Question, (await still.Get("/support")).Text, StringComparison.Ordinal);
        await still.Send(form);
        Assert.Empty(await Kept(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task Answered_twice_from_one_page_it_is_one_and_the_patient_and_the_clinicians_read_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        using var sam = await Visitor.SignedIn(clinic, await day.SamsAccount());
        using var ana = await Visitor.SignedIn(clinic, await clinic.AccountOf(day.Ana));
        Assert.Contains("Is not asked how you seem to them.", (await ana.Get("/supportpeople")).Text);
        Assert.Contains("Nobody has answered so far.", (await ana.Get("/supportpeople/seems")).Text);
        await day.Shares(ConsentKind.AsksHowISeem);
        Assert.Contains("Is asked how you seem to them. Take it back You and your clinicians read each answer, and who gave it. It never counts as your own. What they answered", (await ana.Get("/supportpeople")).Text);
        var before = (await sam.Get("/support")).Text;
        Assert.Contains($"{Question} Ana can read what you answer , and so can the clinic.", before);
        Assert.Empty(BlockedClaims.In(before));
        Assert.Empty(Tone.In(before));
        var form = await sam.Form("/support", "Not sure");
        await clinic.Wait(TimeSpan.FromMinutes(5));
        Assert.Equal("/support#seems", (await sam.Send(form, new() { ["Words"] = "Quiet at breakfast" })).Location);
        Assert.Equal("/support#seems", (await sam.Send(form, new() { ["Words"] = "Quiet at breakfast" })).Location);
        var kept = Assert.Single(await Kept(clinic));
        Assert.Equal((Seems.NotSure, "Quiet at breakfast", day.Sam.Id, clinic.Now, clinic.Now), (kept.Seems, kept.Words, kept.SupportPersonId, kept.At, kept.ReceivedAt));
        Assert.Contains("You said at 10:05: not sure", (await sam.Get("/support")).Text);
        Assert.Contains("Sam , 10:05: not sure. “Quiet at breakfast”", (await ana.Get("/supportpeople/seems")).Text);
        Assert.Contains("How you seem to Sam: not sure. “Quiet at breakfast”", (await ana.Get("/home/timeline")).Text);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Contains("How they seem to Sam: not sure. “Quiet at breakfast”", (await osei.Get($"/patients/chart/{day.Ana.Id}")).Text);
        var log = (await ana.Get("/account/accesslog")).Text;
        Assert.Contains("Sam said how you seem to them", log);
        Assert.Contains("Dr Osei opened your chart", log);
        // What was answered stays readable when nobody is asked any more.
        await day.Shares(ConsentKind.AsksHowISeem, give: false);
        Assert.Contains("“Quiet at breakfast”", (await ana.Get("/supportpeople/seems")).Text);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "false-calm")]
    public async Task Well_quiets_lowers_and_closes_nothing_and_no_sign_reads_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        using var sam = await Visitor.SignedIn(clinic, await day.SamsAccount());
        await clinic.Dips(day.Ana);
        await clinic.Says(day.Ana, ReportKind.FeelWorse);
        await day.Shares(ConsentKind.AsksHowISeem);
        var (alerts, read, judged) = (await Alerts(clinic), await Trajectory(day), await clinic.Read(db => db.Assessments.CountAsync()));
        Assert.NotEmpty(alerts);
        Assert.Equal("/support#seems", (await sam.Fill("/support", "Well")).Location);
        Assert.Equal(Seems.Well, Assert.Single(await Kept(clinic)).Seems);
        Assert.Equal(alerts, await Alerts(clinic));
        Assert.Equal(read, await Trajectory(day));
        Assert.Equal(judged, await clinic.Read(db => db.Assessments.CountAsync()));
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "worsening-unseen")]
    public async Task Worried_opens_an_alert_after_well_too_and_not_well_opens_it_by_itself(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        using var sam = await Visitor.SignedIn(clinic, await day.SamsAccount());
        await day.Shares(ConsentKind.AsksHowISeem);
        await sam.Fill("/support", "Well");
        Assert.Empty(await clinic.OpenAlerts(day.Ana));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        var form = await sam.Form("/support", "Not well");
        var sent = await sam.Send(form, new() { ["Words"] = "She sleeps all day" });
        Assert.StartsWith("/support?sent=", sent.Location, StringComparison.Ordinal);
        Assert.Equal(sent.Location, (await sam.Send(form, new() { ["Words"] = "She sleeps all day" })).Location);
        Assert.Contains("The clinic has your message, since 10:01", (await sam.Get(sent.Location)).Text);
        Assert.Equal(Priority.Urgent, (await clinic.OpenAlert(day.Ana, WorriedSupportPerson.Code)).Priority);
        var report = Assert.Single(await clinic.Read(db => db.Reports.ToListAsync()));
        Assert.Equal((ReportKind.SupportWorried, "She sleeps all day"), (report.Kind, report.Words));
        Assert.Equal([Seems.Well, Seems.NotWell], (await Kept(clinic)).Select(o => o.Seems));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        await sam.Fill("/support", "I’m worried", new() { ["Words"] = "Still asleep" });
        Assert.Equal(["She sleeps all day", "Still asleep"], await clinic.Read(db => db.Reports.OrderBy(r => r.ReceivedAt).Select(r => r.Words).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "worsening-unseen")]
    public async Task Three_answers_fit_in_a_day_of_the_patient_a_fourth_waits_and_not_well_is_heard_all_the_same(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        var account = await day.SamsAccount();
        using var sam = await Visitor.SignedIn(clinic, account);
        await day.Shares(ConsentKind.AsksHowISeem);
        var (fourth, notWell) = (await sam.Form("/support", "Not sure"), await sam.Form("/support", "Not well"));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("/support#seems", (await sam.Fill("/support", "Well")).Location);
        }

        var page = await sam.Get("/support");
        Assert.Contains("That is all for today. Thank you.", page.Text);
        Assert.DoesNotContain("name=\"Seems\"", page.Html, StringComparison.Ordinal);
        var refused = (await sam.Send(fourth, new() { ["Words"] = "Better this evening" })).Text;
        Assert.Contains("3 answers in a day are all that we keep.", refused);
        Assert.Contains("You wrote: “Better this evening”", refused);
        Assert.Empty(await clinic.OpenAlerts(day.Ana));
        await sam.Send(notWell);
        Assert.Equal(Priority.Urgent, (await clinic.OpenAlert(day.Ana, WorriedSupportPerson.Code)).Priority);
        Assert.Equal(3, (await Kept(clinic)).Count);
        clinic.Time.SetUtcNow(new DateTimeOffset(2026, 11, 3, 4, 0, 0, TimeSpan.Zero).AddTicks(-10));
        using var still = await Visitor.SignedIn(clinic, account);
        Assert.Contains("That is all for today.", (await still.Get("/support")).Text);
        clinic.Time.SetUtcNow(new DateTimeOffset(2026, 11, 3, 4, 0, 0, TimeSpan.Zero));
        Assert.Equal("/support#seems", (await still.Fill("/support", "Well")).Location);
        Assert.Equal(4, (await Kept(clinic)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_that_came_late_keeps_its_time_and_a_clock_that_is_wrong_does_not_count(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        using var sam = await Visitor.SignedIn(clinic, await day.SamsAccount());
        await day.Shares(ConsentKind.AsksHowISeem);
        var at = clinic.Now;
        await sam.Fill("/support", "Well", new() { ["MadeAt"] = at.AddHours(-2).ToString("O"), ["SentAt"] = at.AddMinutes(10).ToString("O") });
        clinic.Time.SetUtcNow(at.AddMinutes(1));
        await sam.Fill("/support", "Well", new() { ["MadeAt"] = at.AddHours(-2).ToString("O"), ["SentAt"] = at.AddMinutes(11).AddTicks(10).ToString("O") });
        clinic.Time.SetUtcNow(at.AddMinutes(2));
        await sam.Fill("/support", "Well", new() { ["MadeAt"] = at.AddHours(1).ToString("O"), ["SentAt"] = "not a time" });
        Assert.Equal([(at.AddHours(-2), at), (at.AddMinutes(1), at.AddMinutes(1)), (at.AddMinutes(2), at.AddMinutes(2))], (await Kept(clinic)).Select(o => (o.At, o.ReceivedAt)));
    }

    [Theory, OnBothDatabases]
    public async Task While_a_session_goes_on_the_card_asks_and_this_page_does_not(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        using var sam = await Visitor.SignedIn(clinic, await day.SamsAccount());
        await day.Shares(ConsentKind.AsksHowISeem);
        var drawn = await sam.Form("/support", "Well");
        await day.Begins();
        Assert.DoesNotContain(Question, (await sam.Get("/support")).Text, StringComparison.Ordinal);
        // What was drawn before it began is taken.
        Assert.Equal("/support#seems", (await sam.Send(drawn)).Location);
        Assert.Single(await Kept(clinic));
        await clinic.Read(db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, clinic.Now)));
        Assert.Contains(Question, (await sam.Get("/support")).Text);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "wrong-patient")]
    public async Task Somebody_whom_nobody_chose_or_who_is_another_patients_answers_nothing(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        using var sam = await Visitor.SignedIn(clinic, await day.SamsAccount());
        await day.Shares(ConsentKind.AsksHowISeem);
        var drawn = await sam.Form("/support", "Not well");
        var ben = await clinic.Enrol("Ben");
        var kim = await clinic.Account("Kim", Role.Support, ben.Id);
        using var other = await Visitor.SignedIn(clinic, kim);
        Assert.DoesNotContain("Ana", (await other.Get("/support")).Text, StringComparison.Ordinal);
        var token = (await other.Form("/account", "Sign out")).Fields["__RequestVerificationToken"];
        Assert.Equal("/support", (await other.Send(drawn, new() { ["__RequestVerificationToken"] = token })).Location);
        await clinic.Read(db => db.SupportPeople.ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, clinic.Now)));
        Assert.Equal("/support", (await sam.Send(drawn)).Location);
        Assert.Empty(await Kept(clinic));
        Assert.Empty(await clinic.Read(db => db.Reports.ToListAsync()));
        using var ana = await Visitor.SignedIn(clinic, await clinic.AccountOf(day.Ana));
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.Get("/support")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await sam.Get("/supportpeople/seems")).Status);
    }

    [Fact]
    public async Task Two_hundred_letters_fit_and_one_more_is_said_kindly_kept_and_so_is_another_answer_from_the_same_page()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var day = await LiveDay.Of(clinic);
        using var sam = await Visitor.SignedIn(clinic, await day.SamsAccount());
        await day.Shares(ConsentKind.AsksHowISeem);
        var form = await sam.Form("/support", "Well");
        var tooLong = await sam.Send(form, new() { ["Words"] = new string('a', 201) });
        Assert.Contains("keep your words to 200 letters", tooLong.Text);
        Assert.Contains(new string('a', 201), tooLong.Html);
        Assert.Contains("Please choose how they seem", (await sam.Send(form, new() { ["Seems"] = "7" })).Text);
        Assert.Equal("/support#seems", (await sam.Send(form, new() { ["Words"] = new string('a', 200) })).Location);
        await clinic.Wait(TimeSpan.FromMinutes(1));
        var again = await sam.Send(form, new() { ["Words"] = "Brighter now" });
        Assert.Contains("This page was sent before, with another answer.", again.Text);
        Assert.Equal("/support#seems", (await sam.Send(Visitor.FormOn(again, "Well"))).Location);
        Assert.Equal([new string('a', 200), "Brighter now"], (await Kept(clinic)).Select(o => o.Words));
    }

    private static Task<List<SupportObservation>> Kept(TestClinic clinic) => clinic.Read(db => db.SupportObservations.AsNoTracking().OrderBy(o => o.ReceivedAt).ThenBy(o => o.Id).ToListAsync());

    private static async Task<IEnumerable<(string, Priority, DateTimeOffset?, DateTimeOffset?, DateTimeOffset?)>> Alerts(TestClinic clinic) =>
        (await clinic.Read(db => db.Alerts.AsNoTracking().OrderBy(a => a.Id).ToListAsync())).Select(a => (a.Sign, a.Priority, a.NextStepAt, a.ClosedAt, a.QuietUntil));

    private static async Task<string> Trajectory(LiveDay day) => KeptJson.Write(await day.Clinic.Read(db => Trajectories.Read(db, day.Ana, day.Clinic.Now)));
}
