using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Help;

/// <summary>The page after a grave answer, whatever the form's state (design 5b).</summary>
[Trait("Row", "4.6")]
[Trait("Hazard", "missed-crisis")]
public sealed class AfterAGraveAnswerTests
{
    private const string Energy = "Hours of sleep last night", Number = "Call 999", ClinicCalls = "The clinic calls me";

    private static readonly DateTimeOffset TwoInTheMorning = new(2026, 11, 3, 2, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, string> RightNow = Enumerable.Range(0, 5).ToDictionary(i => $"Answers[{i}]", _ => "Yes");

    /// <summary>The roads to the page: what is done, and what is said back there.</summary>
    public static TheoryData<Store, string, string> Roads()
    {
        var roads = new TheoryData<Store, string, string>();
        foreach (var store in Enum.GetValues<Store>())
        {
            roads.Add(store, "the safety answer only", "“Passing thoughts”");
            roads.Add(store, "the screener, with the form still open", "“Strong or frequent”");
            roads.Add(store, "the form, finished after a yes", "“Strong or frequent”");
            roads.Add(store, "the short way", "“Strong or frequent”");
            roads.Add(store, "the screener, with the form finished", "“Strong or frequent”");
            roads.Add(store, "item 9", "In the two-week questions");
            roads.Add(store, "the screener after item 9", "In the two-week questions");
            roads.Add(store, "help now", "You told us that you need help now.");
            roads.Add(store, "call me", "You asked for a call.");
        }

        return roads;
    }

    [Theory, MemberData(nameof(Roads))]
    public async Task Numbers_come_first_then_what_was_received_and_the_ways_to_a_person(Store store, string road, string saidBack)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        var page = await ben.Get(await Walk(ben, road));
        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain(Energy, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("recent range", page.Text, StringComparison.OrdinalIgnoreCase);
        var main = page.Html[page.Html.IndexOf("<main", StringComparison.Ordinal)..];
        int At(string words) => main.IndexOf(words, StringComparison.Ordinal);
        Assert.InRange(At("href=\"tel:999\""), 0, At("<form"));
        Assert.Contains(saidBack, page.Text, StringComparison.Ordinal);
        Assert.True(At("href=\"tel:999\"") < At("What you told us"), "The number stands above what was received.");
        Assert.Contains("Sent to your care team at 10:00.", page.Text, StringComparison.Ordinal);
        Assert.All(new[] { Number, "Talk to Samaritans, 116 123", "Imani, on call until" }, words => Assert.Contains(words, page.Text, StringComparison.Ordinal));
        Assert.Contains(road == "call me" ? "Ask again for a call" : ClinicCalls, page.Text, StringComparison.Ordinal);
        // Home keeps all of it, above everything else, while the alert is open.
        var home = await ben.Get("/home");
        Assert.InRange(home.Html.IndexOf("href=\"tel:999\"", StringComparison.Ordinal), 0, home.Html.IndexOf("How are you today?", StringComparison.Ordinal));
        Assert.Contains(saidBack, home.Text, StringComparison.Ordinal);
    }

    /// <returns>The page that comes next.</returns>
    private static async Task<string> Walk(Visitor ben, string road)
    {
        switch (road)
        {
            case "the safety answer only":
                return (await ben.Fill("/checkins/today", "Passing thoughts")).Location;
            case "the screener, with the form still open":
                return (await ben.Fill((await ben.Fill("/checkins/today", "Strong or frequent")).Location, "Send", RightNow)).Location;
            case "the form, finished after a yes":
                await ben.Fill("/checkins/today", "Strong or frequent");
                return (await ben.Fill("/checkins/today", "Keep my answers", new() { ["Form.LowMood"] = "7" })).Location;
            case "the short way":
                return (await ben.Fill("/checkins/today?mode=short", "Strong or frequent", new() { ["Form.Overall"] = "8" })).Location;
            case "the screener, with the form finished":
                return (await ben.Fill(await Walk(ben, "the form, finished after a yes"), "Send", RightNow)).Location;
            case "item 9":
                return (await ben.Fill("/checkins/measure/phq-9", "Several days", new() { ["Items[8]"] = "1" })).Location;
            case "the screener after item 9":
                return (await ben.Fill(await Walk(ben, "item 9"), "Send", RightNow)).Location;
            case "help now":
                return (await ben.Fill("/help/now", "I need help now")).Location;
            default:
                var form = await ben.Form("/help/now", "Please call me");
                return (await ben.Send(form)).Location;
        }
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "nobody-watching")]
    public async Task With_nobody_on_call_the_emergency_number_comes_first_and_no_call_is_offered(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoInTheMorning);
        using var ben = await clinic.Visit("Ben");
        await clinic.Read(db => db.OnCallShifts.ExecuteDeleteAsync());
        var page = (await ben.Get((await ben.Fill("/checkins/today", "Passing thoughts")).Location)).Text;
        Assert.DoesNotContain(ClinicCalls, page, StringComparison.Ordinal);
        Assert.Contains("Nobody at the clinic is watching right now. The clinic opens 08:00 and cannot answer before then. Please use the numbers on this page. In danger now? Call 999", page, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task At_the_highest_level_the_emergency_number_comes_before_the_call_and_below_it_after(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoInTheMorning);
        using var ben = await clinic.Visit("Ben");
        var screener = (await ben.Fill("/checkins/today", "Strong or frequent")).Location;
        Assert.True(await IsBefore(screener, ClinicCalls, "In danger now?"));
        var after = (await ben.Fill(screener, "Send", RightNow)).Location;
        Assert.True(await IsBefore(after, "In danger now?", ClinicCalls));

        async Task<bool> IsBefore(string path, string first, string second)
        {
            var text = (await ben.Get(path)).Text;
            Assert.Contains(second, text, StringComparison.Ordinal);
            return text.IndexOf(first, StringComparison.Ordinal) is >= 0 and var at && at < text.IndexOf(second, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Trait("Hazard", "nobody-watching")]
    public async Task While_nothing_proves_that_a_message_arrives_the_call_stays_with_its_doubt()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite, TwoInTheMorning);
        using var ben = await clinic.Visit("Ben");
        var path = (await ben.Fill("/checkins/today", "Passing thoughts")).Location;
        Assert.DoesNotContain("We cannot be sure", (await ben.Get(path)).Text, StringComparison.Ordinal);
        clinic.Get<Monitoring>().Current = new PathState(AlertPath.Down);
        var page = (await ben.Get(path)).Text;
        Assert.Contains(ClinicCalls, page, StringComparison.Ordinal);
        Assert.Contains("We cannot be sure that Imani hears us. Please do not wait for the call.", page, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Their_own_people_stand_there_and_are_called_with_one_tap_where_a_number_is_on_file(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        var mia = await clinic.Supports(patient, "Mia");
        await clinic.Read(db => db.Users.Where(u => u.Id == mia.UserId).ExecuteUpdateAsync(u => u.SetProperty(x => x.PhoneNumber, "+44 7700 900123")));
        await clinic.Change(db => db.SupportPeople.Add(new SupportPerson { ClinicId = 1, Id = Guid.CreateVersion7(), PatientId = patient.Id, Name = "Sam", Relation = "my brother" }));
        var page = await ben.Get((await ben.Fill("/checkins/today", "Passing thoughts")).Location);
        Assert.Contains("href=\"tel:+447700900123\">Call Mia</a>", page.Html.Replace("&#x2B;", "+", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("You chose Sam, my brother . Call them, or wake them if they are near.", page.Text, StringComparison.Ordinal);
        await clinic.Read(db => db.SupportPeople.ExecuteUpdateAsync(p => p.SetProperty(x => x.EndedAt, clinic.Now)));
        Assert.DoesNotContain("Mia", (await ben.Get("/home")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_would_rather_not_say_has_numbers_at_once_and_is_asked_about_a_call(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        var left = (await ben.Fill("/checkins/today", "I would rather not say")).Location;
        Assert.Contains(Number, (await ben.Get(left)).Text, StringComparison.Ordinal);
        var done = await ben.Get((await ben.Fill(left, "Keep my answers", new() { ["Form.LowMood"] = "4" })).Location);
        Assert.Contains(Number, done.Text, StringComparison.Ordinal);
        Assert.Contains(ClinicCalls, done.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "4.9")]
    public async Task Home_keeps_the_numbers_until_a_person_has_closed_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        await ben.Send(await ben.Form("/help/now", "Please call me"));
        Assert.Contains(Number, (await ben.Get("/home")).Text, StringComparison.Ordinal);
        var alert = await clinic.Read(db => db.Alerts.SingleAsync());
        await clinic.Get<WorkAlert>().Close(clinic.DrOsei.Caller().Actor, alert.Id, alert.PatientId, new ClosingWords(Outcome.Reached, "spoke"));
        var after = (await ben.Get("/home")).Text;
        Assert.DoesNotContain(Number, after, StringComparison.Ordinal);
        Assert.Contains("You asked for a call.", after, StringComparison.Ordinal);
        Assert.Contains("Dr Osei spoke with you about it.", after, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "4.9")]
    public async Task Many_alerts_are_one_card_that_says_each_word_once_and_what_comes_next(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await clinic.HadASession(patient, TimeSpan.FromHours(20));
        await clinic.Get<SubmitCheckIn>().Run(patient.Body(clinic.Now, 9, SafetyAnswer.StrongOrFrequent, hope: 1));
        await clinic.Says(patient, ReportKind.FeelWorse);
        await clinic.Says(patient, ReportKind.CallMe);
        Assert.InRange((await clinic.OpenAlerts(patient)).Count, 5, 9);
        var home = await ben.Get("/home");
        Assert.Equal(2, home.Html.Split("What you told us").Length);
        Assert.All(
            new[] { "“Strong or frequent”", "your low mood is at 9 of 10", "your hope is at 1 of 10", "You told us that you feel worse.", "You asked for a call.", "We go on until somebody answers." },
            words => Assert.Equal(2, home.Text.Split(words).Length));
        await clinic.Get<WorkAlert>().Acknowledge(clinic.DrOsei.Caller().Actor, (await clinic.OpenAlert(patient, "ideation")).Id, patient.Id, "I call you now.");
        Assert.Contains("Dr Osei saw it at 10:00. Dr Osei wrote: “I call you now.” If you have not heard from us by", (await ben.Get("/home")).Text, StringComparison.Ordinal);
    }
}
