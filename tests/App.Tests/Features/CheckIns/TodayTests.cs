using System.Net;
using System.Text;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.CheckIns;

[Trait("Row", "4.5")]
[Trait("Row", "4.1")]
public sealed class TodayTests
{
    private static readonly Dictionary<string, string> Calm = new()
    {
        ["Form.LowMood"] = "3", ["Form.Anxiety"] = "2", ["Form.Restlessness"] = "4", ["Form.Hope"] = "7", ["Form.Energy"] = "5", ["Form.SleepHours"] = "7.5",
    };

    [Theory, OnBothDatabases]
    public async Task Only_patients_have_a_check_in(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var stranger = new Visitor(clinic);
        Assert.StartsWith("/account/signin", (await stranger.Get("/checkins/today")).Location);
    }

    [Theory, OnBothDatabases]
    public async Task Ana_answers_and_her_answers_are_kept_as_she_gave_them(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        await ana.Fill("/checkins/today", "No", Calm);
        var shown = await ana.Fill("/checkins/today", "Keep my answers", Calm);
        Assert.StartsWith("/home?kept=", shown.Location);
        Assert.Contains("Kept at the clinic at 10:00. Thank you.", (await ana.Get(shown.Location)).Text);
        var kept = await clinic.Read(db => db.CheckIns.OrderBy(c => c.Revision).LastAsync());
        Assert.Equal((Answer.Of(3), Answer.Of(2), Answer.Of(4), Answer.Of(7), Answer.Of(5), Answer.Of(7.5m)), (kept.LowMood, kept.Anxiety, kept.Restlessness, kept.Hope, kept.Energy, kept.SleepHours));
        Assert.Equal((SafetyAnswer.No, true), (kept.Safety, kept.IsWhole));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "4.6")]
    [Trait("Hazard", "missed-crisis")]
    public async Task The_safety_answer_is_sent_when_it_is_tapped_even_if_the_form_is_left_there(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        var shown = await ben.Fill("/checkins/today", "Passing thoughts", new() { ["Form.LowMood"] = "8" });
        Assert.StartsWith("/checkins/screener/", shown.Location);
        var alert = Assert.Single(await clinic.Read(db => db.Alerts.ToListAsync()));
        Assert.Equal(("ideation", Priority.Asap), (alert.Sign, alert.Priority));
        var page = (await ben.Get(shown.Location)).Text;
        Assert.True(page.IndexOf("Call 999", StringComparison.Ordinal) < page.IndexOf("A few short questions", StringComparison.Ordinal), "Numbers come first.");
        Assert.Contains("Samaritans 116 123", page);
        // What was tapped before is not lost either, and the form goes on where it was left.
        Assert.Equal(Answer.Of(8), (await clinic.Read(db => db.CheckIns.SingleAsync())).LowMood);
        Assert.Contains("Your answer today: “Passing thoughts”. It has been sent.", (await ben.Get("/checkins/today")).Text);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "4.6")]
    public async Task An_acute_screener_is_stat_and_stopping_before_it_changes_nothing(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        var screener = (await ben.Fill("/checkins/today", "Strong or frequent")).Location;
        await ben.Fill(screener, "Send", new() { ["Answers[0]"] = "Yes", ["Answers[1]"] = "No", ["Answers[2]"] = "Yes", ["Answers[3]"] = "No", ["Answers[4]"] = "Yes" });
        Assert.Equal(Priority.Stat, (await clinic.Read(db => db.Alerts.SingleAsync(a => a.Sign == "ideation"))).Priority);
        await ben.Fill(screener, "The clinic calls me");
        Assert.Equal(Priority.Asap, (await clinic.Read(db => db.Alerts.SingleAsync(a => a.Sign == "call-me"))).Priority);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "4.6")]
    public async Task A_skipped_safety_question_is_asked_once_more_and_then_counts_as_prefer_not_to_say(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        var form = await ben.Form("/checkins/today", "Keep my answers");
        var again = await ben.Send(form, Calm);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Contains("One question is left.", again.Text);
        await ben.Send(form, new(Calm) { ["Form.AskedOnce"] = "true" });
        Assert.Equal(SafetyAnswer.PreferNotToSay, (await clinic.Read(db => db.CheckIns.OrderBy(c => c.Revision).LastAsync())).Safety);
    }

    [Theory, OnBothDatabases]
    public async Task The_safety_question_is_due_at_each_days_first_check_in_only(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        await ana.Fill("/checkins/today", "No");
        await ana.Fill("/checkins/today", "Keep my answers", Calm);
        var again = await ana.Form("/checkins/today", "Keep my answers");
        Assert.StartsWith("/home?kept=", (await ana.Send(again, Calm)).Location, StringComparison.Ordinal);
        clinic.Time.Advance(TimeSpan.FromHours(24));
        Assert.DoesNotContain("Your answer today", (await ana.Get("/checkins/today")).Text, StringComparison.Ordinal);
        Assert.Contains("One question is left.", (await ana.Fill("/checkins/today", "Keep my answers", Calm)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Form.LowMood", "11", "Please choose a number from 0 to 10.")]
    [InlineData("Form.LowMood", "-1", "Please choose a number from 0 to 10.")]
    [InlineData("Form.Anxiety", "a lot", "Please choose a number from 0 to 10.")]
    [InlineData("Form.Restlessness", "1e3", "Please choose a number from 0 to 10.")]
    [InlineData("Form.Hope", "99999999999999999999999999999999", "Please choose a number from 0 to 10.")]
    [InlineData("Form.Energy", "10.5", "Please choose a number from 0 to 10.")]
    [InlineData("Form.SleepHours", "25", "Please choose a number from 0 to 24 hours.")]
    public async Task What_lies_off_the_scale_is_named_kindly_and_nothing_typed_is_lost(string field, string typed, string words)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var ana = await clinic.Visit("Ana");
        await ana.Fill("/checkins/today", "No");
        var form = await ana.Form("/checkins/today", "Keep my answers");
        var shown = await ana.Send(form, new(Calm) { [field] = typed });
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains(words, shown.Text);
        Assert.Contains("Your answers are still here.", shown.Text);
        var others = Calm.Where(c => c.Key != field && c.Key != "Form.SleepHours");
        Assert.All(others, other => Assert.Matches($"name=\"{other.Key}\" value=\"{other.Value}\" checked", shown.Html));
        Assert.All(await clinic.Read(db => db.CheckIns.ToListAsync()), c => Assert.False(c.IsWhole));
    }

    [Theory, OnBothDatabases]
    public async Task Sending_the_same_form_twice_keeps_it_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        await ana.Fill("/checkins/today", "No");
        var form = await ana.Form("/checkins/today", "Keep my answers");
        Assert.Equal((await ana.Send(form, Calm)).Location, (await ana.Send(form, Calm)).Location);
        Assert.Equal(1, await clinic.Read(db => db.CheckIns.CountAsync(c => c.IsWhole)));
    }

    [Fact]
    [Trait("Row", "7.5")]
    public async Task Two_taps_are_enough_on_a_hard_day()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var ana = await clinic.Visit("Ana");
        var shown = await ana.Fill("/checkins/today?mode=short", "No", new() { ["Form.Overall"] = "8" });
        Assert.StartsWith("/home?kept=", shown.Location);
        var kept = await clinic.Read(db => db.CheckIns.SingleAsync());
        Assert.Equal((Answer.Of(8), SafetyAnswer.No, true), (kept.Overall, kept.Safety, kept.IsWhole));
    }

    [Fact]
    public async Task Ten_megabytes_are_refused_kindly_and_nothing_is_kept_half()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var ana = await clinic.Visit("Ana");
        var form = await ana.Form("/checkins/today", "Keep my answers");
        var shown = await ana.Send(form, new() { ["Form.LowMood"] = new string('9', 10_000_000) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, shown.Status);
        Assert.Contains("That was too much at once", shown.Text);
        Assert.Equal(0, await clinic.Read(db => db.CheckIns.CountAsync()));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused_kindly_and_nothing_is_kept_half()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var ana = await clinic.Visit("Ana");
        var form = await ana.Form("/checkins/today", "Keep my answers");
        var shown = await ana.SendRaw(form, [.. Encoding.ASCII.GetBytes("&Form.LowMood="), 0xC3, 0x28, 0xFF, .. Encoding.ASCII.GetBytes("%FF%FE")]);
        Assert.True(shown.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, shown.Status.ToString());
        Assert.All(await clinic.Read(db => db.CheckIns.ToListAsync()), c => Assert.False(c.LowMood.IsAnswered));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "N2")]
    public async Task After_a_missed_day_that_matters_the_form_asks_how_yesterday_was_and_the_answer_is_kept(Store store)
    {
        const string Question = "How hard was yesterday, Sun 1 Nov?";
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await clinic.HadASession(patient, TimeSpan.FromDays(3), before: 3);
        Assert.DoesNotContain(Question, (await ben.Get("/checkins/today")).Text, StringComparison.Ordinal);
        await clinic.Answers(patient, 6, at: clinic.Now.AddDays(-2));
        Assert.Contains(Question, (await ben.Get("/checkins/today")).Text);
        Assert.Contains(Question, (await ben.Get("/checkins/today?mode=short")).Text);
        var answers = new Dictionary<string, string>(Calm) { ["Form.Yesterday"] = "7" };
        await ben.Fill("/checkins/today", "No", answers);
        await ben.Fill("/checkins/today", "Keep my answers", answers);
        var kept = await clinic.Read(db => db.CheckIns.OrderBy(c => c.ReceivedAt).ThenBy(c => c.Revision).LastAsync());
        Assert.Equal((Answer.Of(7), Answer.Of(3), true), (kept.Yesterday, kept.LowMood, kept.IsWhole));
        Assert.Contains("how hard the day before, remembered 7", (await ben.Get("/home/timeline")).Text);
        Assert.DoesNotContain(Question, (await ben.Get("/checkins/today")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Row", "N2")]
    public async Task Yesterday_may_be_left_out_and_off_the_scale_is_asked_again()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var ben = await clinic.Visit("Ben");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await clinic.HadASession(patient, TimeSpan.FromDays(3), before: 3);
        await clinic.Answers(patient, 6, at: clinic.Now.AddDays(-2));
        Assert.Contains("Please choose a number from 0 to 10.", (await ben.Fill("/checkins/today", "No", new(Calm) { ["Form.Yesterday"] = "11" })).Text);
        var left = await ben.Fill("/checkins/today", "No", Calm);
        await ben.Fill(left.Location, "Keep my answers", Calm);
        Assert.Equal(Answer.Skipped, (await clinic.Read(db => db.CheckIns.OrderBy(c => c.ReceivedAt).ThenBy(c => c.Revision).LastAsync())).Yesterday);
    }
}
