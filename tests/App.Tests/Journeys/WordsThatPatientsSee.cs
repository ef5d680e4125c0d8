using System.Net;
using System.Text.RegularExpressions;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Instruments;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Words;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Journeys;

/// <summary>Every page that a patient can come to, in every state that their care can be in, read word for word.</summary>
[Trait("Row", "3.3")]
[Trait("Row", "4.1")]
[Trait("Row", "N1")]
[Trait("Hazard", "false-calm")]
public sealed partial class WordsThatPatientsSee
{
    /// <summary>Published questionnaires keep their wording.</summary>
    private static readonly string[] Published =
        [.. Phq9.Definition.Items.Concat(Gad7.Definition.Items).Select(i => i.Text), Phq9.Definition.Stem, Gad7.Definition.Stem, .. Asq.Questions.Select(q => q.Text)];

    private static readonly string[] Codes = [.. Catalogue.Current.Signs.Select(s => s.Card.Code).Where(c => c.Contains('-'))];

    [Theory]
    [InlineData("before the first session")]
    [InlineData("day 0")]
    [InlineData("day 1")]
    [InlineData("day 5")]
    [InlineData("day 10")]
    [InlineData("day 30")]
    [InlineData("a dip")]
    [InlineData("a week of a dip")]
    [InlineData("seen")]
    [InlineData("closed")]
    [InlineData("known ideation")]
    [InlineData("silent")]
    [InlineData("a fade")]
    public async Task No_page_claims_judges_or_shows_a_code_and_none_reassures_while_an_alert_is_open(string state)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var ben = await clinic.Visit("Ben");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await clinic.Read(db => db.Patients.ExecuteUpdateAsync(p => p.SetProperty(x => x.CallWhen, "your answers reach 6 two days in a row").SetProperty(x => x.CallWhom, "Dr Osei")));
        await Comes(clinic, patient, state);
        var isOpen = (await clinic.OpenAlerts(patient)).Count > 0;
        var pages = await Crawl(ben);
        Assert.True(pages.Count >= 9, string.Join(' ', pages.Keys));
        foreach (var (path, text) in pages)
        {
            var ours = Published.Aggregate(text, (rest, words) => rest.Replace(words, " ", StringComparison.Ordinal));
            Assert.Empty(BlockedClaims.In(ours).Select(c => $"{path}: {c}"));
            Assert.Empty(Tone.In(ours).Select(w => $"{path}: {w}"));
            Assert.DoesNotMatch(@"(?i)\bfalse\b", ours);
            Assert.Empty(Codes.Where(c => Regex.IsMatch(ours, $@"(?i)\b{c}\b")).Select(c => $"{path}: {c}"));
            Assert.False(isOpen && (ours.Contains("recent range", StringComparison.Ordinal) || ours.Contains("is common", StringComparison.OrdinalIgnoreCase)), path);
        }
    }

    private static async Task Comes(TestClinic clinic, Patient ben, string state)
    {
        if (state.StartsWith("day ", StringComparison.Ordinal))
        {
            await clinic.HadASession(ben, TimeSpan.FromDays(int.Parse(state[4..])) + TimeSpan.FromHours(1));
            await clinic.Answers(ben, 3);
        }
        else if (state is "a dip" or "seen" or "closed")
        {
            await clinic.Dips(ben);
            await clinic.Says(ben, ReportKind.FeelWorse);
            foreach (var alert in state == "a dip" ? [] : await clinic.OpenAlerts(ben))
            {
                await clinic.Get<WorkAlert>().Acknowledge(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, "I will call you.");
                if (state == "closed")
                {
                    await clinic.Get<WorkAlert>().Close(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, new ClosingWords(Outcome.FalseAlarm, "a slip of the thumb"));
                }
            }
        }
        else if (state == "a week of a dip")
        {
            await clinic.Dips(ben);
            clinic.Time.Advance(TimeSpan.FromDays(8));
            await clinic.Answers(ben, 5);
        }
        else if (state == "known ideation")
        {
            await clinic.Answers(ben, 4, SafetyAnswer.PassingThoughts);
            var alert = await clinic.OpenAlert(ben, Ideation.Code);
            await clinic.Get<WorkAlert>().Close(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, new ClosingWords(Outcome.Reached, "spoke"));
        }
        else if (state == "silent")
        {
            await clinic.Dips(ben);
            await clinic.Wait(TimeSpan.FromHours(50), TimeSpan.FromHours(2));
        }
        else if (state == "a fade")
        {
            await clinic.Fades(ben);
        }
    }

    /// <summary>All that links lead to from the patient's home, and the ways in that no link shows.</summary>
    private static async Task<Dictionary<string, string>> Crawl(Visitor ben)
    {
        var pages = new Dictionary<string, string>();
        var ahead = new Queue<string>(["/home", "/checkins/today?mode=short", "/help/now?told=1", "/home?told=worse", "/checkins/screener/0199c0de-0000-7000-8000-000000000000"]);
        while (ahead.TryDequeue(out var path))
        {
            if (pages.ContainsKey(path))
            {
                continue;
            }

            var shown = await ben.Get(path);
            Assert.True(shown.Status is HttpStatusCode.OK or HttpStatusCode.Found, $"{path}: {shown.Status}");
            pages[path] = $"{shown.Text} {string.Join(' ', Spoken().Matches(shown.Html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)))}";
            foreach (var link in Link().Matches(shown.Html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)))
            {
                ahead.Enqueue(link);
            }
        }

        return pages;
    }

    [GeneratedRegex(@"<a\b[^>]*\shref=""(/[^""#]*)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\s(?:aria-label|title|alt|placeholder)=""([^""]*)""")]
    private static partial Regex Spoken();
}
