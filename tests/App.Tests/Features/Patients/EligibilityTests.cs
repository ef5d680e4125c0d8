using System.Net;
using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Patients;

[Trait("Row", "1.6")]
[Trait("Hazard", "dosed-though-unfit")]
public sealed class EligibilityTests
{
    private const string Keep = "Keep the decision";

    [Theory, OnBothDatabases]
    public async Task Only_clinicians_decide_and_only_about_patients_of_theirs(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        using var self = await Visitor.SignedIn(clinic, await clinic.AccountOf(ana));
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        Assert.Equal(HttpStatusCode.Forbidden, (await self.Get(Page(ana))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await noor.Get(Page(ana))).Status);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Equal(HttpStatusCode.NotFound, (await osei.Get($"/patients/eligibility/{Guid.NewGuid()}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await osei.Get(Page(ana))).Status);
        Assert.Contains("read your answers before the treatment", (await self.Get("/account/accesslog")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task The_page_shows_each_answer_what_a_yes_means_where_that_is_said_and_what_was_changed(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.AnswersQuestions(ana, ContraindicationReply.No);
        clinic.Time.Advance(TimeSpan.FromMinutes(5));
        await clinic.AnswersQuestion(ana, "aneurysm", ContraindicationReply.Yes, "Found in 2020.");
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var page = (await osei.Get(Page(ana))).Text;
        Assert.Contains("Aneurysm: Yes", page);
        Assert.Contains("“Found in 2020.” Against the label Aneurysmal vascular disease is contraindicated. (Product label of esketamine", page);
        Assert.Contains("Changed 1× 10:00: No", page);
        Assert.Contains("Pregnancy: No", page);
        Assert.DoesNotContain("Not recommended in pregnancy", page);
        Assert.Contains("Sessions wait for a decision", (await osei.Get("/patients")).Text);
        Assert.Contains("Nobody has decided yet whether this patient may have sessions.", (await osei.Get($"/patients/chart/{ana.Id}")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task A_decision_needs_a_choice_and_a_reason_and_what_was_typed_stays(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.AnswersQuestions(ana, ContraindicationReply.No);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        foreach (var (typed, said) in new (Dictionary<string, string>, string)[]
        {
            (Typed(null, "All clear."), "Please choose one of the three."),
            (Typed((Eligibility)9, "All clear."), "Please choose one of the three."),
            (Typed(Eligibility.Eligible, " "), "Please give the reason."),
            (Typed(Eligibility.Eligible, new string('r', 1001)), "they have 1,001."),
            (Typed(Eligibility.NeedsClearance, "Heart first."), "Please choose which clinician must say yes."),
            (Typed(Eligibility.NeedsClearance, "Heart first.", by: clinic.Admin), "Please choose which clinician must say yes."),
        })
        {
            var page = await osei.Fill(Page(ana), Keep, typed);
            Assert.Contains("Nothing is decided yet.", page.Text);
            Assert.Contains(said, page.Text);
            Assert.Contains(typed["Reason"].Trim(), page.Html);
        }

        Assert.Empty(await Decisions(clinic));
    }

    [Theory, OnBothDatabases(Races = true)]
    public async Task A_decision_is_kept_once_with_who_when_and_why_and_the_list_no_longer_waits(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.AnswersQuestions(ana, ContraindicationReply.No);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var form = await osei.Form(Page(ana), Keep);
        var answers = await Task.WhenAll(osei.Send(form, Typed(Eligibility.Eligible, "All clear.")), osei.Send(form, Typed(Eligibility.Eligible, "All clear.")));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Found, a.Status));
        var kept = Assert.Single(await Decisions(clinic));
        Assert.Equal((Eligibility.Eligible, "All clear.", clinic.DrOsei.Id), (kept.Decision, kept.Reason, kept.DecidedBy));
        Assert.Contains("Eligible: sessions may be booked All clear. Dr Osei, 10:00", (await osei.Get(Page(ana))).Text);
        Assert.DoesNotContain("Sessions wait for a decision", (await osei.Get("/patients")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task What_came_while_the_clinician_was_reading_must_be_read_first(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.AnswersQuestions(ana, ContraindicationReply.No);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var form = await osei.Form(Page(ana), Keep);
        clinic.Time.Advance(TimeSpan.FromMinutes(1));
        await clinic.AnswersQuestion(ana, "brain-bleed", ContraindicationReply.Yes);
        var page = await osei.Send(form, Typed(Eligibility.Eligible, "All clear."));
        Assert.Contains("Something has come since you opened this page.", page.Text);
        Assert.Contains("Bleeding in the brain: Yes", page.Text);
        Assert.Contains("All clear.", page.Html);
        Assert.Empty(await Decisions(clinic));
    }

    [Theory]
    [InlineData(ContraindicationReply.Yes)]
    [InlineData(ContraindicationReply.NotSure)]
    public async Task Against_the_label_a_clinician_may_insist_and_must_say_why(ContraindicationReply reply)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ana = await clinic.Enrol("Ana");
        await clinic.AnswersQuestions(ana, ContraindicationReply.No);
        clinic.Time.Advance(TimeSpan.FromMinutes(1));
        await clinic.AnswersQuestion(ana, "allergy", reply);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var typed = Typed(Eligibility.Eligible, "Severe, nothing else has helped.");
        Assert.Contains("although the label speaks against them", (await osei.Fill(Page(ana), Keep, typed)).Text);
        Assert.Empty(await Decisions(clinic));
        typed["Although"] = "Skin test was negative.";
        Assert.Equal(HttpStatusCode.Found, (await osei.Fill(Page(ana), Keep, typed)).Status);
        Assert.Equal("Severe, nothing else has helped. Although the label speaks against it (allergy to ketamine): Skin test was negative.", Assert.Single(await Decisions(clinic)).Reason);
        // What must only be weighed asks for no more than the reason.
        await clinic.AnswersQuestion(ana, "mania", ContraindicationReply.Yes);
    }

    [Theory, OnBothDatabases]
    public async Task Clearance_is_given_by_the_named_clinician_or_after_the_name_was_changed_with_a_reason(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.AnswersQuestions(ana, ContraindicationReply.No);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        using var imani = await Visitor.SignedIn(clinic, clinic.Imani);
        await osei.Fill(Page(ana), Keep, Typed(Eligibility.NeedsClearance, "Blood pressure.", by: clinic.Imani));
        Assert.Contains("Needs clearance first: Blood pressure. Imani must say yes.", (await osei.Get(Page(ana))).Text);
        await osei.Fill(Page(ana), Keep, Typed(Eligibility.NotEligible, "For now."));
        Assert.Contains("This needs the yes of Imani first.", (await osei.Fill(Page(ana), Keep, Typed(Eligibility.Eligible, "I think so."))).Text);
        Assert.False(await MayBook(clinic, ana));
        await osei.Fill(Page(ana), Keep, Typed(Eligibility.NeedsClearance, "Imani is away; I have her notes.", by: clinic.DrOsei));
        Assert.Equal(HttpStatusCode.Found, (await osei.Fill(Page(ana), Keep, Typed(Eligibility.Eligible, "128/82 three times."))).Status);
        Assert.True(await MayBook(clinic, ana));
        await imani.Fill(Page(ana), Keep, Typed(Eligibility.NeedsClearance, "Once more.", by: clinic.Imani));
        await imani.Fill(Page(ana), Keep, Typed(Eligibility.Eligible, "Cleared."));
        Assert.True(await MayBook(clinic, ana));
        Assert.Equal(6, (await Decisions(clinic)).Count);
    }

    private static string Page(Patient patient) => $"/patients/eligibility/{patient.Id}";

    private static Dictionary<string, string> Typed(Eligibility? decision, string reason, User? by = null) =>
        new() { ["Decision"] = decision?.ToString() ?? "", ["Reason"] = reason, ["ClearanceBy"] = by?.Id.ToString() ?? "" };

    private static Task<bool> MayBook(TestClinic clinic, Patient patient) => clinic.Read(async db => (await ReadEligibility.Of(db, patient.Key(), TestContext.Current.CancellationToken)).MayBook);

    private static Task<List<EligibilityDecision>> Decisions(TestClinic clinic) => clinic.Read(db => db.EligibilityDecisions.AsNoTracking().OrderBy(d => d.DecidedAt).ToListAsync());
}
