using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.AfterSession;

[Trait("Row", "2.10")]
[Trait("Hazard", "worsening-unseen")]
public sealed class RateTests
{
    private const string Offer = "Say how it was";

    [Theory, OnBothDatabases]
    public async Task Hard_in_a_way_that_needs_help_is_an_item_for_clinician_and_coach_in_the_same_request(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (patient, session, ana) = await ADayAfter(clinic);
        var coach = await clinic.Account("Kit", Role.Coach);
        await clinic.Change(db => db.CareTeam.Add(new CareTeamMember { ClinicId = patient.ClinicId, PatientId = patient.Id, UserId = coach.Id }));
        using var kit = await Visitor.SignedIn(clinic, coach);
        Assert.DoesNotContain("help is wanted", (await kit.Get("/windows")).Text);

        var form = await ana.Form($"/aftersession/rate/{session}", "Send it");
        var answers = new Dictionary<string, string> { ["Form.Ease"] = "2", ["Form.Meaning"] = "7", ["Form.Distress"] = "9", ["Form.Help"] = "Yes" };
        var kept = await ana.Send(form, answers);
        await ana.Send(form, answers);

        var alert = await clinic.OpenAlert(patient);
        Assert.Equal(("hard-session", Priority.Urgent, clinic.Now), (alert.Sign, alert.Priority, alert.OpenedAt));
        var rating = await clinic.Read(db => db.SessionRatings.SingleAsync());
        Assert.Equal((Answer.Of(2), Answer.Of(7), Answer.Of(9), HelpWanted.Yes, session), (rating.Ease, rating.Meaning, rating.Distress, rating.Help, rating.SessionId));
        Assert.Equal((ReportKind.HardSession, "ease 2, meaning 7, distress 9, of 10"), await clinic.Read(async db => (await db.Reports.SingleAsync()) is var r ? (r.Kind, r.Words) : default));
        Assert.Contains("It is on the list of your care team that you want help with it.", (await ana.Get(kept.Location)).Text);

        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Contains("A hard session", (await osei.Get("/inbox")).Text);
        Assert.Contains("ease 2, meaning 7, distress 9", (await osei.Get($"/patients/chart/{patient.Id}")).Text);
        Assert.Contains("A hard session: help is wanted, since", (await kit.Get("/windows")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_yes_nobody_is_told_and_a_no_that_comes_after_a_yes_closes_nothing(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (patient, session, ana) = await ADayAfter(clinic);
        var form = await ana.Form($"/aftersession/rate/{session}", "Send it");
        await ana.Send(form, new() { ["Form.Distress"] = "4", ["Form.Help"] = "NotSaid" });
        Assert.Empty(await clinic.OpenAlerts(patient));
        // The same page, gone back to: both are kept.
        await ana.Send(form, new() { ["Form.Distress"] = "4", ["Form.Help"] = "Yes" });
        Assert.Single(await clinic.OpenAlerts(patient));
        await ana.Send(form, new() { ["Form.Distress"] = "1", ["Form.Help"] = "No" });
        Assert.Single(await clinic.OpenAlerts(patient));
        Assert.Equal(3, await clinic.Read(db => db.SessionRatings.CountAsync()));
    }

    [Fact]
    public async Task One_answer_is_enough_none_is_asked_again_and_what_is_no_number_is_said_and_stays()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var (_, session, ana) = await ADayAfter(clinic);
        var path = $"/aftersession/rate/{session}";
        Assert.Contains("Nothing is chosen yet. One answer is enough", (await ana.Fill(path, "Send it")).Text);
        foreach (var wrong in new[] { "11", "-1", "much" })
        {
            var answer = await ana.Fill(path, "Send it", new() { ["Form.Ease"] = wrong, ["Form.Help"] = "Yes" });
            Assert.Contains("Please choose a number from 0 to 10", answer.Text);
            Assert.Matches("value=\"Yes\" checked", answer.Html);
        }

        Assert.Equal(0, await clinic.Read(db => db.SessionRatings.CountAsync()));
        Assert.Contains("Kept. Thank you.", (await ana.Get((await ana.Fill(path, "Send it", new() { ["Form.Meaning"] = "10" })).Location)).Text);
        var rating = await clinic.Read(db => db.SessionRatings.SingleAsync());
        Assert.Equal((Answer.Skipped, Answer.Of(10), HelpWanted.NotSaid), (rating.Ease, rating.Meaning, rating.Help));
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "consent-while-altered")]
    public async Task It_is_asked_for_a_week_from_when_judgement_is_clear_again_and_not_a_moment_before(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var start = clinic.Now;
        var (_, _, ana) = await After(clinic, TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1));
        async Task<bool> Asked(TimeSpan after)
        {
            clinic.Time.SetUtcNow(start + after);
            return (await ana.Get("/home")).Text.Contains(Offer) || (await ana.Get("/home?usual=true")).Text.Contains(Offer);
        }

        Assert.False(await Asked(TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1)));
        Assert.True(await Asked(TimeSpan.FromHours(24)));
        Assert.True(await Asked(TimeSpan.FromDays(8) - TimeSpan.FromMilliseconds(1)));
        Assert.False(await Asked(TimeSpan.FromDays(8)));
    }

    [Fact]
    [Trait("Hazard", "consent-while-altered")]
    public async Task Whoever_rates_in_the_altered_hours_is_heard_and_not_asked_again()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var (patient, session, ana) = await After(clinic, TimeSpan.FromHours(2));
        Assert.Equal(HttpStatusCode.Found, (await ana.Fill($"/aftersession/rate/{session}", "Send it", new() { ["Form.Help"] = "Yes" })).Status);
        Assert.Single(await clinic.OpenAlerts(patient), a => a.Sign == "hard-session");
        clinic.Time.Advance(TimeSpan.FromHours(22));
        Assert.DoesNotContain(Offer, (await ana.Get("/home")).Text);
    }

    [Fact]
    public async Task Anothers_session_cannot_be_rated_and_neither_can_one_without_a_dose()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var (_, session, ana) = await ADayAfter(clinic);
        using var ben = await clinic.Visit("Ben");
        Assert.Equal(HttpStatusCode.NotFound, (await ben.Get($"/aftersession/rate/{session}")).Status);
        await clinic.Read(async db => await db.Sessions.ExecuteUpdateAsync(u => u.SetProperty(s => s.NotGivenAt, clinic.Now)));
        Assert.Equal(HttpStatusCode.NotFound, (await ana.Get($"/aftersession/rate/{session}")).Status);
    }

    private static Task<(Patient Patient, Guid Session, Visitor Ana)> ADayAfter(TestClinic clinic) => After(clinic, TimeSpan.FromHours(24));

    private static async Task<(Patient Patient, Guid Session, Visitor Ana)> After(TestClinic clinic, TimeSpan after)
    {
        var patient = await clinic.Enrol("Ana");
        var id = Guid.CreateVersion7();
        await clinic.Change(db => db.Sessions.Add(new Data.TreatmentSession
        {
            ClinicId = patient.ClinicId, Id = id, PatientId = patient.Id, Route = RouteOfAdministration.Intravenous, StartedAt = clinic.Now, DosedAt = clinic.Now, EndedAt = clinic.Now.AddHours(2),
            On = DateOnly.FromDateTime(clinic.Now.UtcDateTime),
        }));
        clinic.Time.Advance(after);
        return (patient, id, await Visitor.SignedIn(clinic, await clinic.AccountOf(patient)));
    }
}
