using System.Net;
using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Enrolment;

[Trait("Row", "1.6")]
[Trait("Hazard", "dosed-though-unfit")]
public sealed class QuestionsTests
{
    private const string Page = "/enrolment/questions";
    private const string Keep = "Keep my answers";

    [Theory, OnBothDatabases]
    public async Task Nobody_but_a_patient_opens_this_room(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        using var stranger = new Visitor(clinic);
        Assert.Equal(HttpStatusCode.Forbidden, (await osei.Get(Page)).Status);
        Assert.StartsWith("/account/signin", (await stranger.Get(Page)).Location, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Answers_are_kept_in_as_many_sittings_as_it_takes_and_what_is_open_is_named(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        Assert.Contains("11 of 11 have no answer yet.", (await ana.Get(Page)).Text);
        var kept = await ana.Fill(Page, Keep, new() { ["aneurysm"] = "No", ["allergy"] = "NotSure", ["allergy-words"] = "A rash, long ago." });
        var page = await ana.Get(kept.Location);
        Assert.Contains("Kept. Thank you. Still open: arteriovenous malformation, bleeding in the brain,", page.Text);
        Assert.Contains("A rash, long ago.", page.Html);
        await ana.Fill(Page, Keep, new(No(except: ["aneurysm", "allergy"])) { ["allergy-words"] = "A rash, long ago." });
        Assert.Contains("All questions have an answer. A clinician reads them", (await ana.Get(Page)).Text);
        var rows = await Answers(clinic);
        Assert.Equal(11, rows.Count);
        Assert.Equal((ContraindicationReply.NotSure, "A rash, long ago."), rows.Where(a => a.Code == "allergy").Select(a => (a.Reply, a.Words)).Single());
        Assert.Empty(await clinic.Read(db => db.Alerts.ToListAsync()));
    }

    [Theory, OnBothDatabases(Races = true)]
    public async Task The_same_form_twice_adds_nothing_and_a_changed_answer_stands_beside_the_old_one(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var form = await ana.Form(Page, Keep);
        await Task.WhenAll(ana.Send(form, No()), ana.Send(form, No()));
        Assert.Equal(11, (await Answers(clinic)).Count);
        await ana.Fill(Page, Keep, new() { ["mania"] = "Yes" });
        await ana.Fill(Page, Keep, new() { ["mania"] = "Yes", ["mania-words"] = "In 2019." });
        Assert.Equal(["No", "Yes", "Yes In 2019."], (await Answers(clinic)).Where(a => a.Code == "mania").Select(a => $"{a.Reply} {a.Words}".Trim()));
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_is_kept_and_nothing_is_lost_when_something_is_wrong(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        foreach (var (field, value, said) in new (string, string, string)[]
        {
            ("aneurysm", "9", "Please choose Yes, No or Not sure."),
            ("aneurysm", "Perhaps", "Please choose Yes, No or Not sure."),
            ("pregnancy-words", new string('w', 1001), "Please keep it to 1000 characters; this has 1001."),
            ("bladder-words", "since May", "Please choose Yes, No or Not sure as well"),
        })
        {
            var page = await ana.Fill(Page, Keep, new(No(except: ["aneurysm", "bladder"])) { ["mania"] = "Yes", ["mania-words"] = "Told me in 2019", [field] = value });
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains(said, page.Text);
            Assert.Contains("Told me in 2019", page.Html);
            Assert.Matches(@"name=""mania"" value=""Yes"" checked", page.Html);
        }

        Assert.Empty(await Answers(clinic));
        await ana.Fill(Page, Keep, new() { ["mania"] = "Yes", ["mania-words"] = new string('w', 1000) });
        Assert.Single(await Answers(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task A_new_yes_after_the_decision_undoes_it_at_once_and_the_patient_reads_so(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await ana.Fill(Page, Keep, No());
        await clinic.SaysEligible(patient);
        Assert.True(await MayBook(clinic, patient));
        Assert.Contains("Sessions can be booked.", (await ana.Get(Page)).Text);
        // At the same instant by the clock, and even by one that was set back: what comes after the decision counts as after it.
        await ana.Fill(Page, Keep, new() { ["breathing"] = "Yes" });
        Assert.False(await MayBook(clinic, patient));
        Assert.Contains("You have changed an answer.", (await ana.Get(Page)).Text);
        await clinic.SaysEligible(patient);
        Assert.True(await MayBook(clinic, patient));
    }

    private static Dictionary<string, string> No(params string[] except) => Contraindications.All.Where(c => !except.Contains(c.Code)).ToDictionary(c => c.Code, _ => "No");

    private static Task<bool> MayBook(TestClinic clinic, Patient patient) => clinic.Read(async db => (await ReadEligibility.Of(db, patient.Key(), TestContext.Current.CancellationToken)).MayBook);

    private static Task<List<ContraindicationAnswer>> Answers(TestClinic clinic) => clinic.Read(db => db.ContraindicationAnswers.AsNoTracking().OrderBy(a => a.AnsweredAt).ToListAsync());
}
